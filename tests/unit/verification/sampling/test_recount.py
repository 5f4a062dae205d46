"""What a result says of a record, and when a look is reached."""

from functools import partial

import pytest

from qingchen.verification.sampling.looks import Look
from qingchen.verification.sampling.records import Record
from qingchen.verification.sampling.recount import Found, Result, done_of, pairs, seen_at_looks


def record(row: int, reported: int = 1, objects: int = 1) -> Record:
    return Record(f"1-{row}", "s", "U", 1, "示例", "220502", "", reported, objects, 1, row, row)


@pytest.mark.parametrize(
    ("reported", "objects", "result", "given", "done"),
    [
        (1, 1, Result.AGREES, None, 1),
        (0, 1, Result.AGREES, None, 0),
        (1, 1, Result.DIFFERS, None, 0),
        (0, 1, Result.DIFFERS, None, 1),
        (1, 1, Result.NOT_FOUND, None, 0),
        (1, 1, Result.NOT_REACHED, None, None),
        (2, 3, Result.DIFFERS, 1, 1),
    ],
)
def test_what_a_result_says(reported: int, objects: int, result: Result, given: int | None, done: int | None) -> None:
    assert done_of(record(1, reported, objects), result, given) == (done, "")


@pytest.mark.parametrize(
    ("result", "given", "word"),
    [
        (Result.AGREES, 1, "一致"),
        (Result.DIFFERS, None, "须填核实数"),
        (Result.DIFFERS, 4, "不在 0 至 3"),
        (Result.DIFFERS, 2, "与台账相同"),
    ],
)
def test_what_contradicts_itself_is_told(result: Result, given: int | None, word: str) -> None:
    assert word in done_of(record(1, 2, 3), result, given)[1]


def found(row: int, done: int | None) -> tuple[str, Found]:
    return f"1-{row}", Found(f"1-{row}", Result.AGREES if done is not None else Result.NOT_REACHED, done)


def test_a_look_is_reached_when_all_its_records_have_a_result() -> None:
    reached = partial(seen_at_looks, of_several=False)
    drawn = [record(row) for row in range(1, 5)]
    looks = [Look(2, 0.02, 0), Look(4, 0.03, 0)]
    three = dict([found(1, 1), found(2, 0), found(3, 1)])
    assert [(one.records, one.in_order) for one in reached(drawn, three, looks)] == [(2, 1)]
    four = three | dict([found(4, None)])
    assert [(one.records, one.in_order, one.unreached) for one in reached(drawn, four, looks)][1] == (4, 2, 1)
    assert reached(drawn, {}, looks) == []


def test_records_of_several_objects_are_clusters() -> None:
    drawn = [record(1, 2, 3), record(2, 1, 1)]
    seen = seen_at_looks(drawn, dict([found(1, 2), found(2, None)]), [Look(2, 0.05, 0)], of_several=True)[0]
    assert (seen.records, seen.in_order, seen.unreached) == (4, 2, 1)
    assert [one.in_order for one in seen.clusters] == [2, 0]
    assert [one.in_order for one in seen.best] == [2, 1]


def test_employers_of_one_manager_each_do_not_speak_for_those_of_many() -> None:
    # 32 drawn of 200 have one manager each, all in order; the 200 have 600 managers.
    drawn = [record(row) for row in range(1, 33)]
    in_order = dict(found(row, 1) for row in range(1, 33))
    seen = seen_at_looks(drawn, in_order, [Look(32, 0.05, 0)], of_several=True)[0]
    assert seen.bounds(200, 600, 0.05).low < 1 / 3
    alone = seen_at_looks(drawn, in_order, [Look(32, 0.05, 0)], of_several=False)[0]
    assert alone.bounds(200, 200, 0.05).low > 0.9


def test_the_factor_leaves_out_what_could_not_be_reached() -> None:
    drawn = [record(1), record(2), record(3, 0)]
    assert pairs(drawn, dict([found(1, 1), found(2, None), found(3, 0)])) == [(1, 1), (0, 0)]


def test_every_employer_seen_leaves_nothing_open_but_what_was_not_reached() -> None:
    drawn = [record(1, 2, 3), record(2, 1, 1)]
    seen = seen_at_looks(drawn, dict([found(1, 2), found(2, None)]), [Look(2, 0.05, 0)], of_several=True)[0]
    bounds = seen.bounds(2, 4, 0.05)
    assert (bounds.low, bounds.high) == (2 / 4, 3 / 4)
