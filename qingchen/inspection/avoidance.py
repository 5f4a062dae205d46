"""Who may be drawn to inspect a place, and of everybody else why not (回避)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member of some team of the round.

    agency    where the person works
    declared  what the person declared relations to, by code (an employer, a county, a unit) with the words
    """

    code: str
    name: str
    agency: str
    duty: str
    team: int
    declared: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where one is drawn for.

    codes    of the unit and of whatever of it is visited
    names    of the division and what lies in it, as agencies begin with them: 通化市, 集安市
    employers names of the employers in the frame
    """

    name: str
    team: int
    codes: frozenset[str]
    names: tuple[str, ...]
    employers: Collection[str]


def left_out(candidates: Iterable[Candidate], place: Destination) -> dict[str, str]:
    """The reason of each who stands not in the frame, by code; all reasons where there are several."""
    reasons = {one.code: _reasons(one, place) for one in candidates}
    return {code: "；".join(told) for code, told in reasons.items() if told}


def _reasons(one: Candidate, place: Destination) -> list[str]:
    told = []
    if one.team != place.team:
        told.append(f"第{one.team}组不负责{place.name}")
    if one.duty == "leader":
        told.append("组长带队，不参加抽取")
    if one.duty == "liaison":
        told.append("联络员，不到现场检查")
    local = next((name for name in place.names if name in one.agency), "")
    if local:
        told.append(f"在当地单位任职（{one.agency}），回避本地")
    if one.agency in place.employers:
        told.append(f"所在单位（{one.agency}）列入受检范围，回避本单位")
    told += [f"已申报与受检对象有关系：{words}" for code, words in one.declared.items() if code in place.codes]
    return told
