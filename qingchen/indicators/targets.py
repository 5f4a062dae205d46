"""Which target holds: the unit's letter of responsibility, else the province's."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache

from qingchen.standards import rules

TargetOf = Callable[[str, str], Fraction | None]
"""(name of the target, unit code or `*`) → 0 to 1, or None where none is set."""


def province_targets(on: date) -> TargetOf:
    """The province's targets in force on the day, for every unit alike; none before the plan's first day, nor for a
    figure that has none."""

    @cache
    def of_province(name: str) -> Fraction | None:
        try:
            return rules.province_target(name, on).value
        except (rules.NotInForce, KeyError):
            return None

    return lambda name, unit_code: of_province(name)
