"""Which target holds in a campaign: the letter of responsibility of a unit, the folder's for all, the province's."""

from datetime import date
from fractions import Fraction

from qingchen.indicators.targets import TargetOf, province_targets
from qingchen.inspection.campaign import Campaign


def campaign_targets(campaign: Campaign, on: date) -> TargetOf:
    """What the folder's targets.csv leaves unsaid is as `standards` have it for the day."""
    province = province_targets(on)

    def target_of(name: str, unit_code: str) -> Fraction | None:
        plan = campaign.target(name, unit_code, on)
        return province(name, unit_code) if plan is None else Fraction(plan.value)

    return target_of
