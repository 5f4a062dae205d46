"""A day plus n months, the same in DuckDB and in the plain reference."""

from datetime import date
from fractions import Fraction

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.indicators.dates import plus_months, share_of_year_elapsed
from tests.reference.plain_dates import plus_months as plain_plus_months


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2019, 2, 28), 12, date(2020, 2, 28)),
        (date(2020, 12, 31), 2, date(2021, 2, 28)),
        (date(2018, 7, 31), 24, date(2020, 7, 31)),
    ],
)
def test_a_month_without_that_day_ends_earlier(day, months, then):
    assert plus_months(ibis.literal(day), months).to_pyarrow().as_py() == then
    assert plain_plus_months(day, months) == then


@given(st.lists(st.tuples(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 60)), min_size=1))
@settings(max_examples=20, deadline=None)
def test_both_ways_of_adding_months_agree_on_every_day(pairs):
    schema = ibis.schema({"day": "date", "months": "int64"})
    table = ibis.memtable([{"day": day, "months": months} for day, months in pairs], schema=schema)
    found = table.mutate(then=plus_months(table.day, table.months)).to_pyarrow().to_pylist()
    assert [row["then"] for row in found] == [plain_plus_months(row["day"], row["months"]) for row in found]


def test_the_share_of_the_year_counts_the_day_itself():
    assert share_of_year_elapsed(date(2020, 1, 1)) == Fraction(1, 366)
    assert share_of_year_elapsed(date(2020, 7, 31)) == Fraction(213, 366)
    assert share_of_year_elapsed(date(2020, 12, 31)) == 1
    assert share_of_year_elapsed(date(2019, 12, 31)) == 1
