"""A snapshot: the facts as known on one day about another. Resolved once per register and kept while in use."""

import itertools
import os
import weakref
from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

import duckdb
import ibis
import polars as pl

from qingchen.registers import connection
from qingchen.registers.batch_list import BatchFile, BatchList
from qingchen.registers.catalogue import register_named
from qingchen.registers.merged.segments import SegmentFile, Sources, is_intact, sources_of
from qingchen.registers.register import Register
from qingchen.registers.unheld import unheld_sql
from qingchen.registers.versions import known_sql, versions_sql, winning_sql
from qingchen.standards import divisions
from qingchen.values.period import Period

EMPLOYERS = "employers"
PLACE = "_division"
Read = TypeVar("Read")
MOST_ROWS = 4_000_000
"""Rows of resolved tables kept beyond those in use: some 400 bytes each."""


class Resolved:
    """A table of winning rows in this process's DuckDB; dropped when nobody holds it any more."""

    def __init__(self, name: str, rows: int) -> None:
        self.name = name
        self.rows = rows
        weakref.finalize(self, _abandoned.append, name)


_abandoned: deque[str] = deque()
_kept: OrderedDict[tuple[object, ...], Resolved] = OrderedDict()
_names = itertools.count(1)


@dataclass(frozen=True)
class Snapshot:
    """The facts as known on `known_on` about `about`.

    batches    those known by then, in order
    segments   of each register, what stands for some of its batches; may reach beyond them
    """

    known_on: date
    about: date
    batches: BatchList
    segments: Mapping[str, tuple[SegmentFile, ...]] = field(default_factory=dict, repr=False, compare=False)
    known_places: dict[tuple[str, int], str | None] = field(default_factory=dict, repr=False, compare=False)
    _tables: dict[str | tuple[int, ...], Resolved] = field(default_factory=dict, repr=False, compare=False)

    @property
    def until(self) -> int:
        """Number of the last batch in it, 0 where there is none."""
        return self.batches[-1].number if self.batches else 0

    def up_to(self, number: int) -> "Snapshot":
        """The same facts as far as they stood after batch `number`."""
        return Snapshot(self.known_on, self.about, self.batches.up_to(number), self.segments)

    def files(self, register_name: str) -> tuple[BatchFile, ...]:
        return self.batches.of_register(register_name)

    def read(self, register: Register, reading: Callable[[Sources], Read]) -> Read:
        """What `reading` makes of the register's sources. Where a segment is cleared away meanwhile, read anew."""
        while True:
            sources = sources_of(self.files(register.name), self.segments.get(register.name, ()))
            try:
                return reading(sources)
            except (duckdb.IOException, FileNotFoundError):
                if all(is_intact(segment) for segment in sources.segments):
                    raise

    def table(self, register_name: str, columns: Collection[str] | None = None) -> ibis.Table:
        """The winning rows, one a key: analytic columns, `_batch`, `_row`, `_line`, `_sheet`, `_about`.

        columns   what will be asked for: a register too long to be held is read from its files, these columns alone
        Division codes are brought to those in force on `about`. Where the register does not place its rows itself,
        `_division` is the division of the row's employer site, null where that is not known.
        """
        register = register_named(register_name)
        if columns is not None and register_name not in self._tables and self.is_long(register):
            placed_by = None if register.division else self.resolved(register_named(EMPLOYERS)).name
            return self.read(
                register,
                lambda sources: connection.backend().sql(
                    unheld_sql(register, sources, self.about, columns, placed_by), dialect="duckdb"
                ),
            )
        return connection.backend().table(self.resolved(register).name).drop("_act")

    def is_long(self, register: Register) -> bool:
        """Whether its winning rows are more than are kept in memory."""
        return sum(file.rows for file in self.files(register.name)) > MOST_ROWS

    def versions(self, register_name: str) -> ibis.Table:
        """Every version that is known: analytic columns, `_batch`, `_row`, `_line`, `_sheet`, `_act`, `_about`."""
        register, key = register_named(register_name), f"versions of {register_name}"
        with connection.engine().lock:
            if key not in self._tables:
                name = f"versions_{next(_names)}"
                self._tables[key] = Resolved(name, self.read(register, partial(_make_versions, name, register)))
            return connection.backend().table(self._tables[key].name)

    def numbers(self, numbers: tuple[int, ...]) -> ibis.Table:
        """A table of batch numbers (`number`), kept as long as the snapshot."""
        with connection.engine().lock:
            if numbers not in self._tables:
                name = f"numbers_{next(_names)}"
                cursor = connection.cursor()
                cursor.execute(f"CREATE TABLE {name} AS SELECT unnest(?::BIGINT[]) AS number", [list(numbers)])
                self._tables[numbers] = Resolved(name, len(numbers))
            return connection.backend().table(self._tables[numbers].name)

    def is_resolved(self, register: Register) -> bool:
        """Whether the table lies in memory already."""
        with connection.engine().lock:
            if register.name in self._tables:
                return True
            if register.division is None and not self.is_resolved(register_named(EMPLOYERS)):
                return False
            return _key(self, register) in _kept

    def resolved(self, register: Register) -> Resolved:
        with connection.engine().lock:
            if register.name not in self._tables:
                self._tables[register.name] = _resolve(self, register)
            return self._tables[register.name]


