"""What a recount shows: one of five outcomes (DESIGN 5), from bounds that are each wrong at most as often as stated.

A recount of records that the register counts as done (frame «numerator») sees over-reporting only: what was done and
not registered is not in it. Its «not above» therefore holds on the register's own word that the others are not done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from qingchen.values.rate import Rate
from qingchen.verification.sampling.bounds import Bounds
from qingchen.verification.sampling.needed import records_to_confirm, records_to_refute
from qingchen.verification.sampling.plan import RecountPlan
from qingchen.verification.sampling.rules import SamplingRules
from qingchen.verification.sampling.seen import Seen, bounds_over_looks

Frame = Literal["denominator", "numerator"]
_SLACK = 1e-12


class Outcome(StrEnum):
    """The five outcomes, as they are printed."""

    MET = "查实达标"
    STANDS = "与申报未见矛盾"
    DIFFERS = "与申报不符"
    MISSED = "查实未达标"
    TOO_LITTLE = "不足以判断"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the recount is held against.

    claimed    the rate that the place claims, 0 to 1; None: it claimed none
    listed     the register's rate: its counts are the frame that records were drawn from
    frame      whether records were drawn from all (denominator) or from those counted as done (numerator)
    tolerated  the least verification factor that is put up with; for the numerator's recount. Where every record was
               seen, nothing false is put up with
    records    of the frame, where one holds several objects (an employer with its managers); None: as many as objects
    """

    claimed: Fraction | None
    target: Fraction | None
    listed: Rate
    frame: Frame
    tolerated: Fraction
    records: int | None = None

    @property
    def population(self) -> int:
        """Records to draw from."""
        return self.objects if self.records is None else self.records

    @property
    def objects(self) -> int:
        """What the records of the frame hold, all together."""
        return self.listed.denominator if self.frame == "denominator" else self.listed.numerator

    @property
    def of_several(self) -> bool:
        """A record of the frame may hold several objects."""
        return self.objects > self.population

    @property
    def scale(self) -> float:
        """From a share of the frame to a rate: 1, or the share of the numerator in the denominator."""
        return 1.0 if self.frame == "denominator" else self.listed.numerator / self.listed.denominator

    @property
    def listed_of_frame(self) -> Fraction | None:
        """The register's rate, where records are drawn from its numerator."""
        return self.listed.exact if self.frame == "numerator" else None

    @property
    def claim_on_frame(self) -> Fraction | None:
        """The share of the frame in order if the claim is true."""
        return self.claimed if self.frame == "denominator" else Fraction(1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """records   that were drawn; objects   what they hold: as many, unless a record may hold several
    in_order, unreached   of the objects
    bounds      of the rate, 0 to 1
    share       of the recounted records in order, of those that could be reached
    needed      records with which the target would be shown met or missed if the truth were as found; None: no
                number would, or there is no target
    next_look   records of the next look, where the draw can be continued; None after the last
    """

    outcome: Outcome
    records: int
    objects: int
    in_order: int
    unreached: int
    share: float
    bounds: Bounds
    needed: int | None
    next_look: int | None
    over_claim: bool
    under_claim: bool


def judge(asked: Asked, plan: RecountPlan, seen: Sequence[Seen], rules: SamplingRules) -> Verdict | None:
    """What the recount shows after the looks reached; None before the first.

    seen   cumulated: the first look's records, then those of the second among which the first's are, and so on
    """
    if not seen:
        return None
    last, look = seen[-1], plan.looks[len(seen) - 1]
    share_bounds = bounds_over_looks(seen, plan.looks, asked.population, asked.objects)
    bounds = Bounds(share_bounds.low * asked.scale, share_bounds.high * asked.scale)
    reached = last.records - last.unreached
    share = last.in_order / reached if reached else 0.0
    over, under = _against_claim(asked, bounds, share_bounds)
    return Verdict(
        outcome=_outcome(asked, plan, last, look.allowed, bounds, share_bounds, over or under, rules),
        records=len(last.clusters) or last.records,
        objects=last.records,
        in_order=last.in_order,
        unreached=last.unreached,
        share=share,
        bounds=bounds,
        needed=_needed(asked, share * asked.scale, rules) if reached else None,
        next_look=plan.looks[len(seen)].records if len(seen) < len(plan.looks) else None,
        over_claim=over,
        under_claim=under,
    )


def _outcome(
    asked: Asked,
    plan: RecountPlan,
    last: Seen,
    allowed: int,
    bounds: Bounds,
    share_bounds: Bounds,
    differs: bool,
    rules: SamplingRules,
) -> Outcome:
    if asked.target is not None and bounds.low >= asked.target - _SLACK:
        return Outcome.MET
    if asked.target is not None and bounds.high < asked.target - _SLACK:
        return Outcome.MISSED
    if differs:
        return Outcome.DIFFERS
    claim = asked.claim_on_frame
    if claim is None:
        return Outcome.TOO_LITTLE
    if last.clusters:
        stands = share_bounds.low >= claim - rules.margin - _SLACK
    else:
        stands = last.failed <= allowed
    # A whole lot seen, and neither bound against the claim: it is the claim, and all that was counted is true.
    return Outcome.STANDS if stands or bounds.low == bounds.high else Outcome.TOO_LITTLE


def _against_claim(asked: Asked, bounds: Bounds, share_bounds: Bounds) -> tuple[bool, bool]:
    if asked.frame == "numerator":
        seen_whole = share_bounds.low == share_bounds.high
        return share_bounds.high < (1 if seen_whole else asked.tolerated) - _SLACK, False
    if asked.claimed is None:
        return False, False
    return bounds.high < asked.claimed - _SLACK, bounds.low > asked.claimed + _SLACK


def _needed(asked: Asked, truth: float, rules: SamplingRules) -> int | None:
    if asked.target is None:
        return None
    target, population = float(asked.target) / asked.scale, asked.population
    if target > 1:
        return None
    truth = min(1.0, truth / asked.scale)
    ask = records_to_confirm if truth >= target else records_to_refute
    return ask(target, truth, population, error=rules.error, power=rules.power)
