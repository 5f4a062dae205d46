"""When: a thing in this state may. Who is permissions.py's question."""

from enum import StrEnum
from typing import Protocol

from qingchen.inspection.draws.session_states import SESSION_TRANSITIONS, SessionState
from qingchen.inspection.states import (
    ACT_TITLES,
    ROUND_TRANSITIONS,
    SHEET_TRANSITIONS,
    TEAM_TRANSITIONS,
    VISIT_DAY_TRANSITIONS,
    RoundState,
    SheetState,
    TeamState,
    VisitDayState,
)
from qingchen.problems import Problem


class HasState(Protocol):
    """A round, sheet or team: a state and, for messages, a title."""

    state: str

    @property
    def title(self) -> str: ...


def next_round_state(round_: HasState, act: str) -> StrEnum:
    """The state after `act`. Raises Problem round.wrong_state."""
    from_, to = ROUND_TRANSITIONS[act]
    if round_.state != from_:
        raise _wrong("round.wrong_state", round_.title, RoundState(round_.state).title, act)
    return to


def next_sheet_state(sheet: HasState, act: str) -> StrEnum:
    """The state after `act`. Raises Problem sheet.wrong_state."""
    from_, to = SHEET_TRANSITIONS[act]
    if sheet.state != from_:
        raise _wrong("sheet.wrong_state", sheet.title, SheetState(sheet.state).title, act)
    return to


def next_team_state(state: str, number: int, act: str) -> StrEnum:
    """The state after `act`. Raises Problem sheet.wrong_state."""
    from_, to = TEAM_TRANSITIONS[act]
    if state != from_:
        raise _wrong("sheet.wrong_state", f"第{number}组检查工作报告", TeamState(state).title, act)
    return to


def next_visit_day_state(day: HasState, act: str) -> StrEnum:
    """The state after `act`. Raises Problem visit_day.wrong_state."""
    from_, to = VISIT_DAY_TRANSITIONS[act]
    if day.state != from_:
        raise _wrong("visit_day.wrong_state", day.title, VisitDayState(day.state).title, act)
    return to


def next_session_state(session: HasState, act: str) -> StrEnum:
    """The state after `act`. Raises Problem draw.wrong_state: frames first, then their publication, then the number."""
    from_, to = SESSION_TRANSITIONS[act]
    if session.state != from_:
        raise _wrong("draw.wrong_state", session.title, SessionState(session.state).title, act)
    return to


def check_round_opened(round_: HasState, act: str) -> None:
    """Raises Problem round.wrong_state: the work of places and teams is done in an opened round only."""
    if round_.state != RoundState.OPENED:
        raise _wrong("round.wrong_state", round_.title, RoundState(round_.state).title, act)


def check_round_planned(round_: HasState, act: str) -> None:
    """Raises Problem round.wrong_state: once the round is opened its people are in the field."""
    if round_.state != RoundState.PLANNED:
        raise _wrong("round.wrong_state", round_.title, RoundState(round_.state).title, act)


def check_sheet_open(sheet: HasState, act: str) -> None:
    """Raises Problem sheet.wrong_state: what was submitted is not written in."""
    if sheet.state != SheetState.OPEN:
        raise _wrong("sheet.wrong_state", sheet.title, SheetState(sheet.state).title, act)


def check_team_working(state: str, number: int, act: str) -> None:
    """Raises Problem sheet.wrong_state: after the leader's sign-off the team's papers are closed."""
    if state != TeamState.WORKING:
        raise _wrong("sheet.wrong_state", f"第{number}组检查工作", TeamState(state).title, act)


def _wrong(code: str, title: str, state: str, act: str) -> Problem:
    return Problem(code, title=title, state=state, act=ACT_TITLES[act])