def _key(snapshot: Snapshot, register: Register) -> tuple[object, ...]:
    placed_by = None if register.division else snapshot.resolved(register_named(EMPLOYERS)).name
    return (os.getpid(), register.name, _last(snapshot.files(register.name)), snapshot.about, placed_by)


def _resolve(snapshot: Snapshot, register: Register) -> Resolved:
    placed_by = None if register.division else snapshot.resolved(register_named(EMPLOYERS))
    key = _key(snapshot, register)
    if key not in _kept:
        name = f"resolved_{next(_names)}"
        rows = snapshot.read(register, partial(_make, name, register, snapshot.about, placed_by))
        _kept[key] = Resolved(name, rows)
    _kept.move_to_end(key)
    found = _kept[key]
    while len(_kept) > 1 and sum(table.rows for table in _kept.values()) > MOST_ROWS:
        _kept.popitem(last=False)
    while _abandoned:
        connection.cursor().execute(f"DROP TABLE IF EXISTS {_abandoned.popleft()}")
    return found


def _last(files: Sequence[BatchFile]) -> tuple[str, int] | None:
    # Batches are only ever added, and the random name in the path is one store's own: the last one stands for all.
    return (files[-1].path, len(files)) if files else None


def _make(name: str, register: Register, about: date, placed_by: Resolved | None, sources: Sources) -> int:
    cursor = connection.cursor()
    winning = winning_sql(register, sources, about)
    if placed_by is None:
        cursor.execute(f"CREATE TABLE {name} AS {winning}")
        for column in (str(register.division), *register.also_at):
            _bring_to_day(name, column, about)
    else:
        site = "w.site_no" if "site_no" in register.analytic_names else "1"
        cursor.execute(
            f"""CREATE TABLE {name} AS SELECT w.*, e.division AS {PLACE} FROM ({winning}) w
            LEFT JOIN {placed_by.name} e ON w.uscc = e.uscc AND {site} = e.site_no"""
        )
    ((rows,),) = cursor.execute(f"SELECT count(*) FROM {name}").fetchall()
    return int(rows)


def _make_versions(name: str, register: Register, sources: Sources) -> int:
    ((rows,),) = (
        connection.cursor()
        .execute(f"CREATE TABLE {name} AS {versions_sql(register, sources)}")
        .execute(f"SELECT count(*) FROM {name}")
        .fetchall()
    )
    return int(rows)


def _bring_to_day(name: str, column: str, about: date) -> None:
    cursor = connection.cursor()
    sent = cursor.execute(f'SELECT DISTINCT "{column}" FROM {name} WHERE "{column}" IS NOT NULL').fetchall()
    current = [(code, divisions.current(code, about)) for (code,) in sent]
    moved = [(code, now) for code, now in current if now != code]
    if moved:
        pairs = ", ".join("(?, ?)" for _ in moved)
        cursor.execute(
            f'UPDATE {name} SET "{column}" = m.now FROM (VALUES {pairs}) m(code, now) WHERE "{column}" = m.code',
            [text for pair in moved for text in pair],
        )


def known_of(
    snapshot: Snapshot, register: Register, region: Sequence[str], day: date, period: Period | None = None
) -> pl.DataFrame:
    """What a sender's ledger holds so far: the keys last put by batches of this very region, for `withdrawals_for`.

    Of events, only those whose day lies in `period`. Regions are compared by the codes current on `day`, so that a
    recoded county still replaces its own ledger.
    """
    files = snapshot.files(register.name)
    ours = {divisions.current(code, day) for code in region}
    own = [file.number for file in files if {divisions.current(code, day) for code in file.region} == ours]
    return snapshot.read(
        register, lambda sources: connection.cursor().execute(known_sql(register, sources, own, day, period)).pl()
    )
