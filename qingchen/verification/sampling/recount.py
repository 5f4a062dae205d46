"""What the team found of the records drawn, and what of it a look can use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qingchen.verification.sampling.clusters import Cluster
from qingchen.verification.sampling.looks import Look
from qingchen.verification.sampling.records import Record
from qingchen.verification.sampling.seen import Seen


class Result(StrEnum):
    """Codes of the list `recount_result`."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Found:
    """One record recounted. `done`: objects found done; None where it could not be reached."""

    code: str
    result: Result
    done: int | None


def done_of(record: Record, result: Result, given: int | None) -> tuple[int | None, str]:
    """(objects found done, fault): what a result says of a record; `given` is the number written down, if any.

    Agrees: as registered. Not found in any paper: none. Differs: of a single object the opposite of what is
    registered; of several the number must be given.
    """
    match result:
        case Result.NOT_REACHED:
            return None, ""
        case Result.NOT_FOUND:
            return 0, ""
        case Result.AGREES:
            fault = given is not None and given != record.reported
            return record.reported, f"核查结果为“一致”，核实数却是 {given}（台账为 {record.reported}）" if fault else ""
    if given is None and record.objects == 1:
        return 1 - record.reported, ""
    if given is None:
        return None, f"不一致的须填核实数（0 至 {record.objects}）"
    if not 0 <= given <= record.objects:
        return None, f"核实数 {given} 不在 0 至 {record.objects} 之间"
    if given == record.reported:
        return None, f"核查结果为“不一致”，核实数却与台账相同（{given}）"
    return given, ""


def seen_at_looks(
    drawn: Sequence[Record], found: Mapping[str, Found], looks: Sequence[Look], *, of_several: bool
) -> list[Seen]:
    """What each look reached has seen: a look is reached when every record of it has a result.

    of_several   a record of the frame may hold several objects, though none of those drawn may
    """
    reached = []
    for look in looks:
        records = drawn[: look.records]
        if len(records) < look.records or any(one.code not in found for one in records):
            break
        reached.append(_seen(records, found, of_several))
    return reached


def _seen(records: Sequence[Record], found: Mapping[str, Found], of_several: bool) -> Seen:
    results = [(one, found[one.code].done) for one in records]
    objects = sum(one.objects for one, _ in results)
    done = sum(number or 0 for _, number in results)
    unreached = sum(one.objects for one, number in results if number is None)
    if not of_several:
        return Seen(objects, done, unreached)
    worst = tuple(Cluster(one.objects, number or 0, one.objects) for one, number in results)
    best = tuple(
        Cluster(one.objects, one.objects if number is None else number, one.objects) for one, number in results
    )
    return Seen(objects, done, unreached, worst, best if unreached else ())


def pairs(drawn: Sequence[Record], found: Mapping[str, Found]) -> list[tuple[int, int]]:
    """(recounted, reported) of the records that could be reached, for the verification factor."""
    told = [(found[one.code].done, one.reported) for one in drawn if one.code in found]
    return [(number, reported) for number, reported in told if number is not None]
