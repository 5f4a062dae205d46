"""Until when a finding is to be mended, and what its term calls for today: 提醒, 催办, 通报."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from qingchen.standards.rules import rule
from qingchen.standards.working_days import end_of_term, term_before, working_days_past


class Escalation(StrEnum):
    """The strings are stored; never rename one."""

    REMIND = "remind"
    URGE = "urge"
    CIRCULATE = "circulate"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"remind": "提醒", "urge": "催办", "circulate": "通报"}[self]


def due_on(kind: str, given_on: date) -> date:
    """The last day of the term of a `problem_kind`, in working days. Raises NoCalendar."""
    return end_of_term(given_on, int(rule(f"rectification_working_days_{kind}", given_on).value))


def called_for(due: date, today: date) -> Escalation | None:
    """What the clock calls for on `today`; None while there is time. Raises NoCalendar."""
    late = working_days_past(due, today)
    if late >= int(rule("rectification_circulate_after_working_days", today).value):
        return Escalation.CIRCULATE
    if late >= int(rule("rectification_urge_after_working_days", today).value):
        return Escalation.URGE
    if today > term_before(due, int(rule("rectification_remind_before_working_days", today).value)):
        return Escalation.REMIND
    return None


def next_step(done: Collection[Escalation], called: Escalation | None) -> Escalation | None:
    """The step to take now, if any: none twice, and nobody is circulated who was not urged before."""
    if called is None or called in done:
        return None
    if called is Escalation.CIRCULATE and Escalation.URGE not in done:
        return Escalation.URGE
    return called
