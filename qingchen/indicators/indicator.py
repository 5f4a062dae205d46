"""What an indicator (指标) is: a declared counting rule over facts. A rate is two integers until it is printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts


@dataclass(frozen=True)
class Indicator:
    """One counting rule (口径).

    name        identifier, also the module's name
    version     of the counting rule; a change of rule is a new version, named in the changelog
    counted     what is counted, in Chinese (用人单位)
    register    the register whose rows the counted objects are: a row of `rows` is traced into it
    items       form items that this rate answers
    reads       columns by register that `rows` touches (its lineage, and what one scan must bring)
    rows        one row per counted object of the widest population that has a denominator; see `counted_rows`
    target      name of the target in `standards` and in campaigns
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
