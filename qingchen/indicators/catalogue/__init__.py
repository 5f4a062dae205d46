"""The indicators, one file each; found by `qingchen.indicators.catalogue.indicators()`."""

import sys
from functools import cache

from qingchen.discovery import things
from qingchen.indicators.indicator import Indicator

MAIN = (
    "declaration_rate",
    "periodic_monitoring_rate",
    "health_examination_rate",
    "principal_training_rate",
    "manager_training_rate",
    "worker_training_rate",
)
"""The rates T1–T4 of the campaign, in the order in which tables print them. The others are further views."""


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator by its name: the main ones first, then the others by name."""
    found = things(sys.modules[__name__], "indicator", Indicator)
    for name, indicator in found.items():
        assert indicator.name == name, f"{name}.py declares {indicator.name}"
    return {name: found[name] for name in sorted(found, key=_place)}


def _place(name: str) -> tuple[int, str]:
    return (MAIN.index(name) if name in MAIN else len(MAIN), name)
