"""Medical follow-up after leaving dust work (离岗后医学随访): for how many years, and how often.

Source: GBZ 188-2014 as data/rules/post_exit.yaml tells it.
"""

from dataclasses import dataclass
from datetime import date

from qingchen.standards.rules import rule


@dataclass(frozen=True, slots=True)
class PostExitFollowUp:
    """An examination every `every_months`, until `years` after leaving."""

    years: int
    every_months: int


def post_exit_follow_up(
    dust_kind: str, exposure_years: float, within_limits: bool, on: date
) -> PostExitFollowUp | None:
    """What is due to who left on day `on` after `exposure_years`; None where nothing is: a short exposure within the
    limits, and dusts other than silica and coal, for which the source says nothing.

    Raises NotInForce for a day before the first rule.
    """
    if dust_kind not in ("silica", "coal"):
        return None
    if within_limits and exposure_years <= rule("post_exit_exempt_up_to_years", on).value:
        return None
    long = exposure_years > rule(f"post_exit_{dust_kind}_long_after_years", on).value
    years = rule(f"post_exit_{dust_kind}_{'long' if long else 'short'}_years", on).value
    return PostExitFollowUp(int(years), int(rule("post_exit_every_months", on).value))
