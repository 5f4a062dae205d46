"""Late filings (补报): counted by the days that `rules/filing.yaml` names, never refused."""

from datetime import date, datetime, timedelta

import pytest

from qingchen import clock
from qingchen.registers.actions import accept, check, receive
from qingchen.registers.models import Submission
from qingchen.standards import rules
from tests.integration.registers.files import LISHU, PROVINCE, employers, trainings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
KNOWN_ON = date(2020, 7, 20)


def _edge(kind: str) -> date:
    """The earliest day that is not late."""
    return KNOWN_ON - timedelta(days=int(rules.rule(f"late_filing_days_{kind}", KNOWN_ON).value))


def _events(*days: date) -> bytes:
    rows = [{"training_no": f"T{at}", "trained_from": day, "trained_until": day} for at, day in enumerate(days)]
    return trainings(*rows)


def _sent(register: str, data: bytes, mode: str = "upsert") -> Submission:
    submission = receive(LISHU, register, f"{register}.csv", data, region="220322", mode=mode)
    assert check(LISHU, submission).problems.total == 0
    return submission


def test_events_and_states_are_late_the_day_after_their_own_number_of_days():
    assert _edge("event") > _edge("state")
    day = timedelta(days=1)
    event, state = _edge("event"), _edge("state")
    of_events = _sent("trainings", _events(event, event - day, event - 40 * day))
    rows = [{"site_no": at, "effective_on": on} for at, on in enumerate((state, state - day), 1)]
    of_states = _sent("employers", employers(*rows))
    assert (of_events.late_rows, of_states.late_rows) == (2, 1)
    for submission in (of_events, of_states):
        accept(PROVINCE, submission)
        submission.refresh_from_db()
    assert (of_events.late_rows, of_states.late_rows, of_events.rows) == (2, 1, 3)


def test_late_is_said_of_the_day_on_which_rows_become_known():
    submission = _sent("trainings", _events(_edge("event")))
    assert submission.late_rows == 0
    with clock.at(datetime(2020, 7, 21, 9)):
        accept(PROVINCE, submission)
    submission.refresh_from_db()
    assert submission.late_rows == 1


def test_a_withdrawal_is_never_late():
    long_ago = _edge("event") - timedelta(days=40)
    accept(PROVINCE, _sent("trainings", _events(long_ago)))
    assert _sent("trainings", _events(long_ago), mode="withdraw").late_rows == 0
