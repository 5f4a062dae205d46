"""A span of days."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the day after the last (`until` is excluded)."""

    from_: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.from_ <= day < self.until

    @classmethod
    def year_of(cls, day: date) -> "Period":
        """The calendar year that holds `day`."""
        return cls(date(day.year, 1, 1), date(day.year + 1, 1, 1))
