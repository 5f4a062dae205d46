"""Working days: holidays are off, and some weekends are worked for them."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.registers.days_of_work import working_days_after as by_column
from qingchen.standards.working_days import (
    NoCalendar,
    end_of_term,
    holidays,
    is_working_day,
    term_before,
    working_days_after,
    working_days_past,
    working_weekends,
    years_with_notice,
)


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


@given(st.dates(date(2018, 12, 1), date(2026, 11, 30)), st.integers(0, 90))
def test_whole_columns_are_counted_as_single_days_are(first, days):
    last = first + timedelta(days=days)
    frame = pl.DataFrame({"first": [first, None], "last": [last, last]})
    counted = frame.select(by_column("first", "last").alias("days"))["days"].to_list()
    assert counted == [working_days_after(first, last), None]


@given(st.dates(date(2019, 1, 1), date(2026, 10, 1)), st.integers(1, 60))
def test_a_term_ends_on_a_working_day_and_holds_as_many_as_were_given(first, days):
    last = end_of_term(first, days)
    assert is_working_day(last)
    assert working_days_after(first, last) == days
    assert working_days_past(last, last) == 0
    assert working_days_past(first, last) == days
    assert working_days_after(term_before(last, days), last) == days


@given(st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.dates(date(2019, 1, 1), date(2026, 12, 31)))
def test_working_days_of_two_spans_that_touch_add_up(one, other):
    first, last = min(one, other), max(one, other)
    middle = first + (last - first) // 2
    whole = working_days_after(first, last)
    assert whole == working_days_after(first, middle) + working_days_after(middle, last)


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        (date(2020, 9, 24), 5, date(2020, 9, 30)),
        (date(2020, 9, 30), 1, date(2020, 10, 9)),
        (date(2020, 9, 30), 2, date(2020, 10, 10)),
        (date(2023, 9, 28), 1, date(2023, 10, 7)),
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
    ],
)
def test_a_term_goes_over_the_long_holidays(first, days, last):
    assert end_of_term(first, days) == last


def test_a_year_without_its_notice_is_said_and_not_guessed():
    after = years_with_notice()[-1] + 1
    for term in (
        lambda: end_of_term(date(after - 1, 12, 28), 10),
        lambda: end_of_term(date(2018, 12, 20), 3),
        lambda: working_days_past(date(after - 1, 12, 1), date(after, 1, 5)),
        lambda: term_before(date(after, 1, 5), 2),
    ):
        with pytest.raises(NoCalendar, match="没有录入"):
            term()
