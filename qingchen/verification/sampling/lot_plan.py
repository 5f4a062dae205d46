"""LQAS: how many records to draw, and how many failures to put up with, so that both wrong verdicts are rare.

A lot as good as `claimed` is refused with a probability of at most `refuse_good`; one as bad as `unacceptable` is
accepted with at most `accept_bad`. Source: dossier 6.3, whose table is `tests/spec/test_lot_plan.py`.
"""

from dataclasses import dataclass

from qingchen.verification.sampling.tails import Lot


@dataclass(frozen=True, slots=True)
class LotPlan:
    """Draw `records`; accept if at most `allowed` fail. The risks are those of exactly this plan.

    good, bad   shares of records in order, on the lattice of a small lot
    """

    records: int
    allowed: int
    good: float
    bad: float
    refuse_good: float
    accept_bad: float


def smallest_plan(
    claimed: float,
    unacceptable: float,
    population: int | None,
    *,
    refuse_good: float,
    accept_bad: float,
    most: int | None = None,
) -> LotPlan | None:
    """The plan of fewest records that keeps both risks; None where `most` records are too few for it.

    A lot whose every record is drawn keeps any risk, so a small lot has a plan unless `most` is below its size.
    """
    assert 0 <= unacceptable < claimed <= 1
    lot = Lot(population)
    end = min(one for one in (population, most, _FAR) if one is not None)
    allowed = 0
    for records in range(1, end + 1):
        plan = _plan(lot, records, allowed, claimed, unacceptable, refuse_good)
        allowed = plan.allowed  # a longer draw never allows fewer
        if plan.refuse_good <= refuse_good + _SLACK and plan.accept_bad <= accept_bad + _SLACK:
            return plan
    return None


def plan_at(
    records: int, claimed: float, unacceptable: float, population: int | None, *, refuse_good: float
) -> LotPlan:
    """What a draw of just so many records can show: the risk of refusing a good lot is kept, the other is told."""
    return _plan(Lot(population), records, 0, claimed, unacceptable, refuse_good)


_FAR = 20_000
_SLACK = 1e-12


def _plan(lot: Lot, records: int, allowed: int, claimed: float, unacceptable: float, refuse_good: float) -> LotPlan:
    good, bad = lot.tolerable(1 - claimed), lot.intolerable(1 - unacceptable)
    accepted = lot.failures_at_most(allowed, records, good)
    while 1 - accepted > refuse_good + _SLACK:
        allowed += 1
        accepted = lot.failures_at_most(allowed, records, good)
    accept_bad = lot.failures_at_most(allowed, records, bad)
    return LotPlan(records, allowed, 1 - good, 1 - bad, max(0.0, 1 - accepted), accept_bad)
