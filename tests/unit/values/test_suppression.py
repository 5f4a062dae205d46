"""Small counts cannot be read off a public table, not even by subtracting. Judged by trying every possible table."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.values.suppression import NOT_PUBLISHED, public_table, reached, suppressed

THRESHOLD = 3
"""Lower than the real one, so that every possible table can be tried."""
MOST = 6


def test_a_small_count_is_told_as_small_and_nought_as_nought():
    assert [suppressed(count, 5) for count in (0, 1, 4, 5, 12)] == ["0", "<5", "<5", "5", "12"]


def test_of_a_count_against_a_threshold_only_the_answer_is_published():
    assert (reached(10, 10), reached(9, 10)) == ("≥10：是", "≥10：否")


def test_a_single_small_cell_takes_another_with_it():
    table = public_table([[3, 20, 40]], 5, column_totals=False)
    assert table.cells == (("<5", NOT_PUBLISHED, "40"),)
    assert table.row_totals == ("63",)


def test_two_small_cells_whose_sum_would_tell_them_take_a_third():
    table = public_table([[1, 1, 7, 9]], 5, column_totals=False)
    assert table.cells == (("<5", "<5", NOT_PUBLISHED, "9"),)


def test_a_small_total_is_hidden_with_its_cells():
    table = public_table([[1, 2], [50, 60]], 5)
    assert table.cells[0] == ("<5", "<5")
    assert table.row_totals == (NOT_PUBLISHED, NOT_PUBLISHED)


def test_a_table_without_small_counts_is_published_as_it_is():
    table = public_table([[5, 0], [7, 8]], 5)
    assert table == public_table([[5, 0], [7, 8]], 1)
    assert (table.cells, table.row_totals, table.column_totals) == ((("5", "0"), ("7", "8")), ("5", "15"), ("12", "8"))


def test_totals_not_asked_for_are_empty():
    table = public_table([[1, 20]], 5, row_totals=False, column_totals=False)
    assert (table.cells, table.row_totals, table.total) == ((("<5", "20"),), ("",), "")


def _possible(table, height, width):
    """Every body of counts up to MOST + THRESHOLD that agrees with what is published."""

    def fits(count, text):
        if text in ("", NOT_PUBLISHED):
            return True
        return 1 <= count < THRESHOLD if text.startswith("<") else count == int(text)

    ranges = [[count for count in range(MOST + THRESHOLD) if fits(count, text)] for row in table.cells for text in row]
    for flat in product(*ranges):
        rows = [flat[start : start + width] for start in range(0, height * width, width)]
        lines = all(fits(sum(row), text) for row, text in zip(rows, table.row_totals, strict=True))
        columns = [sum(column) for column in zip(*rows, strict=True)]
        if (
            lines
            and all(fits(one, text) for one, text in zip(columns, table.column_totals, strict=True))
            and fits(sum(flat), table.total)
        ):
            yield flat


SHAPES = st.sampled_from([(1, 2), (1, 3), (2, 2), (3, 1), (2, 3)])
COUNTS = st.one_of(st.integers(0, THRESHOLD), st.integers(0, MOST))


@settings(max_examples=60, deadline=None)
@given(st.data(), SHAPES, st.booleans(), st.booleans())
def test_whatever_the_table_every_small_count_stays_any_small_count_and_no_hidden_cell_is_told(
    data, shape, row_totals, column_totals
):
    height, width = shape
    flat = data.draw(st.lists(COUNTS, min_size=height * width, max_size=height * width))
    counts = [flat[start : start + width] for start in range(0, height * width, width)]
    table = public_table(counts, THRESHOLD, row_totals=row_totals, column_totals=column_totals)
    possible = list(_possible(table, height, width))
    texts = [text for row in table.cells for text in row]
    assert tuple(flat) in possible
    for place, text in enumerate(texts):
        told = {one[place] for one in possible}
        if text.startswith("<"):
            assert told == set(range(1, THRESHOLD))
        elif text == NOT_PUBLISHED:
            assert len(told) > 1
        else:
            assert told == {flat[place]}
            assert flat[place] == 0 or flat[place] >= THRESHOLD


@pytest.mark.parametrize("counts", [[], [[]]])
def test_an_empty_table_is_no_trouble(counts):
    assert public_table(counts, 5).total == "0"
