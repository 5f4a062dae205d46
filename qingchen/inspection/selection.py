"""Which county to visit: where dust employers concentrate, by a measure that is shown (notice, section 一)."""

from collections.abc import Mapping
from dataclasses import dataclass

from qingchen.values.rate import Rate


@dataclass(frozen=True, slots=True)
class CountyMeasure:
    """In-scope dust employers of a county, and their workers exposed to dust.

    key_industry_employers   of the in-scope ones those of a key industry
    drawable_employers       of these the ones in production: the frame of a draw
    """

    code: str
    name: str
    employers_in_scope: int
    workers_dust_exposed: int
    key_industry_employers: int = 0
    drawable_employers: int = 0


@dataclass(frozen=True, slots=True)
class RankedCounty:
    """A county at its rank, with the reason as the office would give it; `share` of the unit's in-scope employers."""

    rank: int
    code: str
    name: str
    employers_in_scope: int
    workers_dust_exposed: int
    reason: str
    key_industry_employers: int
    drawable_employers: int
    share: Rate


def rank_counties(measures: Mapping[str, CountyMeasure]) -> list[RankedCounty]:
    """Most in-scope employers first, then most exposed workers, then by code: no ties are left to chance."""
    ordered = sorted(measures.values(), key=lambda one: (-one.employers_in_scope, -one.workers_dust_exposed, one.code))
    employers = sum(one.employers_in_scope for one in ordered)
    return [
        RankedCounty(
            rank,
            one.code,
            one.name,
            one.employers_in_scope,
            one.workers_dust_exposed,
            f"纳入治理范围的粉尘单位 {one.employers_in_scope} 户（所在检查对象共 {employers} 户），接尘 "
            f"{one.workers_dust_exposed} 人，在 {len(ordered)} 个县（市、区）中列第 {rank} 位",
            one.key_industry_employers,
            one.drawable_employers,
            Rate(one.employers_in_scope, employers),
        )
        for rank, one in enumerate(ordered, start=1)
    ]
