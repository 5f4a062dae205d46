"""What is asked of records that are to be drawn, frozen with their frame: it cannot be fitted to what was drawn."""

import json
from dataclasses import asdict
from typing import Any, Protocol

from qingchen.indicators.catalogue import indicators
from qingchen.verification.sampling.looks import Look
from qingchen.verification.sampling.outcome import Asked
from qingchen.verification.sampling.plan import RecountPlan

OF = {"denominator": "全部记录", "numerator": "已计入的记录"}


class FrozenQuestion(Protocol):
    """What of the row is read here (draws/models.py)."""

    explained: str


def question_text(asked: Asked, plan: RecountPlan, about: dict[str, Any]) -> str:
    """JSON of claim, target, register's counts and looks, beside `about`: place, indicator, frame, days and batches."""
    held = about | {
        "claimed": "" if asked.claimed is None else str(asked.claimed),
        "target": "" if asked.target is None else str(asked.target),
        "listed": [asked.listed.numerator, asked.listed.denominator],
        "looks": [asdict(look) for look in plan.looks],
    }
    return json.dumps(held, ensure_ascii=False)


def question_of(draw: FrozenQuestion) -> dict[str, Any]:
    return dict(json.loads(draw.explained))


def looks_frozen(draw: FrozenQuestion) -> list[Look]:
    return [Look(**held) for held in question_of(draw)["looks"]]


def records_about(draw: FrozenQuestion) -> dict[str, Any]:
    """The lines of the certificate that a draw of records has more than others."""
    held, looks = question_of(draw), looks_frozen(draw)
    return {
        "place": held["place"],
        "item": indicators()[held["indicator"]].title,
        "of": OF[held["of"]],
        "about": held["about"],
        "known_on": held["known_on"],
        "batches_until": held["batches_until"],
        "looks": [look.records for look in looks],
        "error_of_looks": [look.error for look in looks],
    }
