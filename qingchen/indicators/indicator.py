"""What an indicator (指标) is: a declared counting rule over facts. A rate is two integers until it is printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts

Measure = Literal["rate", "count"]
Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class Indicator:
    """One counting rule (口径).

    name        identifier, also the module's name
    version     of the counting rule; a change of rule is a new version, named in the changelog
    counted     what is counted, in Chinese (用人单位)
    register    the register whose rows the counted objects are: a row of `rows` is traced into it
    items       form items that this figure answers
    reads       columns by register that `rows` touches (its lineage, and what one scan must bring)
    rows        one row per counted object of the widest population that has a denominator; see `counted_rows`
    target      name of the target in `standards` and in campaigns
    measure     rate: numerator over denominator. count: the figure is the numerator, a nought is told as 0, and the
                denominator is what it was counted out of («其中», at least the numerator)
    unit        of the printed figure: %, 户, 人, 件 …
    part        of an item that is told in parts (分列), the part that this figure fills
    better      lower: the target is a ceiling (漏登率 ≤ 5 %)
    per_employer    whether its objects belong to employer sites; false for patients, staff, projects without an
                employer, places: their rows have no `uscc`, and no figure by employer
    The remaining fields are shown beside every published value.
    """

    name: str
    title: str
    version: str
    counted: str
    register: str
    items: tuple[str, ...]
    reads: Mapping[str, tuple[str, ...]]
    rows: Callable[[Facts], ir.Table]
    target: str
    population: str
    numerator: str
    denominator: str
    exclusions: str
    period: str
    basis: str
    blind_spots: str
    measure: Measure = "rate"
    unit: str = "%"
    part: str = ""
    better: Better = "higher"
    per_employer: bool = True

    @property
    def of_visits(self) -> bool:
        """Counted among what teams wrote down: no value before the first of it, and nothing there to recount."""
        return self.register in ("answers", "recounts")
