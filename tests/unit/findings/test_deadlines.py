"""A term runs in working days; the clock calls for a reminder, an urging, a circulation, in this order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.findings.deadlines import Escalation, called_for, due_on, next_step
from qingchen.findings.rules import term_faults
from qingchen.standards.working_days import NoCalendar, is_working_day, working_days_after

DAYS = st.dates(date(2020, 1, 2), date(2026, 8, 1))


def test_a_term_given_before_the_national_day_ends_after_it():
    assert due_on("at_once", date(2020, 9, 29)) == date(2020, 10, 13)
    assert due_on("by_deadline", date(2020, 7, 31)) == date(2020, 8, 28)


def test_a_term_that_runs_into_a_year_without_notice_is_refused():
    with pytest.raises(NoCalendar, match="2027 年"):
        due_on("by_deadline", date(2026, 12, 20))


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2020, 8, 25), None),
        (date(2020, 8, 26), Escalation.REMIND),
        (date(2020, 8, 28), Escalation.REMIND),
        (date(2020, 8, 30), Escalation.REMIND),
        (date(2020, 8, 31), Escalation.URGE),
        (date(2020, 9, 10), Escalation.URGE),
        (date(2020, 9, 11), Escalation.CIRCULATE),
    ],
)
def test_the_clock_calls_for_the_next_step(today, step):
    assert called_for(date(2020, 8, 28), today) == step


@given(DAYS, st.integers(0, 60))
def test_the_call_never_goes_back_while_time_goes_on(due, later):
    order = [None, *Escalation]
    today = due + timedelta(days=later - 30)
    assert order.index(called_for(due, today)) <= order.index(called_for(due, today + timedelta(days=1)))


@given(DAYS, st.sets(st.integers(-8, 40), max_size=12))
def test_whatever_days_somebody_looks_no_step_is_taken_twice_and_none_is_circulated_unurged(due, looks):
    done: list[Escalation] = []
    for look in sorted(looks):
        step = next_step(done, called_for(due, due + timedelta(days=look)))
        if step is not None:
            done.append(step)
    assert len(done) == len(set(done))
    assert Escalation.CIRCULATE not in done or done.index(Escalation.URGE) < done.index(Escalation.CIRCULATE)


@given(DAYS)
def test_a_term_of_a_kind_is_always_one_that_may_be_given(given_on):
    last = due_on("by_deadline", given_on)
    assert term_faults(last, given_on) == []
    assert is_working_day(last)
    assert working_days_after(given_on, last) == 20


@pytest.mark.parametrize(
    ("last", "fault"),
    [(date(2020, 7, 31), "晚于今天"), (date(2020, 8, 30), "不是工作日"), (date(2021, 9, 1), "超过一年")],
)
def test_a_day_that_is_no_end_of_a_term_is_told_why(last, fault):
    assert fault in term_faults(last, date(2020, 7, 31))[0]
