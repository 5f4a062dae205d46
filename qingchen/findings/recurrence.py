"""The same fault of the same party again, across years and branches (重复发生)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as recurrence sees it.

    party    an employer's USCC without the site number, so that all its sites are one; a unit's or county's code
    clause   the clause that was broken, else what the form item rests on
    """

    code: str
    party: str
    clause: str
    on: date


def party_of(inspectee_kind: str, inspectee_code: str) -> str:
    return inspectee_code.partition("-")[0] if inspectee_kind == "employer" else inspectee_code


def earlier_of(one: Found, others: Iterable[Found]) -> list[Found]:
    """Findings of the same party under the same clause on an earlier day, the newest first. Without a clause, none."""
    if not one.clause:
        return []
    same = [other for other in others if (other.party, other.clause) == (one.party, one.clause) and other.on < one.on]
    return sorted(same, key=lambda other: (other.on, other.code), reverse=True)


def repetitions(found: Iterable[tuple[int, Found]]) -> set[int]:
    """Ids of those for which `earlier_of` would name another, in one pass: the ledger asks about all of all years."""
    rows = [(number, one) for number, one in found if one.clause]
    first: dict[tuple[str, str], date] = {}
    for _, one in rows:
        kind = (one.party, one.clause)
        first[kind] = min(first.get(kind, one.on), one.on)
    return {number for number, one in rows if first[one.party, one.clause] < one.on}
