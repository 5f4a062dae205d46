"""Facts without rows: registers as named tables of known columns, so that expressions can be built once and kept."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import polars as pl

from qingchen.indicators.facts import TRACE
from qingchen.indicators.indicator import Indicator
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.snapshot import PLACE
from qingchen.values.region import Area

PREFIX = "facts_"


class UnboundFacts:
    """`facts.Facts` whose tables are names: whoever runs the expression says what stands behind them.

    `reads` as for `SharedFacts`; `once` shares the expression, which then is one common table of the query.
    """

    def __init__(self, about: date, within: Area, reads: Iterable[Mapping[str, tuple[str, ...]]]) -> None:
        self.about = about
        self._within = within
        self._limited: set[str] = set()
        self.limited = False
        """Whether what was built since this was last set to False depends on `within`."""
        self.columns = _merged(reads)
        self._tables: dict[str, ir.Table] = {}

    @property
    def within(self) -> Area:
        self.limited = True
        return self._within

    def table(self, name: str) -> ir.Table:
        assert name in self.columns, f"nobody said that it reads {name}"
        return self.once(f"register {name}", lambda: self._named(name))

    def once(self, name: str, build: Callable[[], ir.Table]) -> ir.Table:
        if name not in self._tables:
            before, self.limited = self.limited, False
            self._tables[name] = build()
            if self.limited:
                self._limited.add(name)
            self.limited = self.limited or before
        self.limited = self.limited or name in self._limited
        return self._tables[name]

    def _named(self, name: str) -> ir.Table:
        kinds = {**analytic_schema(register_named(name)), PLACE: pl.String(), "_batch": pl.Int64()}
        schema = ibis.Schema.from_polars({column: kinds[column] for column in (*self.columns[name], *TRACE)})
        table = ibis.table(schema, name=PREFIX + name)
        ones: dict[str, Any] = {one: table[one].fill_null(1) for one in ("site_no", "spell") if one in table.columns}
        return table.mutate(**ones) if ones else table


def built(indicators: Iterable[Indicator], facts: UnboundFacts) -> tuple[dict[str, ir.Table], frozenset[str]]:
    """The rows of each by name, and the names of those that depend on the area that may be seen."""
    rows, limited = {}, set()
    for one in indicators:
        facts.limited = False
        rows[one.name] = one.rows(facts)
        if facts.limited:
            limited.add(one.name)
    return rows, frozenset(limited)


def columns_read(indicators: Iterable[Indicator]) -> dict[str, list[str]]:
    """By register the columns that any of them touches."""
    return _merged(indicator.reads for indicator in indicators)


def _merged(reads: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for wanted in reads:
        for register, columns in wanted.items():
            known = merged.setdefault(register, [])
            known.extend(column for column in columns if column not in known)
    return merged
