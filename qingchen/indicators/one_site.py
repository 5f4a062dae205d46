"""The rows of every indicator for one employer site: the same counting rules as everywhere, over a handful of rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import ibis.expr.operations as ops
import polars as pl

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.counting import SUMS
from qingchen.indicators.facts import TRACE
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.query_text import text_of
from qingchen.indicators.rows import ROW_COLUMNS
from qingchen.indicators.star import Stars
from qingchen.indicators.unbound import PREFIX, UnboundFacts
from qingchen.registers import connection
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.snapshot import PLACE
from qingchen.values.rate import Rate
from qingchen.values.region import EVERYWHERE

_SITE = "site_"


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
    there = {name for name, frame in frames.items() if frame.height}
    cursor, found = connection.cursor(), []
    asked = [part for name in indicators() if (part := _part(name, about)).roots & there]
    read = sorted({name for part in asked for name in part.reads})
    for name in read:
        cursor.register(_SITE + name, (frames[name] if name in there else _nothing(name)).to_arrow())
    try:
        for part in asked:
            # A sum comes back as a wider number.
            rows = cursor.execute(part.text).pl().with_columns(pl.col(SUMS).cast(pl.Int64)).rows(named=True)
            rate = Rate(sum(row["numerator"] for row in rows), sum(row["denominator"] for row in rows))
            if rate.denominator:
                found.append(SiteRate(part.indicator, rate, tuple(rows)))
    finally:
        for name in read:
            cursor.unregister(_SITE + name)
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """The query for one indicator's rows.

    reads   the registers that it reads
    roots   those of which each of its rows comes from one: without any of their rows it has none
    """

    indicator: Indicator
    text: str
    reads: tuple[str, ...]
    roots: frozenset[str]


@lru_cache(1024)
def _part(name: str, about: date) -> _Part:
    """Kept: making its text takes much longer than running it over one site."""
    indicator = indicators()[name]
    facts = UnboundFacts(about, EVERYWHERE, [indicator.reads])
    rows = indicator.rows(facts).select(*ROW_COLUMNS)
    columns = {one: ", ".join(f'"{column}"' for column in (*own, *TRACE)) for one, own in facts.columns.items()}
    tables = ", ".join(f"{PREFIX}{one} AS (SELECT {own} FROM {_SITE}{one})" for one, own in columns.items())
    root = Stars().star(rows.op(), ROW_COLUMNS).root
    roots = frozenset(table.name.removeprefix(PREFIX) for table in root.find(ops.UnboundTable))
    return _Part(indicator, f"WITH {tables} {text_of(rows)}", tuple(columns), roots)


def _nothing(name: str) -> pl.DataFrame:
    return pl.DataFrame(schema=analytic_schema(register_named(name)) | {"_batch": pl.Int64(), PLACE: pl.String()})
