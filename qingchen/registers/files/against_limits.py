"""Dust measurements against the limit in force on the day of sampling, and their course by post."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from qingchen.standards.dated import NotInForce
from qingchen.standards.exposure_limits import ExposureLimit, exposure_limit


@dataclass(frozen=True, slots=True)
class Judged:
    """A measurement and its limit.

    row       the row of `dust_measurements`
    limit     in force on the day of sampling; None where it cannot be told or there is none
    share     the time-weighted average as a multiple of the limit (1 is the limit itself); None without a limit
    over      whether it is over the limit; None without a limit
    differs   whether the report's own verdict says otherwise than the figures do
    """

    row: Mapping[str, Any]
    limit: ExposureLimit | None
    share: float | None
    over: bool | None
    differs: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The measurements of one post, kind of dust and fraction by day: (day, multiple of the limit)."""

    work_position: str
    dust_kind: str
    fraction: str
    points: tuple[tuple[date, float], ...]


def judged(rows: Iterable[Mapping[str, Any]]) -> list[Judged]:
    """Each measurement against its limit, in the order given."""
    return [_judged(row) for row in rows]


def courses(measurements: Iterable[Judged]) -> list[Course]:
    """One a post, kind of dust and fraction; those measured on more days first, then the highest."""
    by_post: dict[tuple[str, str, str], list[tuple[date, float]]] = defaultdict(list)
    for one in measurements:
        if one.share is not None:
            key = (one.row["work_position"], one.row["dust_kind"], one.row["fraction"])
            by_post[key].append((one.row["sampled_on"], one.share))
    found = [Course(*key, points=tuple(sorted(points))) for key, points in by_post.items()]
    return sorted(found, key=lambda one: (-len({day for day, _ in one.points}), -max(share for _, share in one.points)))


def _judged(row: Mapping[str, Any]) -> Judged:
    limit = _limit(row)
    measured = row["c_twa_mg_m3"]
    if limit is None or measured is None:
        return Judged(row, limit, None, None, False)
    over = Decimal(str(measured)) > limit.value_mg_m3
    differs = row["result"] is not None and (row["result"] == "over_limit") != over
    return Judged(row, limit, float(measured) / float(limit.value_mg_m3), over, differs)


def _limit(row: Mapping[str, Any]) -> ExposureLimit | None:
    if row["fraction"] not in ("total", "respirable"):
        # Fibres are counted, not weighed: the table of milligrams says nothing of them.
        return None
    try:
        return exposure_limit(row["dust_kind"], row["fraction"], row["free_silica_percent"], row["sampled_on"])
    except NotInForce:
        return None
