"""Minutes of a day's work as times of the clock: the pause at noon lies between them, never in them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from qingchen.standards.rules import rule


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """From setting out to the last visit's end, in minutes since midnight."""

    sets_out: int
    noon: int
    afternoon: int
    ends: int

    @property
    def minutes(self) -> int:
        return self.noon - self.sets_out + self.ends - self.afternoon

    def begins_at(self, minutes: int) -> time:
        """When something begins that many minutes of work after setting out: at noon it begins after the pause."""
        return _clock(self.sets_out + minutes + (self._pause if self.sets_out + minutes >= self.noon else 0))

    def ends_at(self, minutes: int) -> time:
        """When it ends: at noon it ends before the pause."""
        return _clock(self.sets_out + minutes + (self._pause if self.sets_out + minutes > self.noon else 0))

    @property
    def _pause(self) -> int:
        return self.afternoon - self.noon


def working_day(on: date) -> WorkingDay:
    """The hours in force on a day, by standards."""
    hours = [time.fromisoformat(text) for text in str(rule("itinerary_clock", on).value).split()]
    return WorkingDay(*(one.hour * 60 + one.minute for one in hours))


def _clock(minutes: int) -> time:
    return (datetime.min + timedelta(minutes=minutes)).time()
