"""Claimed rates (自查申报) of items that ask for an indicator with a target, and the values that each could take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from qingchen.indicators.catalogue import MAIN
from qingchen.standards import rules
from qingchen.verification.earlier import CheckFacts

READS = (
    "round_code",
    "inspectee_kind",
    "inspectee_code",
    "division",
    "item_code",
    "indicator",
    "numerator",
    "denominator",
    "submitted_on",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claimed rate with the province's target of its indicator, 0 to 1. `row` is the row of the register."""

    indicator: str
    place: str
    numerator: int
    denominator: int
    target: Fraction
    row: Mapping[str, Any]

    @property
    def rate(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)

    @property
    def least(self) -> int:
        """The smallest numerator that reaches the target."""
        return ceil(self.target * self.denominator)

    def numerators(self, from_: Fraction, until: Fraction) -> range:
        """Those numerators whose rate lies in [from_, until): a lattice, coarse for small denominators."""
        first = max(0, ceil(from_ * self.denominator))
        beyond = ceil(until * self.denominator)
        return range(first, min(beyond, self.denominator + 1))


def claims(facts: CheckFacts) -> Iterator[Claim]:
    """Every claim of one of the main rates. Others have targets too, but what these tests err was measured on the six:

    a share that must be whole bunches at its target wherever the work is done.
    """
    table = facts.table("claims")
    rows = table.filter(table.indicator.isin(MAIN), table.numerator.notnull(), table.denominator > 0)
    for row in rows.order_by("_batch", "_row").to_polars().iter_rows(named=True):
        target = target_of(row["indicator"], facts)
        if target is not None and row["numerator"] <= row["denominator"]:
            yield Claim(row["indicator"], row["inspectee_code"], row["numerator"], row["denominator"], target, row)


def target_of(indicator: str, facts: CheckFacts) -> Fraction | None:
    """The province's target on the cut-off day; None where it has none."""
    try:
        return rules.province_target(indicator, facts.about).value
    except (rules.NotInForce, KeyError):
        return None


def points(number: int) -> Fraction:
    """So many percentage points."""
    return Fraction(number, 100)


def whole_percent(target: Fraction) -> str:
    """`95`, or `97.5`."""
    hundred = target * 100
    return str(floor(hundred)) if hundred.denominator == 1 else f"{float(hundred):g}"
