"""The only way by which pages, exports, programs and searches reach rows: limited to what one person may see."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import ibis
import ibis.expr.types as ir
import polars as pl
from ibis.backends.duckdb import Backend

from qingchen.problems import Problem
from qingchen.registers import connection, search
from qingchen.registers.batch_list import BatchFile
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.picked import Narrowing, Picked, numbers_of
from qingchen.registers.place import within
from qingchen.registers.register import Register
from qingchen.registers.resolved.tables import Stored
from qingchen.registers.snapshot import PLACE, Snapshot
from qingchen.standards import divisions
from qingchen.values.actor import Actor
from qingchen.values.region import Area
from qingchen.values.source import Source

MOST_LISTED = 200
"""Batch numbers written into a condition; more stand in a table, since the text of a query is read each time."""


@dataclass(frozen=True, slots=True)
class Version:
    """One row as it was accepted: put or withdrawn, since when known, about which day, from where."""

    batch: int
    row: int
    act: str
    about: date
    known_on: date
    sender: str
    source: Source
    values: Mapping[str, Any]

    @property
    def withdrawn(self) -> bool:
        return self.act == "withdraw"


@dataclass(frozen=True, slots=True)
class Held:
    """That the winning rows of a register lie in this process, where they never change.

    name     of the table, or of a view over few tables, where all its rows may be seen
    summed   where they may: of what text reads as a table named so the result, kept as long as the rows
    """

    name: str | None
    summed: Callable[[str, str], Stored] | None = None


@dataclass(frozen=True)
class ScopedReader:
    """The rows of `snapshot` that lie in `actor.area`.

    A row lies where its own division says, else where its employer's does, both by the codes in force on the
    snapshot's day; it may be seen also at the places of the register's `also_at`. A row whose employer nobody
    registered lies where its sender is. Of a register that is closed to the actor there are no rows.
    """

    actor: Actor
    snapshot: Snapshot

    @property
    def about(self) -> date:
        return self.snapshot.about

    @property
    def known_on(self) -> date:
        return self.snapshot.known_on

    @property
    def batches_until(self) -> int:
        return self.snapshot.until

    @property
    def within(self) -> Area:
        """The area whose rows the actor may see."""
        return self.actor.area

    @property
    def connection(self) -> Backend:
        """This thread's Ibis connection, in which the tables live."""
        return connection.backend()

    def table(self, register_name: str, columns: Collection[str] | None = None) -> ibis.Table:
        """The winning rows within the area, as `Snapshot.table`. Raises Problem.register.unknown.

        columns   what will be asked for: of a long register no more is read
        """
        register = register_named(register_name)
        if columns is not None and not _is_everywhere(self.actor.area):
            columns = list(dict.fromkeys([*columns, register.division or PLACE, *register.also_at, "_batch"]))
        return self._seen_of(register, self.snapshot.table(register_name, columns))

    def held_as(self, register_name: str) -> Held | None:
        """None where the rows are read from files."""
        register = register_named(register_name)
        if self.snapshot.is_long(register):
            return None
        held = self.snapshot.resolved(register)
        if register_name in self.actor.closed or not _is_everywhere(self.actor.area):
            return Held(None)
        return Held(held.name, held.summed)

    def picked(self, register_name: str, narrowing: Narrowing = lambda rows: rows) -> Picked:
        """The winning rows within the area that `narrowing` keeps, to be read as they are taken.

        narrowing   filters a table with the columns of `table`

        Raises Problem.register.unknown.
        """
        register = register_named(register_name)
        numbers = numbers_of(self.snapshot, register, lambda rows: narrowing(self._seen_of(register, rows)))
        return Picked(self.snapshot, register, numbers)

    def _seen_of(self, register: Register, rows: ir.Table) -> ir.Table:
        if register.name in self.actor.closed:
            return rows.filter(ibis.literal(False))
        if _is_everywhere(self.actor.area):
            return rows
        place = rows[register.division or PLACE]
        unplaced = place.isnull() & self._sent_from_within(register.name, rows["_batch"])
        elsewhere = [within(rows[name], self.actor.area) for name in register.also_at]
        return rows.filter(reduce(or_, elsewhere, within(place, self.actor.area) | unplaced))

    def versions(self, register_name: str) -> ibis.Table:
        """Every version of the rows that lie within the area, as `Snapshot.versions`; divisions as they were written.

        For registers that place their rows themselves.
        """
        register = register_named(register_name)
        assert register.division, f"{register_name} does not place its rows itself"
        rows = self.snapshot.versions(register_name)
        if register_name in self.actor.closed:
            return rows.filter(ibis.literal(False))
        if _is_everywhere(self.actor.area):
            return rows
        return rows.filter(within(rows[register.division], self.actor.area))

    def matching(self, register_name: str, column: str, value: object) -> pl.DataFrame:
        """The winning rows within the area whose `column` equals `value`; columns as `table`, order (batch, row).

        For pages and searches: employer codes, `person_key`, `name_key`, `phone_key`, keys. No row equals None.
        Raises Problem.register.unknown.
        """
        register = register_named(register_name)
        if column not in register.searched:
            return self._filtered(register_name, column, value)
        if value is None:
            return search.matching(self.snapshot, register, column, [])
        return self._within(register, search.matching(self.snapshot, register, column, [value]))

    def read_ahead(self, registers: Sequence[Register], column: str, value: str) -> None:
        """Before `matching` is asked of each: what it will read is read at once. Nothing is told of any row."""
        search.read_ahead(self.snapshot, [one for one in registers if column in one.searched], column, value)

    def _filtered(self, register_name: str, column: str, value: object) -> pl.DataFrame:
        rows = self.table(register_name)
        assert column in rows.columns, f"{register_name} has no column {column}"
        if value is None:
            return rows.limit(0).to_polars()
        return rows.filter(rows[column] == value).order_by("_batch", "_row").to_polars()

    def _within(self, register: Register, rows: pl.DataFrame) -> pl.DataFrame:
        if register.name in self.actor.closed:
            return rows.clear()
        if _is_everywhere(self.actor.area):
            return rows
        found = zip(rows[register.division or PLACE], rows.select("_batch", *register.also_at).iter_rows(), strict=True)
        held = [self._holds(place, batch, elsewhere) for place, (batch, *elsewhere) in found]
        return rows.filter(pl.Series(held, dtype=pl.Boolean))

    def _holds(self, place: str | None, batch: int, elsewhere: Iterable[str | None] = ()) -> bool:
        """`elsewhere`: the values of the register's `also_at`."""
        if any(self._lies_at(code) for code in elsewhere):
            return True
        return self._covers(self.snapshot.batches.numbered(batch)) if place is None else place in self.actor.area

    def _lies_at(self, code: str | None) -> bool:
        return code is not None and divisions.current(code, self.about) in self.actor.area

    def source(self, batch: int, sheet: str | None, line: int | None) -> Source:
        """Where a row of `table` came from, by its `_batch`, `_sheet` and `_line`."""
        return Source(self.snapshot.batches.numbered(batch).title, sheet, line)

    def row_source(self, register_name: str, batch: int, row: int) -> Source:
        """Raises Problem.thing.not_found."""
        return self.version(register_name, batch, row).source

    def version(self, register_name: str, batch: int, row: int) -> Version:
        """One row by its order. Raises Problem.thing.not_found where there is none or it lies outside the area."""
        register = register_named(register_name)
        try:
            held = self.snapshot.batches.numbered(batch)
        except KeyError:
            held = None
        if held is None or held.register != register_name or not 1 <= row <= held.rows:
            raise Problem("thing.not_found", what="这一行记录")
        found = self._seen(register, search.row_of(self.snapshot, register, held, row))
        if not found:
            raise Problem("thing.not_found", what="这一行记录")
        return found[0]

    def rows_of_batch(self, register_name: str, batch: int, first: int, last: int) -> list[Version]:
        """The rows numbered `first` to `last` of a batch that lie within the area. Raises Problem.thing.not_found."""
        register = register_named(register_name)
        try:
            held = self.snapshot.batches.numbered(batch)
        except KeyError:
            raise Problem("thing.not_found", what="这一批记录") from None
        return self._seen(register, search.rows_of(self.snapshot, register, held, first, min(last, held.rows)))

    def history(self, register_name: str, key: Mapping[str, object]) -> list[Version]:
        """Every version of one key within the area, in the order of acceptance."""
        register = register_named(register_name)
        assert set(key) == set(register.key), f"the key of {register_name} is {register.key}"
        schema = {name: analytic_schema(register)[name] for name in register.key}
        wanted = pl.DataFrame({name: [key[name]] for name in register.key}, schema=schema)
        return self._seen(register, search.versions_of(self.snapshot, register, wanted))

    def _seen(self, register: Register, rows: pl.DataFrame) -> list[Version]:
        if register.name in self.actor.closed:
            return []
        places = search.places_of(self.snapshot, register, rows)
        everywhere = _is_everywhere(self.actor.area)
        return [
            _version(self.snapshot.batches.numbered(values["_batch"]), values)
            for place, values in zip(places, rows.iter_rows(named=True), strict=True)
            if everywhere or self._holds(place, values["_batch"], [values[name] for name in register.also_at])
        ]

    def _sent_from_within(self, register_name: str, batch: ir.Column) -> ir.BooleanValue:
        files = self.snapshot.files(register_name)
        sent = tuple(file.number for file in files if self._covers(file))
        if not sent or len(sent) == len(files):
            return ibis.literal(bool(sent))
        listed = list(sent) if len(sent) <= MOST_LISTED else self.snapshot.numbers(sent)["number"]
        return batch.isin(listed)

    def _covers(self, batch: BatchFile) -> bool:
        return bool(batch.region) and all(code in self.actor.area for code in batch.region)


def _is_everywhere(area: Area) -> bool:
    return "" in area.includes and not area.excludes


def _version(batch: BatchFile, values: dict[str, Any]) -> Version:
    return Version(
        batch=batch.number,
        row=values["_row"],
        act=values["_act"],
        about=values["_about"],
        known_on=batch.known_on,
        sender=batch.sender,
        source=Source(batch.title, values["_sheet"], values["_line"]),
        values={name: value for name, value in values.items() if not name.startswith("_")},
    )
