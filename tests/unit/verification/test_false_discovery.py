"""Benjamini–Hochberg beside the procedure as it is written in the paper."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.verification.false_discovery import q_values

P_VALUES = st.lists(st.floats(0, 1), max_size=30)


@settings(deadline=None)
@given(P_VALUES, st.floats(0.001, 0.5))
def test_what_is_kept_at_a_level_is_what_the_step_up_procedure_keeps(p_values, level):
    by_q = {index for index, q in enumerate(q_values(p_values)) if q < level}
    assert by_q <= _kept(p_values, level)
    assert _kept(p_values, level) <= {index for index, q in enumerate(q_values(p_values)) if q <= level * 1.000001}


@settings(deadline=None)
@given(P_VALUES)
def test_a_q_value_is_never_below_its_p_value_and_keeps_the_order(p_values):
    found = q_values(p_values)
    assert all(q >= p * 0.999999 for p, q in zip(p_values, found, strict=True))
    assert sorted(range(len(found)), key=lambda one: (p_values[one], one)) == sorted(
        range(len(found)), key=lambda one: (found[one], p_values[one], one)
    )


def _kept(p_values: list[float], level: float) -> set[int]:
    """Find the largest k with p(k) ≤ k·level/m; keep those up to it."""
    total = len(p_values)
    largest = max(
        (p for rank, p in enumerate(sorted(p_values), start=1) if Fraction(p) * total <= rank * Fraction(level)),
        default=-1.0,
    )
    return {index for index, p in enumerate(p_values) if p <= largest}
