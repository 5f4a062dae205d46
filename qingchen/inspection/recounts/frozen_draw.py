"""A draw as it was frozen: its looks, records and question, from the texts of the row and back."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import Protocol, cast

from qingchen.standards.rules import rule
from qingchen.values.rate import Rate
from qingchen.verification.sampling.looks import Look
from qingchen.verification.sampling.outcome import Asked, Frame
from qingchen.verification.sampling.records import Record


class FrozenDraw(Protocol):
    """What of the row is read here (recounts/models.py)."""

    of: str
    claimed: str
    target: str
    listed_numerator: int
    listed_denominator: int
    about: date
    frame: str
    plan: str
    drawn: str


def looks_text(looks: Sequence[Look]) -> str:
    return json.dumps([asdict(look) for look in looks])


def records_text(records: Sequence[Record]) -> str:
    return json.dumps([asdict(record) for record in records], ensure_ascii=False)


def looks_of(draw: FrozenDraw) -> tuple[Look, ...]:
    return tuple(Look(**held) for held in json.loads(draw.plan))


def records_of_draw(draw: FrozenDraw) -> list[Record]:
    """In the order drawn."""
    return [Record(**held) for held in json.loads(draw.drawn)]


def asked_of(draw: FrozenDraw) -> Asked:
    """What the recount is held against, as it stood when the records were drawn."""
    return Asked(
        claimed=Fraction(draw.claimed) if draw.claimed else None,
        target=Fraction(draw.target) if draw.target else None,
        listed=Rate(draw.listed_numerator, draw.listed_denominator),
        frame=cast(Frame, draw.of),
        tolerated=Fraction(str(rule("verification_factor_low", draw.about).value)),
        records=draw.frame.count("\n") + 1,
    )
