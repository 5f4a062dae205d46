"""Working days: holidays are off, and some weekends are worked for them."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.registers.days_of_work import working_days_after as by_column
from qingchen.standards.working_days import holidays, is_working_day, working_days_after, working_weekends


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2020, 7, 13), date(2020, 7, 13), 0),
        (date(2020, 7, 13), date(2020, 7, 17), 4),
        (date(2020, 7, 17), date(2020, 7, 20), 1),
        (date(2020, 4, 30), date(2020, 5, 6), 1),
        (date(2020, 5, 8), date(2020, 5, 11), 2),
        (date(2020, 1, 23), date(2020, 2, 3), 1),
        (date(2020, 7, 14), date(2020, 7, 13), 0),
    ],
)
def test_days_are_counted_over_weekends_and_holidays(first, last, days):
    assert working_days_after(first, last) == days


def test_the_table_holds_no_day_both_off_and_worked():
    assert not set(holidays()) & set(working_weekends())
    assert all(day.weekday() >= 5 for day in working_weekends())
    assert is_working_day(date(2020, 6, 28))


@given(st.dates(date(2018, 12, 1), date(2022, 1, 31)), st.integers(0, 90))
def test_whole_columns_are_counted_as_single_days_are(first, days):
    last = first + timedelta(days=days)
    frame = pl.DataFrame({"first": [first, None], "last": [last, last]})
    counted = frame.select(by_column("first", "last").alias("days"))["days"].to_list()
    assert counted == [working_days_after(first, last), None]
