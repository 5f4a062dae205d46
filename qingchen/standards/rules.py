"""Rules by the day they hold: cycles, hours, thresholds, targets. Values stand in `data`, never in code."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from qingchen.standards.dated import Dated, DatedValue, NotInForce, read_dated
from qingchen.standards.examinations import examination_cycle_months, examination_cycles

__all__ = [
    "NotInForce",
    "RuleValue",
    "TargetValue",
    "dated_rule",
    "dated_target",
    "examination_cycle_months",
    "examination_cycles",
    "monitoring_cycle_months",
    "province_target",
    "rule",
    "rule_names",
    "target_names",
    "training_hours",
]

_DATA = Path(__file__).parent / "data"
RuleValue = DatedValue


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A target between 0 and 1."""

    value: Fraction
    clause: str
    from_: date
    status: str


def rule(name: str, on: date) -> RuleValue:
    """The rule as it stood on `on`.

    Raises NotInForce for a day before the rule's first, KeyError for a name that there is not (our own mistake).
    """
    return read_dated(_DATA / "rules")[name].on(on)


def dated_rule(name: str) -> Dated:
    """The rule through time. Raises KeyError for a name that there is not (our own mistake)."""
    return read_dated(_DATA / "rules")[name]


def dated_target(name: str) -> Dated:
    """The province's target through time. Raises KeyError for an indicator without one."""
    return read_dated(_DATA / "targets")[name]


def rule_names() -> tuple[str, ...]:
    return tuple(read_dated(_DATA / "rules"))


def monitoring_cycle_months(hazard_class: str, on: date) -> int:
    """Months within which an employer must have its dust measured again; 较重 of older declarations counts as 严重."""
    kind = "general" if hazard_class == "general" else "serious"
    assert hazard_class in ("general", "serious", "relatively_serious"), hazard_class
    return int(rule(f"monitoring_cycle_months_{kind}", on).value)


def training_hours(audience: str, first: bool, on: date) -> int:
    """Least hours of training of a principal, manager or worker, for the first time or again."""
    return int(rule(f"training_hours_{audience}_{'first' if first else 'repeat'}", on).value)


def province_target(indicator: str, on: date) -> TargetValue:
    """The province's target, where a unit's letter of responsibility says nothing else.

    Raises NotInForce before the plan's first day, KeyError for an indicator without a target.
    """
    dated = read_dated(_DATA / "targets")[indicator].on(on)
    return TargetValue(Fraction(str(dated.value)), dated.clause, dated.from_, dated.status)


def target_names() -> tuple[str, ...]:
    return tuple(read_dated(_DATA / "targets"))
