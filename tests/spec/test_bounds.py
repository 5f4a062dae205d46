"""区间估计: Wilson's values of the dossier, 6.4, and what the exact bounds add."""

import pytest

from qingchen.verification.sampling.bounds import exact_bounds, wilson_bounds
from qingchen.verification.sampling.needed import records_to_confirm, records_to_refute

ONE_SIDED = 0.025
"""Both sides together: the usual 95 % interval of the dossier's table."""


@pytest.mark.parametrize(
    ("in_order", "drawn", "low", "high"),
    [(19, 20, "76.4", "99.1"), (95, 100, "88.8", "97.8"), (190, 200, "91.0", "97.3")],
)
def test_wilson(in_order: int, drawn: int, low: str, high: str) -> None:
    found = wilson_bounds(in_order, drawn, None, ONE_SIDED)
    assert (f"{found.low * 100:.1f}", f"{found.high * 100:.1f}") == (low, high)


def test_the_exact_bounds_hold_wilsons_and_narrow_as_the_lot_is_used_up() -> None:
    large = exact_bounds(95, 100, None, ONE_SIDED)
    small = exact_bounds(95, 100, 120, ONE_SIDED)
    assert (f"{large.low * 100:.1f}", f"{large.high * 100:.1f}") == ("88.7", "98.4")
    assert large.low < small.low < 0.95 < small.high < large.high


def test_every_record_seen_leaves_nothing_open() -> None:
    for bounds in (exact_bounds, wilson_bounds):
        found = bounds(19, 20, 20, ONE_SIDED)
        assert (found.low, found.high) == (0.95, 0.95)


def test_nothing_seen_shows_nothing() -> None:
    found = exact_bounds(0, 0, 50, ONE_SIDED)
    assert (found.low, found.high) == (0.0, 1.0)


def test_twenty_six_of_thirty_two_refute_a_target_of_95_percent() -> None:
    found = exact_bounds(26, 32, 206, 0.05)
    assert found.high < 0.95


@pytest.mark.parametrize(
    ("truth", "population", "records"),
    [("0.98", None, 234), ("1.0", 12, 12), ("0.95", 8321, 8321), ("0.94", None, None)],
)
def test_confirming_95_percent_is_dear(truth: str, population: int | None, records: int | None) -> None:
    assert records_to_confirm(0.95, float(truth), population, error=0.05, power=0.8) == records


def test_refuting_a_false_95_percent_is_cheap() -> None:
    assert records_to_refute(0.95, 0.80, None, error=0.05, power=0.8) == 27
    assert records_to_refute(0.95, 0.96, None, error=0.05, power=0.8) is None
