"""What became of a submission: its batch, how many rows still hold, by what mapping it was read, what took it back."""

from typing import Any

from qingchen.registers.actions import mapping_named
from qingchen.registers.actions.standing import rows_holding
from qingchen.registers.models import Batch, KeptMapping, Submission


def standing_of(found: Submission) -> dict[str, Any]:
    """`batch`, `holding` (None: not worked out), `superseded`, `undone_by`, `mapping_title`, `kept`."""
    batch = Batch.objects.filter(submission=found).first()
    undone_by = Batch.objects.filter(undoes=batch).first() if batch else None
    holding = rows_holding(batch) if batch and not undone_by else None
    mapping = mapping_named(found.mapping)
    return {
        "batch": batch,
        "holding": holding,
        "superseded": holding == 0,
        "undone_by": undone_by,
        "mapping_title": mapping.title if mapping else "",
        "kept": KeptMapping.objects.filter(public_id=found.mapping).first() if found.mapping else None,
    }
