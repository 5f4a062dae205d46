"""What an assessment knows of one place, frozen: rates by their three moments, verdicts, counts of findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from qingchen.values.rate import Rate

_MOMENTS = ("verified", "inspected", "now")


@dataclass(frozen=True, slots=True)
class RateFacts:
    """One target of the letter.

    verified    what the team found; `inspected` what the registers gave at the inspection; `now` what they give now.
                None: no result. 0/0: no such object.
    """

    title: str
    target: Fraction
    source: str
    verified: Rate | None
    inspected: Rate | None
    now: Rate | None
    lower_is_better: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the figure of now keeps to the target; None without one."""
        if self.now is None or self.now.exact is None:
            return None
        return self.now.exact <= self.target if self.lower_is_better else self.now.exact >= self.target


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """One inspection unit.

    verdicts    of the team, by item: met, partly_met, not_met, not_applicable; no verdict, no entry
    key_items   codes of the key items of the form
    findings    counts: found, due, closed_in_time, overdue, circulated, superficial, own, own_mended
    """

    code: str
    name: str
    rates: Mapping[str, RateFacts]
    verdicts: Mapping[str, str] = field(default_factory=dict)
    key_items: tuple[str, ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)


def to_json(facts: PlaceFacts) -> dict[str, Any]:
    """As kept with a published assessment."""
    return {
        "code": facts.code,
        "name": facts.name,
        "rates": {
            name: {
                "title": one.title,
                "target": str(one.target),
                "source": one.source,
                "lower_is_better": one.lower_is_better,
                **{moment: _pair(getattr(one, moment)) for moment in _MOMENTS},
            }
            for name, one in facts.rates.items()
        },
        "verdicts": dict(facts.verdicts),
        "key_items": list(facts.key_items),
        "findings": dict(facts.findings),
    }


def from_json(told: Mapping[str, Any]) -> PlaceFacts:
    rates = {}
    for name, one in told["rates"].items():
        moments = {moment: Rate(*one[moment]) if one[moment] else None for moment in _MOMENTS}
        target, lower = Fraction(one["target"]), one["lower_is_better"]
        rates[name] = RateFacts(one["title"], target, one["source"], **moments, lower_is_better=lower)
    keys, counts = tuple(told["key_items"]), told["findings"]
    return PlaceFacts(told["code"], told["name"], rates, told["verdicts"], keys, counts)


def _pair(rate: Rate | None) -> list[int] | None:
    return None if rate is None else [rate.numerator, rate.denominator]
