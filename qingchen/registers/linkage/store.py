"""The pairs and runs that one person may see: both records of a pair must lie in the area."""

import json
from collections.abc import Iterable, Mapping

import polars as pl

from qingchen.problems import Problem
from qingchen.registers.linkage.linkage import Linkage
from qingchen.registers.linkage.models import LinkCandidate, LinkRun
from qingchen.values.actor import Actor

_LEFT = {"unique_id": "left_id", "batch": "left_batch", "row": "left_row", "county": "left_county"}
_RIGHT = {"unique_id": "right_id", "batch": "right_batch", "row": "right_row", "county": "right_county"}


def keep_candidates(linkage: Linkage, pairs: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame) -> None:
    """Enter new pairs; bring those still waiting to the newest rows and weight. What was decided stays."""
    whole = pairs.join(left.select(*_LEFT).rename(_LEFT), on="left_id").join(
        right.select(*_RIGHT).rename(_RIGHT), on="right_id"
    )
    rows = [
        LinkCandidate(linkage=linkage.name, **{name: "" if value is None else value for name, value in one.items()})
        for one in whole.iter_rows(named=True)
    ]
    LinkCandidate.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["linkage", "left_id", "right_id"],
        update_fields=[
            "left_batch",
            "left_row",
            "right_batch",
            "right_row",
            "left_county",
            "right_county",
            "weight",
            "levels",
        ],
    )


def decisions_of(linkage: Linkage, left_ids: Iterable[str]) -> dict[str, set[str]]:
    """What was decided, or waits, of each left record."""
    found: dict[str, set[str]] = {}
    wanted = set(left_ids)
    pairs = LinkCandidate.objects.filter(linkage=linkage.name).values_list("left_id", "decision")
    for left_id, decision in pairs.iterator():
        if left_id in wanted:
            found.setdefault(left_id, set()).add(decision)
    return found


def candidates_for(actor: Actor, linkage: str, decision: str) -> list[LinkCandidate]:
    """The heaviest first."""
    found = LinkCandidate.objects.filter(linkage=linkage, decision=decision).order_by("-weight", "left_id", "right_id")
    return [one for one in found if _lies_in(actor, one)]


def counts_for(actor: Actor) -> dict[tuple[str, str], int]:
    """How many pairs, by linkage and decision."""
    counts: dict[tuple[str, str], int] = {}
    for one in LinkCandidate.objects.only("linkage", "decision", "left_county", "right_county"):
        if _lies_in(actor, one):
            counts[one.linkage, one.decision] = counts.get((one.linkage, one.decision), 0) + 1
    return counts


def candidate_for(actor: Actor, public_id: str) -> LinkCandidate:
    """Raises Problem.thing.not_found."""
    found = LinkCandidate.objects.filter(public_id=public_id).first()
    if found is None or not _lies_in(actor, found):
        raise Problem("thing.not_found", what="这一对记录")
    return found


def runs_for(actor: Actor, most: int = 20) -> list[tuple[LinkRun, Mapping[str, int]]]:
    """The newest runs over regions of the area, with their counts."""
    runs = [run for run in LinkRun.objects.order_by("-ran_at") if run.region in actor.area][:most]
    return [(run, json.loads(run.counts)) for run in runs]


def _lies_in(actor: Actor, pair: LinkCandidate) -> bool:
    counties = (pair.left_county, pair.right_county)
    return all(county in actor.area if county else "" in actor.area.includes for county in counties)
