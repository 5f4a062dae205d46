"""The items of a place of which records can be recounted: rates over the registers, with claim, target and plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.indicator import Indicator
from qingchen.inspection.three_values import ItemRow, rate_of
from qingchen.standards.rules import rule
from qingchen.values.rate import Rate
from qingchen.verification.sampling.outcome import Asked, Frame
from qingchen.verification.sampling.plan import RecountPlan, recount_plan
from qingchen.verification.sampling.rules import sampling_rules


@dataclass(frozen=True, slots=True)
class RecountQuestion:
    """An item with its claim and the register's rate, from which records can be drawn."""

    row: ItemRow
    indicator: Indicator
    claimed: Rate | None
    listed: Rate
    target: Fraction | None
    about: date

    def asked(self, frame: Frame, records: int | None = None) -> Asked:
        """`records` of the frame, once they were read; till then one is taken for each object."""
        claimed = self.claimed.exact if self.claimed else None
        tolerated = Fraction(str(rule("verification_factor_low", self.about).value))
        return Asked(claimed, self.target, self.listed, frame, tolerated, records)

    def plan(self, frame: Frame, records: int | None = None) -> RecountPlan | None:
        """By the claim; where nothing was claimed, by the register's own rate. None where there is nothing to draw."""
        if self.indicator.of_visits:
            return None
        asked = self.asked(frame, records)
        claim = asked.claim_on_frame if asked.claim_on_frame is not None else self.listed.exact
        if claim is None or not asked.population:
            return None
        return recount_plan(claim, asked.target, asked.population, sampling_rules(self.about), asked.listed_of_frame)


def recount_questions(rows: Sequence[ItemRow]) -> Mapping[str, RecountQuestion]:
    """By indicator, in the form's order; an indicator's first item speaks for it. Counts have no records to draw."""
    found: dict[str, RecountQuestion] = {}
    for row in rows:
        indicator, computed = indicators().get(row.item.indicator), row.computed
        if indicator is None or computed is None or indicator.measure != "rate" or indicator.better != "higher":
            continue
        if indicator.name in found or not computed.rate.denominator or not indicator.per_employer:
            continue
        claimed = rate_of(row.claimed.answer) if row.claimed else None
        claimed = claimed if claimed is not None and claimed.denominator else None
        about = computed.about
        found[indicator.name] = RecountQuestion(row, indicator, claimed, computed.rate, computed.target, about)
    return found
