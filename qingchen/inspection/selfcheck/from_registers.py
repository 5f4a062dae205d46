"""The registers' figures of one place as they stand now, and the answer that they make of an item."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from qingchen import clock
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import CROSS, compute
from qingchen.indicators.groups import By, UnitArea
from qingchen.indicators.indicator import Measure
from qingchen.indicators.result import Result
from qingchen.inspection.answer_types import Answer, Composite, Number, Ratio
from qingchen.inspection.item import AnswerType, Item
from qingchen.inspection.models import Inspectee
from qingchen.registers.catalogue import register_named
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import snapshot
from qingchen.values.actor import Actor

_FILLED = (AnswerType.RATIO, AnswerType.NUMBER, AnswerType.COMPOSITE)
_OF_THE_ROUND = {"answers", "recounts", "claims"}
"""Registers that the round itself fills: they tell a place nothing of its own."""


@dataclass(frozen=True, slots=True)
class FromRegisters:
    """A figure. `spec` is a name of `Item.indicators`: `suspensions_count` or, of one key industry, `…@coal_mine`."""

    spec: str
    measure: Measure
    numerator: int
    denominator: int
    about: date
    known_on: date
    batches_until: int
    code_version: str


def registers_named(specs: Iterable[str]) -> list[str]:
    """Titles of the registers that figures are counted from, each once."""
    return list(dict.fromkeys(register_named(indicators()[spec.partition("@")[0]].register).title for spec in specs))


def source_of(known: tuple[FromRegisters, ...]) -> str:
    """`由“职业病危害项目申报”台账带入，截至 2020-07-18，按 2020-07-18 所知。`"""
    titles, first = "".join(f"“{title}”" for title in registers_named(one.spec for one in known)), known[0]
    return f"由{titles}台账带入，截至 {first.about:%Y-%m-%d}，按 {first.known_on:%Y-%m-%d} 所知。"


def specs_of(item: Item) -> tuple[str, ...]:
    """The figures that answer the item, all of them; none where a part is not computed or the round itself fills it."""
    if item.answer_type not in _FILLED or not item.indicators or not all(item.indicators):
        return ()
    known = [indicators().get(spec.partition("@")[0]) for spec in item.indicators]
    fit = all(rule is not None and rule.register not in _OF_THE_ROUND for rule in known)
    whole = len(item.indicators) == (len(item.parts) or 1)
    return item.indicators if fit and whole else ()


def answer_of(item: Item, known: tuple[FromRegisters, ...]) -> Answer | None:
    """The answer, or None where a figure is wanting or was counted out of nothing."""
    if len(known) != (len(item.parts) or 1) or not any(one.denominator for one in known):
        return None
    first = known[0]
    if item.answer_type is AnswerType.RATIO and first.measure == "rate":
        return Ratio(first.numerator, first.denominator)
    if any(one.measure != "count" for one in known):
        return None
    if item.answer_type is AnswerType.COMPOSITE:
        return Composite(tuple((part, one.numerator) for part, one in zip(item.parts, known, strict=True)))
    return Number(first.numerator) if item.answer_type is AnswerType.NUMBER else None


def known_of(actor: Actor, one: Inspectee, specs: Iterable[str]) -> dict[str, FromRegisters]:
    """Figures by spec, of the place alone, as known today about today, through the actor's own reader."""
    reader = ScopedReader(actor, snapshot(clock.today()))
    by: By = "county" if one.kind == "county" else "unit"
    units = [UnitArea(one.unit.code, one.unit.name, one.unit.area)]
    specs = sorted(specs)
    rules = [indicators()[name] for name in dict.fromkeys(spec for spec in specs if "@" not in spec)]
    split = [indicators()[name] for name in dict.fromkeys(spec.partition("@")[0] for spec in specs if "@" in spec)]
    found = {
        result.indicator: _figure(result.indicator, result)
        for result in (compute(reader, rules, by, units, among={one.code}) if rules else [])
    }
    for result in compute(reader, split, by, units, across="industry") if split else []:
        code, _, trade = result.group_code.partition(CROSS)
        if code == one.code:
            found[f"{result.indicator}@{trade}"] = _figure(f"{result.indicator}@{trade}", result)
    # A key industry without an object is in no group: it is nought there, where the register counts anything at all.
    for spec in specs:
        if "@" in spec and spec not in found:
            beside = [figure for name, figure in found.items() if name.startswith(spec.partition("@")[0] + "@")]
            if beside:
                found[spec] = replace(beside[0], spec=spec, numerator=0, denominator=0)
    return found


def _figure(spec: str, result: Result) -> FromRegisters:
    told = result.standing
    return FromRegisters(
        spec,
        result.measure,
        result.rate.numerator,
        result.rate.denominator,
        told.about,
        told.known_on,
        told.batches_until,
        told.code_version,
    )
