"""Counts a set of indicators over one picture of the facts by the finest place, in one query."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
import polars as pl
from ibis.backends.duckdb import Backend

from qingchen.indicators.facts import Reader
from qingchen.indicators.fused import KEYS, Grain, Pass, fused
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.pruned import columns_of, pruned
from qingchen.indicators.unbound import PREFIX, UnboundFacts, built
from qingchen.registers.reader import Held
from qingchen.values.region import EVERYWHERE, Area

SUMS = ("numerator", "denominator")
_KEPT = 64
_KEPT_COUNTS = 16
_MOST_CELLS = 2_000_000
"""Numbers in what is kept of one question: some sixteen megabytes."""


@dataclass(frozen=True)
class Query:
    """A compiled query: its text reads tables named PREFIX + register, with these columns."""

    text: str
    columns: dict[str, tuple[str, ...]]
    passes: tuple[Pass, ...]


_compiled: OrderedDict[tuple[Any, ...], Query] = OrderedDict()
_counts: OrderedDict[tuple[str, str], list[pl.DataFrame]] = OrderedDict()
_lock = Lock()


def counted(reader: Reader, indicators: Sequence[Indicator], grain: Grain) -> list[pl.DataFrame]:
    """The sums of every indicator, a frame for each pass: KEYS[grain], and `<name>/<one of SUMS>` of its indicators."""
    query = query_for(indicators, grain, reader.about)
    held = {name: reader.held_as(name) for name in query.columns}
    # What is held is cheaper to scan for each pass, with its filters and columns, than to copy once for all.
    facts = ", ".join(
        f"{PREFIX}{name} AS {'NOT MATERIALIZED ' if how else ''}({_facts(reader, name, query, how)})"
        for name, how in held.items()
    )
    frames = _kept_counts(facts, query) if all(held.values()) else None
    if frames is None:
        backend: Backend = reader.connection
        lines = pl.from_arrow(backend.con.execute(f"WITH {facts} {query.text}").to_arrow_table())
        assert isinstance(lines, pl.DataFrame)
        frames = spread(lines, query.passes, grain)
        if all(held.values()):
            _keep_counts(facts, query, frames)
    return [
        _within(frame, reader.within) if one.limited else frame for one, frame in zip(query.passes, frames, strict=True)
    ]


def _kept_counts(facts: str, query: Query) -> list[pl.DataFrame] | None:
    """What the same question over the same tables gave. A held table never changes, and its name comes only once."""
    with _lock:
        if found := _counts.get((facts, query.text)):
            _counts.move_to_end((facts, query.text))
        return found


def _keep_counts(facts: str, query: Query, frames: list[pl.DataFrame]) -> None:
    if sum(frame.height * frame.width for frame in frames) > _MOST_CELLS:
        return
    with _lock:
        _counts[facts, query.text] = frames
        while len(_counts) > _KEPT_COUNTS:
            _counts.popitem(last=False)


def forget_counts() -> None:
    """Let go of every answer that is kept: the next question is counted anew."""
    with _lock:
        _counts.clear()


def _within(frame: pl.DataFrame, area: Area) -> pl.DataFrame:
    """What lies in the area: the query lists the places of everybody, so that its text is the same for all."""
    inside = [code for code in frame["division"].unique() if code is not None and code in area]
    return frame.filter(pl.col("division").is_in(inside))


def spread(lines: pl.DataFrame, passes: Sequence[Pass], grain: Grain) -> list[pl.DataFrame]:
    """What the fused query gives, apart by pass, each sum in a column of its own."""
    frames = []
    for one in passes:
        columns = [f"{name}/{sum_}" for name in one.names for sum_ in SUMS]
        sums = [pl.col("counts").list.get(place).alias(column) for place, column in enumerate(columns)]
        frames.append(lines.filter(pl.col("pass") == one.number).select(*KEYS[grain], *sums))
    return frames


def query_for(indicators: Sequence[Indicator], grain: Grain, about: date) -> Query:
    """Kept: making the text of a whole catalogue takes longer than running it over a province."""
    key = (tuple((one.name, one.version) for one in indicators), grain, about)
    with _lock:
        if key in _compiled:
            _compiled.move_to_end(key)
            return _compiled[key]
    made = _compile(indicators, grain, about)
    with _lock:
        _compiled[key] = made
        while len(_compiled) > _KEPT:
            _compiled.popitem(last=False)
    return made


def _compile(indicators: Sequence[Indicator], grain: Grain, about: date) -> Query:
    facts = UnboundFacts(about, EVERYWHERE, [indicator.reads for indicator in indicators])
    rows, limited = built(indicators, facts)
    expression, passes = fused(rows, grain, limited)
    expression = pruned(expression)
    columns = {name.removeprefix(PREFIX): columns for name, columns in columns_of(expression).items()}
    return Query(text_of(expression), columns, tuple(passes))


def text_of(expression: ir.Table) -> str:
    """The text that follows `WITH <tables named PREFIX + register>` to read the expression over `UnboundFacts`."""
    text = ibis.to_sql(expression, dialect="duckdb", pretty=False)
    # Small tables of rules become part of the text, so that it can be run by any thread's connection.
    rules = "".join(f'"{table.name}" AS ({_values(table)}), ' for table in expression.op().find(ops.InMemoryTable))
    return f", {rules}whole AS ({text}) FROM whole"


def _values(table: ops.InMemoryTable) -> str:
    types = {name: ibis.backends.sql.datatypes.DuckDBType.to_string(kind) for name, kind in table.schema.items()}
    lines = table.data.to_pyarrow(table.schema).to_pylist()
    told = ", ".join("(" + ", ".join(_literal(line[name]) for name in types) + ")" for line in lines)
    empty = "" if lines else " LIMIT 0"
    nothing = "(" + ", ".join("NULL" for _ in types) + ")"
    cast = ", ".join(f"{name}::{kind} AS {name}" for name, kind in types.items())
    return f"SELECT {cast} FROM (VALUES {told or nothing}) AS rules({', '.join(types)}){empty}"


def _literal(value: Any) -> str:
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


def _facts(reader: Reader, name: str, query: Query, held: Held | None) -> str:
    if held and held.name:
        # As the expression below would say it; to make the texts of two dozen registers takes a tenth of a second.
        return f"""SELECT {", ".join(f'"{column}"' for column in query.columns[name])} FROM {held.name}"""
    table: ir.Table = reader.table(name, query.columns[name])
    return ibis.to_sql(table.select(*query.columns[name]), dialect="duckdb", pretty=False)
