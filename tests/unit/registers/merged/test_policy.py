"""What is merged when: few segments, a short tail, each row written again only a few times."""

import math
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.registers.batch_list import BatchFile
from qingchen.registers.merged.policy import LONGEST_TAIL, MOST_AT_ONCE, next_step
from qingchen.registers.merged.segments import SegmentFile, Sources, first_number

DAY = date(2020, 7, 1)


def _batch(number, rows):
    return BatchFile(number, f"b{number}", "employers", f"/b{number}", ("22",), DAY, "", "", rows)


def _segment(step):
    pieces = step.pieces
    rows = sum(piece.rows for piece in pieces)
    return SegmentFile("employers", "s", "/s", "", 0, 0, first_number(pieces[0]), step.until, rows)


def _merged(sources, step):
    made = _segment(step)
    kept = tuple(one for one in sources.segments if one not in step.segments)
    tail = tuple(one for one in sources.tail if one not in step.tail)
    return Sources(tuple(sorted((*kept, made), key=first_number)), tail, sources.until)


@settings(max_examples=30, deadline=None)
@given(sizes=st.lists(st.integers(1, 500), min_size=1, max_size=1500))
def test_there_are_few_segments_and_a_row_is_written_again_only_a_few_times(sizes):
    sources, written = Sources((), (), 0), 0
    for number, rows in enumerate(sizes, 1):
        sources = Sources(sources.segments, (*sources.tail, _batch(number, rows)), number)
        while step := next_step(sources):
            written += sum(piece.rows for piece in step.pieces)
            sources = _merged(sources, step)
        assert len(sources.tail) <= LONGEST_TAIL
    ranges = [(one.first, one.last) for one in sources.segments] + [(one.number, one.number) for one in sources.tail]
    assert ranges[0][0] == 1
    assert [first for first, _ in ranges[1:]] == [last + 1 for _, last in ranges[:-1]]
    total = sum(sizes)
    levels = math.log(max(len(sizes) / LONGEST_TAIL, 1), 2) + 2
    assert len(sources.segments) <= levels
    assert written <= 3 * levels * total


def test_a_great_many_batches_are_merged_a_step_at_a_time_and_in_the_end_into_one():
    sources = Sources((), tuple(_batch(number, 10) for number in range(1, 3501)), 3500)
    steps = 0
    while step := next_step(sources, whole=True):
        assert len(step.tail) <= MOST_AT_ONCE
        sources, steps = _merged(sources, step), steps + 1
    assert steps <= 5
    assert [(one.first, one.last, one.rows) for one in sources.segments] == [(1, 3500, 35_000)]
    assert sources.tail == ()


def test_batches_whose_segment_is_gone_are_merged_again_before_what_follows():
    later = SegmentFile("employers", "s", "/s", "", 0, 0, 3, 40, 10_000)
    sources = Sources((later,), (_batch(1, 5), _batch(2, 5), *(_batch(n, 5) for n in range(41, 90))), 89)
    step = next_step(sources)
    assert step is not None
    assert [piece.number for piece in step.tail] == [1, 2]
    assert step.segments == ()
