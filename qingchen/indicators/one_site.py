"""The rows of every indicator for one employer site: the same counting rules as everywhere, over a handful of rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import polars as pl

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.indicator import Indicator
from qingchen.registers import connection
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.snapshot import PLACE
from qingchen.values.rate import Rate
from qingchen.values.region import EVERYWHERE, Area


@dataclass(frozen=True, slots=True)
class SiteRate:
    """One indicator of the site: its counts (in whichever population the site is), and its rows in ROW_COLUMNS."""

    indicator: Indicator
    rate: Rate
    rows: tuple[Mapping[str, Any], ...]


def rates_of_site(frames: Mapping[str, pl.DataFrame], about: date) -> list[SiteRate]:
    """Every indicator that counts something at the site, in the order of the catalogue.

    frames   winning rows of the one site by register, as `ScopedReader.matching` gives them; one not there has none
    """
    facts = _SiteFacts(frames, about)
    found = []
    for indicator in (one for one in indicators().values() if one.per_employer):
        rows = connection.backend().to_polars(indicator.rows(facts)).rows(named=True)
        rate = Rate(sum(row["numerator"] for row in rows), sum(row["denominator"] for row in rows))
        if rate.denominator:
            found.append(SiteRate(indicator, rate, tuple(rows)))
    return found


class _SiteFacts:
    """`indicators.facts.Facts` over the frames of one site."""

    def __init__(self, frames: Mapping[str, pl.DataFrame], about: date) -> None:
        self._frames = frames
        self._about = about
        self._tables: dict[str, ir.Table] = {}

    @property
    def about(self) -> date:
        return self._about

    @property
    def within(self) -> Area:
        return EVERYWHERE

    def table(self, name: str) -> ir.Table:
        return self.once(f"register {name}", lambda: ibis.memtable(self._frame(name)))

    def once(self, name: str, build: Callable[[], ir.Table]) -> ir.Table:
        if name not in self._tables:
            self._tables[name] = build()
        return self._tables[name]

    def _frame(self, name: str) -> pl.DataFrame:
        if name in self._frames:
            frame = self._frames[name]
        else:
            extra = {"_batch": pl.Int64(), PLACE: pl.String()}
            frame = pl.DataFrame(schema=analytic_schema(register_named(name)) | extra)
        return frame.with_columns(pl.col(one).fill_null(1) for one in ("site_no", "spell") if one in frame.columns)
