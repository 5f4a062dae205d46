"""The step that a finding's term calls for today: by the clock, and by what was done before."""

from qingchen import clock
from qingchen.findings.deadlines import Escalation, called_for, next_step
from qingchen.findings.models import Finding
from qingchen.findings.states import OPEN_STATES
from qingchen.problems import Problem
from qingchen.standards.working_days import NoCalendar


def step_of(finding: Finding) -> Escalation | None:
    """The step that the clock calls for today and that was not taken yet. Raises Problem calendar.year_unknown."""
    if finding.state not in OPEN_STATES or finding.due_on is None:
        return None
    done = {Escalation(one.step): one for one in finding.escalations.all() if one.due_on == finding.due_on}
    today = clock.today()
    try:
        step = next_step(done, called_for(finding.due_on, today))
    except NoCalendar as missing:
        raise Problem("calendar.year_unknown", year=missing.year) from missing
    urged = done.get(Escalation.URGE)
    if step is Escalation.CIRCULATE and urged is not None and urged.at.astimezone(clock.SHANGHAI).date() == today:
        return None
    return step
