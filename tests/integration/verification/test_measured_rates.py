"""A world whose seed nobody used: honest rows stay as quiet, and faults are found as often, as the pages print."""

import pytest

from bench.checks_measured import SEEDS, measure
from qingchen.values.rate import Rate
from qingchen.verification.catalogue import checks
from qingchen.verification.measured import measured_of, read
from qingchen.verification.tails import binomial_tail

UNLIKELY = 1e-4
"""Hardly any of some eighty comparisons should be so by chance."""
_ALIKE = 5
"""Leads of one letter, or of one provider's claims planted again, come together."""
FRESH = 514229


@pytest.mark.long
@pytest.mark.timeout(1_200)
def test_a_fresh_seed_bears_the_printed_rates_out():
    assert FRESH not in {seed for seeds in SEEDS.values() for seed in seeds}
    for name, told in measure((FRESH,)).items():
        now, printed = read(told), measured_of(name)
        assert printed is not None, name
        assert _is_no_more(now.false_alarm, printed.false_alarm, _ALIKE), name
        for here, there in zip(now.power, printed.power, strict=True):
            assert here.size == there.size
            alike = _ALIKE if checks()[name].is_statistical else 1
            assert _is_no_more(_missed(here.found), _missed(there.found), alike), (name, here.size)


def _missed(found: Rate) -> Rate:
    return Rate(found.denominator - found.numerator, found.denominator)


def _is_no_more(here: Rate, there: Rate, alike: int) -> bool:
    """What came here is not improbably much, where the true share is the upper end of what is printed.

    alike   cases that count for one
    """
    if not here.denominator:
        return True
    share = (there.numerator + 3) / (there.denominator + 3) if there.denominator else 1.0
    counted, came = max(1, here.denominator // alike), here.numerator // alike
    return share >= 1 or binomial_tail(came, counted, share) > UNLIKELY
