"""Risks, the gap to be found and the cap on the burden, by the day (standards/data/rules/sampling.yaml)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from qingchen.standards.rules import rule


@dataclass(frozen=True, slots=True)
class SamplingRules:
    """error     one-sided, of every «not below» and «not above»
    power        with which «the n that would be needed» would show what it is needed for
    screen_error of the first look: of doubting a true claim, and of letting a false one stand
    margin       the gap between claim and truth that the screen must find
    most         records per place and item, the cap on the burden
    shares       of the error at each look, fixed beforehand; they sum to 1
    """

    error: float
    power: float
    screen_error: float
    margin: Fraction
    most: int
    shares: tuple[float, ...]

    def __post_init__(self) -> None:
        assert abs(sum(self.shares) - 1) < 1e-9, "the looks share one error"


def sampling_rules(on: date) -> SamplingRules:
    """Raises NotInForce for a day before the campaign."""
    return SamplingRules(
        error=float(rule("sampling_error", on).value),
        power=float(rule("sampling_power", on).value),
        screen_error=float(rule("sampling_screen_error", on).value),
        margin=Fraction(rule("sampling_margin", on).value),
        most=int(rule("sampling_most_records", on).value),
        shares=tuple(float(share) for share in str(rule("sampling_look_shares", on).value).split()),
    )
