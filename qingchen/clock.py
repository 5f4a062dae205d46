"""The one clock. Everything that needs the present asks here, so a round of 2020 can be carried through today."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_set_to: ContextVar[datetime | None] = ContextVar("qingchen_clock", default=None)
_process: list[datetime | None] = [None]


def now() -> datetime:
    """The present instant, aware, in UTC: the replayed instant where one is set."""
    return _set_to.get() or _process[0] or datetime.now(UTC)


def today() -> date:
    """The present day in China."""
    return now().astimezone(SHANGHAI).date()


def set_process_clock(instant: datetime | None) -> None:
    """Set the clock of the whole process (the demo server, which lives in July 2020); None for real time."""
    _process[0] = instant


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Within this block it is `instant` (for replaying a round from files, and for tests)."""
    token = _set_to.set(instant if instant.tzinfo else instant.replace(tzinfo=SHANGHAI))
    try:
        yield
    finally:
        _set_to.reset(token)
