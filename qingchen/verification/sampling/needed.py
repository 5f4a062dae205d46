"""How many records would be needed to show that a target is met, or missed, if the truth were so and so.

True 98 % against 95 % takes 234 records for 80 % power; the nearer the truth lies to the target, the more, up to every
record of the lot. Where the truth lies on the other side no number helps.
"""

from collections.abc import Callable
from math import ceil
from statistics import NormalDist

from qingchen.verification.sampling.tails import Lot

_FAR = 20_000
_SCANNED_WHOLE = 400


def records_to_confirm(
    target: float, truth: float, population: int | None, *, error: float, power: float
) -> int | None:
    """Fewest records whose exact lower bound reaches `target` with `power`; None: not even every record."""
    lot = Lot(population)
    missing = _just_below(target, population)
    if truth < target or missing is None:
        return None
    failing = _of_lot(1 - truth, population)

    def shown(records: int, allowed: int) -> tuple[bool, int]:
        # The most failures with which a lot that just misses the target would be refused at the error.
        while lot.failures_at_most(allowed, records, missing) <= error:
            allowed += 1
        return lot.failures_at_most(allowed - 1, records, failing) >= power, max(0, allowed - 1)

    return _fewest(shown, target, truth, population, error, power)


def records_to_refute(target: float, truth: float, population: int | None, *, error: float, power: float) -> int | None:
    """Fewest records whose exact upper bound falls below `target` with `power`; None as in `records_to_confirm`."""
    lot = Lot(population)
    if truth >= target:
        return None
    enough, failing = lot.tolerable(1 - target), _of_lot(1 - truth, population)

    def shown(records: int, least: int) -> tuple[bool, int]:
        # The fewest failures that a lot that just meets the target would rarely have.
        while 1 - lot.failures_at_most(least - 1, records, enough) > error:
            least += 1
        return 1 - lot.failures_at_most(least - 1, records, failing) >= power, least

    return _fewest(shown, target, truth, population, error, power)


def _fewest(
    shown: Callable[[int, int], tuple[bool, int]],
    target: float,
    truth: float,
    population: int | None,
    error: float,
    power: float,
) -> int | None:
    end = _FAR if population is None else min(population, _FAR)
    start = _start(target, truth, population, error, power)
    state = 0
    for records in range(start, end + 1):
        found, state = shown(records, state)
        if found:
            return records
    # A lot too large to be tried to its end is known for certain once every record was seen.
    return population if population is not None else None


def _start(target: float, truth: float, population: int | None, error: float, power: float) -> int:
    """A number surely below the answer (normal approximation, less four tenths), to begin the search at."""
    gap = abs(truth - target)
    if not gap:
        return _FAR if population is None else min(population, _FAR)
    normal = NormalDist()
    spread = (
        normal.inv_cdf(1 - error) * (target * (1 - target)) ** 0.5
        + normal.inv_cdf(power) * (truth * (1 - truth)) ** 0.5
    )
    about = (spread / gap) ** 2
    if population is not None:
        about = about / (1 + about / population)
    return max(1, int(0.6 * about)) if about > _SCANNED_WHOLE else 1


def _just_below(target: float, population: int | None) -> float | None:
    """The share failing in the best lot that misses the target; None where every lot meets it."""
    if not Lot(population).small or population is None:
        return 1 - target
    enough = ceil(target * population - 1e-9)
    return (population - enough + 1) / population if enough >= 1 else None


def _of_lot(share: float, population: int | None) -> float:
    return round(share * population) / population if population is not None and Lot(population).small else share
