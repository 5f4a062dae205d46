"""A computed rate of one group: two integers each way, frozen."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from qingchen.indicators.indicator import Better, Measure
from qingchen.values.rate import Rate

SMALL_DENOMINATOR = 20
"""Below it 95 % leaves no object out: 19/20 is the first partial pass (dossier 1.5)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The picture of the facts that a figure was computed from, and by which code."""

    about: date
    known_on: date
    batches_until: int
    code_version: str


@dataclass(frozen=True, slots=True)
class Result:
    """One indicator of one group.

    rate                 main population
    rate_with_excluded   with the excluded employers (those without dust and duplicates never)
    target               0 to 1, of a count a number; to be reached by the year's end; None where none is set
    pro_rata             target × share of the year elapsed: information, never a verdict
    group_partial        the viewer sees only a part of the group's area
    measure, unit, better    of the indicator: a count's figure is the numerator, and a nought is told as 0
    """

    indicator: str
    title: str
    counted: str
    version: str
    group_code: str
    group_name: str
    group_partial: bool
    rate: Rate
    rate_with_excluded: Rate
    target: Fraction | None
    pro_rata: Fraction | None
    standing: Standing
    measure: Measure = "rate"
    unit: str = "%"
    better: Better = "higher"

    @property
    def exact(self) -> Fraction | None:
        """The un-rounded figure: 0 to 1 of a rate (None for 0/0), the number of a count."""
        return Fraction(self.rate.numerator) if self.measure == "count" else self.rate.exact

    @property
    def figure_text(self) -> str:
        """`95.0%`, `12户`, «无此类对象»."""
        return figure_text(self.rate, self.measure, self.unit)

    @property
    def met(self) -> bool | None:
        """Whether the un-rounded figure keeps to the target; None without a target or without an object."""
        if self.target is None or self.exact is None:
            return None
        return self.exact >= self.target if self.better == "higher" else self.exact <= self.target

    @property
    def target_text(self) -> str:
        """In the unit of the figure: `95` of a rate (%), `2` of a count; empty where none is set."""
        if self.target is None or self.measure == "rate":
            return percent(self.target)
        return f"{float(self.target):g}"

    @property
    def met_text(self) -> str:
        return {True: "达标", False: "未达标", None: "—"}[self.met]

    @property
    def note(self) -> str:
        """What the target means where the denominator is small; empty elsewhere."""
        objects = self.rate.denominator
        if self.target is None or self.measure == "count" or not 0 < objects < SMALL_DENOMINATOR:
            return ""
        if self.better == "lower":
            most = floor(self.target * objects)
            return f"分母仅 {objects}，不高于 {percent(self.target)}% 即最多 {most}/{objects}"
        needed = ceil(self.target * objects)
        spare = "一个也不能少" if needed == objects else f"最多可少 {objects - needed} 个"
        return f"分母仅 {objects}，达到 {percent(self.target)}% 需要 {needed}/{objects}，{spare}"


def figure_text(rate: Rate, measure: Measure, unit: str) -> str:
    """`95.0%`, `12户`, «无此类对象»: the figure of a count is the numerator, a nought is told as 0."""
    if measure == "count":
        return f"{rate.numerator}{unit}"
    return rate.percent_text + ("%" if rate.denominator else "")


def percent(share: Fraction | None) -> str:
    """`95`, `55.33`: a target or pro-rata line as percent with at most two decimals; empty for None."""
    return "" if share is None else f"{float(share * 100):.2f}".rstrip("0").rstrip(".")
