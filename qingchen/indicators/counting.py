"""Counts a set of indicators over one picture of the facts by the finest place, in two queries at most."""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import polars as pl
from ibis.backends.duckdb import Backend

from qingchen.indicators.facts import Reader
from qingchen.indicators.fused import KEYS, Grain, Pass, fused
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.pruned import columns_of, pruned
from qingchen.indicators.query_text import text_of
from qingchen.indicators.sums import Sums, apart
from qingchen.indicators.unbound import PREFIX, UnboundFacts, built, columns_read
from qingchen.registers.reader import Held
from qingchen.registers.resolved.tables import Stored
from qingchen.values.region import EVERYWHERE, Area

SUMS = ("numerator", "denominator")
_PEOPLE = "exposed_workers"
_KEPT = 64
_KEPT_COUNTS = 32
_MOST_CELLS = 2_000_000
"""Numbers in what is kept of one question: some sixteen megabytes."""


@dataclass(frozen=True)
class Query:
    """A compiled query: its text reads tables named PREFIX + register, with these columns, and tables of `sums`."""

    text: str
    columns: dict[str, tuple[str, ...]]
    passes: tuple[Pass, ...]
    sums: tuple[Sums, ...] = ()


@dataclass(frozen=True)
class _Question:
    """A query with the tables it reads. held: they all lie in this process, where they never change; `sums` of them,
    which stay as long as somebody asks."""

    query: Query
    text: str
    held: bool
    sums: tuple[Stored, ...] = ()


_compiled: OrderedDict[tuple[Any, ...], Query] = OrderedDict()
_counts: OrderedDict[str, list[pl.DataFrame]] = OrderedDict()
_lock = Lock()


def counted(reader: Reader, indicators: Sequence[Indicator], grain: Grain) -> list[pl.DataFrame]:
    """The sums of every indicator, a frame for each pass: KEYS[grain], and `<name>/<one of SUMS>` of its indicators."""
    asked = [_asked(reader, some, grain) for some in _apart(indicators)]
    found = {one.text: kept for one in asked if (kept := _kept_counts(one)) is not None}
    missing = [one for one in asked if one.text not in found]
    for one, lines in zip(missing, _lines(reader, missing), strict=True):
        frames = found[one.text] = spread(lines, one.query.passes, grain)
        _keep_counts(one, frames)
    return [
        _within(frame, reader.within) if one.limited else frame
        for question in asked
        for one, frame in zip(question.query.passes, found[question.text], strict=True)
    ]


def _apart(indicators: Sequence[Indicator]) -> list[list[Indicator]]:
    """Those that ask the exposed workers, which is most of the work, and all others: two queries are planned and run
    at the same time, and each is asked again only when a register of its own has changed."""
    parts = [[one for one in indicators if (_PEOPLE in one.reads) is people] for people in (True, False)]
    return [part for part in parts if part]


def _asked(reader: Reader, indicators: Sequence[Indicator], grain: Grain) -> _Question:
    held = {name: reader.held_as(name) for name in columns_read(indicators)}
    # Where a part of the rows is seen, or they lie in files, they are read once for everything.
    sums_apart = all(how and how.summed for how in held.values())
    query = query_for(indicators, grain, reader.about, sums_apart=sums_apart)
    # What is held is cheaper to scan for each pass, with its filters and columns, than to copy once for all.
    tables = [
        f"{PREFIX}{name} AS {'NOT MATERIALIZED ' if held[name] else ''}({_facts(reader, name, query, held[name])})"
        for name in query.columns
    ]
    sums = {one.name: _table(held[one.register], one) for one in query.sums}
    tables += [f"{name} AS NOT MATERIALIZED (FROM {table.name})" for name, table in sums.items()]
    text = f"WITH {', '.join(tables)} {query.text}"
    return _Question(query, text, all(held.values()), tuple(sums.values()))


def _table(rows: Held | None, sums: Sums) -> Stored:
    assert rows is not None
    assert rows.summed is not None
    return rows.summed(f"{PREFIX}{sums.register}", sums.text)


def _lines(reader: Reader, asked: Sequence[_Question]) -> list[pl.DataFrame]:
    """What the queries give. Of facts that have to be resolved first, one after the other: each may need all memory."""
    backend: Backend = reader.connection
    if len(asked) == 2 and all(one.held for one in asked):
        with ThreadPoolExecutor(1) as beside, backend.con.cursor() as cursor:
            second = beside.submit(_answer, cursor, asked[1])
            return [_answer(backend.con, asked[0]), second.result()]
    return [_answer(backend.con, one) for one in asked]


def _answer(cursor: duckdb.DuckDBPyConnection, question: _Question) -> pl.DataFrame:
    lines = pl.from_arrow(cursor.execute(question.text).to_arrow_table())
    assert isinstance(lines, pl.DataFrame)
    return lines


def _kept_counts(question: _Question) -> list[pl.DataFrame] | None:
    """What the same question over the same tables gave. A held table never changes, and its name comes only once."""
    with _lock:
        if found := _counts.get(question.text):
            _counts.move_to_end(question.text)
        return found


def _keep_counts(question: _Question, frames: list[pl.DataFrame]) -> None:
    if not question.held or sum(frame.height * frame.width for frame in frames) > _MOST_CELLS:
        return
    with _lock:
        _counts[question.text] = frames
        while len(_counts) > _KEPT_COUNTS:
            _counts.popitem(last=False)


def forget_counts() -> None:
    """Let go of every answer that is kept: the next question is counted anew."""
    with _lock:
        _counts.clear()


def _within(frame: pl.DataFrame, area: Area) -> pl.DataFrame:
    """What lies in the area: the query lists the places of everybody, so that its text is the same for all."""
    if area == EVERYWHERE:
        return frame
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


def query_for(indicators: Sequence[Indicator], grain: Grain, about: date, *, sums_apart: bool = False) -> Query:
    """Kept: making the text of a whole catalogue takes longer than running it over a province."""
    key = (tuple((one.name, one.version) for one in indicators), grain, about, sums_apart)
    with _lock:
        if key in _compiled:
            _compiled.move_to_end(key)
            return _compiled[key]
    made = _compile(indicators, grain, about, sums_apart)
    with _lock:
        _compiled[key] = made
        while len(_compiled) > _KEPT:
            _compiled.popitem(last=False)
    return made


def _compile(indicators: Sequence[Indicator], grain: Grain, about: date, sums_apart: bool) -> Query:
    facts = UnboundFacts(about, EVERYWHERE, [indicator.reads for indicator in indicators])
    rows, limited = built(indicators, facts)
    expression, passes = fused(rows, grain, limited)
    expression = pruned(expression)
    expression, sums = apart(expression) if sums_apart else (expression, ())
    columns = {
        name.removeprefix(PREFIX): columns
        for name, columns in columns_of(expression).items()
        if name.startswith(PREFIX)
    }
    return Query(text_of(expression), columns, tuple(passes), sums)


def _facts(reader: Reader, name: str, query: Query, held: Held | None) -> str:
    if held and held.name:
        # As the expression below would say it; to make the texts of two dozen registers takes a tenth of a second.
        return f"""SELECT {", ".join(f'"{column}"' for column in query.columns[name])} FROM {held.name}"""
    table: ir.Table = reader.table(name, query.columns[name])
    return ibis.to_sql(table.select(*query.columns[name]), dialect="duckdb", pretty=False)
