"""Every figure of the plain reference by its name: what each module defines under a public name."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.reference import (
    plain_enforcement,
    plain_network,
    plain_on_site,
    plain_patients,
    plain_rates,
    plain_sites,
    plain_workers,
)
from tests.reference.plain_rates import Counted, Registers

Figure = Callable[[Registers, date], list[Counted]]
_MODULES: tuple[Any, ...] = (
    plain_sites,
    plain_workers,
    plain_enforcement,
    plain_patients,
    plain_network,
    plain_on_site,
)
FIGURES: dict[str, Figure] = plain_rates.RATES | {
    name: thing
    for module in _MODULES
    for name, thing in vars(module).items()
    if name.endswith(("_rate", "_count")) and not name.startswith("_") and callable(thing)
}
