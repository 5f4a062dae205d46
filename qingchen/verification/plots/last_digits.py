"""Last digits of counts that were written down: in honest counts of two digits and more they are nearly even.

Suitable: counts of exposed workers (dossier 6.8). Not: percentages, years, noughts, readings of a coarse instrument.
People do round to 0 and 5, so a picture is a lead to look at how the figures came about, never more.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 50
"""So that five are expected of each digit."""


@dataclass(frozen=True, slots=True)
class LastDigits:
    """counts[d]: how many end in d. `rounded`: the share that ends in 0 or 5; a fifth is expected."""

    counts: tuple[int, ...]

    @property
    def many(self) -> int:
        return sum(self.counts)

    @property
    def enough(self) -> bool:
        return self.many >= LEAST

    @property
    def rounded(self) -> float:
        return (self.counts[0] + self.counts[5]) / self.many if self.many else 0.0


def last_digits(values: Iterable[int | None]) -> LastDigits:
    """Of the values of two digits and more; others are passed over."""
    counted = Counter(value % 10 for value in values if value is not None and value >= 10)
    return LastDigits(tuple(counted[digit] for digit in range(10)))
