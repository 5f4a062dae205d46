"""What a recount says is false no more often than it states, whenever one stops. Fixed seeds: always or never."""

from math import sqrt
from pathlib import Path

import pytest

from tests.reference.recount_simulation import CASES, EMPLOYERS, RULES, report, simulate, simulate_employers

RUNS = 1_000
PAGE = Path("docs/reference/sampling-simulation.md")


def _kept(share: float, stated: float, runs: int) -> bool:
    """Within what chance does in `runs` runs: three standard errors."""
    return share <= stated + 3 * sqrt(stated * (1 - stated) / runs)


@pytest.mark.parametrize(("population", "claimed", "truth"), [CASES[0], CASES[9], CASES[19], CASES[27]])
def test_every_stated_risk_is_kept_over_all_looks(population: int, claimed: str, truth: str) -> None:
    said = simulate(population, claimed, truth, RUNS, seed=1)
    wrong = (said.too_high, said.too_low, said.met, said.missed, said.differs)
    assert all(_kept(share, RULES.error, RUNS) for share in wrong), said


@pytest.mark.parametrize("population", [206, 8_321])
def test_a_claim_that_is_a_margin_too_high_is_left_standing_no_more_often_than_the_screen_allows(
    population: int,
) -> None:
    said = simulate(population, "1", "0.85", RUNS, seed=2)
    assert _kept(said.stands, RULES.screen_error, RUNS)
    assert said.stands > 0, "a check that never lets anything pass would pass this test too"


def test_the_simulation_would_see_bounds_that_are_too_narrow() -> None:
    # The same recount with the whole error spent at every look: now the looks together say too much.
    from dataclasses import replace

    greedy = replace(RULES, error=0.30)
    said = simulate(8_321, "1", "0.95", RUNS, seed=3, rules=greedy)
    assert said.too_high + said.too_low > RULES.error


@pytest.mark.parametrize("case", EMPLOYERS)
def test_a_draw_by_employers_keeps_its_error_however_unequal_they_are(
    case: tuple[int, int, str, float, float],
) -> None:
    high, low = simulate_employers(*case, runs=400, seed=4)
    assert high <= RULES.error
    assert low <= RULES.error


@pytest.mark.long
def test_the_page_of_the_big_simulation_is_the_one_that_the_code_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == report(5_000, 20200720)


@pytest.mark.long
@pytest.mark.parametrize(("population", "claimed", "truth"), CASES)
def test_every_stated_risk_is_kept_in_every_case(population: int, claimed: str, truth: str) -> None:
    said = simulate(population, claimed, truth, 5_000, seed=5)
    wrong = (said.too_high, said.too_low, said.met, said.missed, said.differs)
    assert all(_kept(share, RULES.error, 5_000) for share in wrong), said
