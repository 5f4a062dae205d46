"""抽查份数与允许不符数（LQAS）: the values of the dossier, section 6.3; and why nineteen records are too few."""

import pytest

from qingchen.verification.sampling.lot_plan import plan_at, smallest_plan
from qingchen.verification.sampling.tails import Lot

LARGE_LOTS = """
| good | bad | refuse_good | accept_bad | records | allowed | alpha | beta |
| .95  | .80 | .10         | .10        | 32      | 3       | .074  | .093 |
| .95  | .80 | .05         | .10        | 38      | 4       | .040  | .099 |
| .95  | .75 | .10         | .10        | 20      | 2       | .075  | .091 |
| .95  | .70 | .10         | .10        | 16      | 2       | .043  | .099 |
| .95  | .85 | .10         | .10        | 60      | 5       | .079  | .097 |
| .95  | .90 | .10         | .10        | 187     | 13      | .087  | .098 |
| .80  | .50 | .10         | .10        | 19      | 6       | .068  | .084 |
| .80  | .65 | .10         | .10        | 61      | 16      | .088  | .095 |
"""
SMALL_LOTS = "5→5,0 8→6,0 10→7,0 12→6,0 15→8,0 20→14,1 25→14,1 30→15,1 40→21,2 50→16,1 80→23,2 100→24,2 200→31,3"


def _rows(table: str) -> list[list[float]]:
    lines = [line.strip("| ").split("|") for line in table.strip().splitlines()]
    return [[float(cell) for cell in line] for line in lines[1:]]


@pytest.mark.parametrize("row", _rows(LARGE_LOTS))
def test_large_lots_by_the_binomial(row: list[float]) -> None:
    good, bad, refuse_good, accept_bad, records, allowed, alpha, beta = row
    plan = smallest_plan(good, bad, None, refuse_good=refuse_good, accept_bad=accept_bad)
    assert plan is not None
    assert (plan.records, plan.allowed) == (records, allowed)
    assert (round(plan.refuse_good, 3), round(plan.accept_bad, 3)) == (alpha, beta)


@pytest.mark.parametrize("told", SMALL_LOTS.split())
def test_small_lots_by_the_hypergeometric(told: str) -> None:
    size, _, plan_told = told.partition("→")
    plan = smallest_plan(0.95, 0.80, int(size), refuse_good=0.10, accept_bad=0.10)
    assert plan is not None
    assert f"{plan.records},{plan.allowed}" == plan_told


@pytest.mark.parametrize(
    ("records", "allowed", "bad", "alpha", "beta"),
    [
        (19, 1, 0.80, 0.245, 0.083),
        (19, 2, 0.80, 0.067, 0.237),
        (19, 2, 0.70, 0.067, 0.046),
        (20, 2, 0.75, 0.075, 0.091),
    ],
)
def test_nineteen_records_are_too_few_for_a_target_of_95_percent(
    records: int, allowed: int, bad: float, alpha: float, beta: float
) -> None:
    lot = Lot(None)
    assert round(1 - lot.failures_at_most(allowed, records, 0.05), 3) == alpha
    assert round(lot.failures_at_most(allowed, records, 1 - bad), 3) == beta


@pytest.mark.parametrize(("percent", "records"), [(5, 59), (10, 29), (15, 19), (20, 14)])
def test_discovery_sampling_no_failure_found(percent: int, records: int) -> None:
    # No failure among so many: with 95 % confidence fewer than `percent` fail; with one record less, not yet.
    assert Lot(None).failures_at_most(0, records, percent / 100) <= 0.05
    assert Lot(None).failures_at_most(0, records - 1, percent / 100) > 0.05


def test_two_clean_draws_say_nothing_of_a_prefecture() -> None:
    assert round(Lot(None).failures_at_most(0, 2, 0.20), 2) == 0.64


def test_a_cap_below_the_plan_gives_no_plan_but_says_what_it_can_show() -> None:
    assert smallest_plan(0.95, 0.90, None, refuse_good=0.10, accept_bad=0.10, most=120) is None
    capped = plan_at(120, 0.95, 0.90, None, refuse_good=0.10)
    assert capped.refuse_good <= 0.10 < capped.accept_bad


def test_a_lot_of_one_record_is_looked_at_whole() -> None:
    plan = smallest_plan(0.95, 0.80, 1, refuse_good=0.10, accept_bad=0.10)
    assert plan is not None
    assert (plan.records, plan.allowed, plan.refuse_good, plan.accept_bad) == (1, 0, 0.0, 0.0)
