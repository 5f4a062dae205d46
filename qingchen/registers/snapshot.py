"""A snapshot: the facts as known on one day about another. Resolved once per register and kept while in use."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import ibis
import polars as pl

from qingchen.registers import connection
from qingchen.registers.batch_list import BatchFile, BatchList
from qingchen.registers.catalogue import register_named
from qingchen.registers.damaged_file import UNREADABLE, damage_among
from qingchen.registers.merged.segments import SegmentFile, Sources, is_intact, sources_of
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.register import Register
from qingchen.registers.resolved import kept
from qingchen.registers.resolved.losing import losing
from qingchen.registers.resolved.tables import Resolved, Stored
from qingchen.registers.resolved.whole import made_whole
from qingchen.registers.unheld import PLACE as PLACE
from qingchen.registers.unheld import unheld_sql
from qingchen.registers.versions import known_sql, versions_sql
from qingchen.standards import divisions
from qingchen.values.period import Period

EMPLOYERS = "employers"
Read = TypeVar("Read")
LONG_ROWS = 100_000
"""A shorter register is always held."""


@dataclass(frozen=True)
class Snapshot:
    """The facts as known on `known_on` about `about`.

    batches    those known by then, in order
    segments   of each register, what stands for some of its batches; may reach beyond them
    passing    looked at once: of registers that are not short nothing is held
    """

    known_on: date
    about: date
    batches: BatchList
    segments: Mapping[str, tuple[SegmentFile, ...]] = field(default_factory=dict, repr=False, compare=False)
    passing: bool = False
    known_places: dict[tuple[str, int], str | None] = field(default_factory=dict, repr=False, compare=False)
    _overtaken: dict[tuple[str, ...], Stored | None] = field(default_factory=dict, repr=False, compare=False)
    _tables: dict[str | tuple[int, ...], Resolved | Stored] = field(default_factory=dict, repr=False, compare=False)

    @property
    def until(self) -> int:
        """Number of the last batch in it, 0 where there is none."""
        return self.batches[-1].number if self.batches else 0

    def up_to(self, number: int) -> "Snapshot":
        """The same facts as far as they stood after batch `number`."""
        return Snapshot(self.known_on, self.about, self.batches.up_to(number), self.segments, self.passing)

    def files(self, register_name: str) -> tuple[BatchFile, ...]:
        return self.batches.of_register(register_name)

    def read(self, register: Register, reading: Callable[[Sources], Read]) -> Read:
        """What `reading` makes of the register's sources. Where a segment is cleared away meanwhile, read anew.

        Raises Problem.store.file_damaged where a batch's file is missing or not what was accepted.
        """
        while True:
            sources = sources_of(self.files(register.name), self.segments.get(register.name, ()))
            try:
                return reading(sources)
            except UNREADABLE as met:
                if all(is_intact(segment) for segment in sources.segments):
                    damage = damage_among(sources.tail, met)
                    if damage is None:
                        raise
                    raise damage from met

    def table(self, register_name: str, columns: Collection[str] | None = None) -> ibis.Table:
        """The winning rows, one a key: analytic columns, `_batch`, `_row`, `_line`, `_sheet`, `_about`.

        columns   what will be asked for: a register too long to be held is read from its files, these columns alone
        Division codes are brought to those in force on `about`. Where the register does not place its rows itself,
        `_division` is the division of the row's employer site, null where that is not known.
        """
        register = register_named(register_name)
        if columns is not None and register_name not in self._tables and self.is_long(register):
            placed_by = self.resolved(register_named(EMPLOYERS)).name if PLACE in columns else None
            return self.read(register, lambda sources: self._unheld(register, sources, columns, placed_by))
        held = self.resolved(register)
        return connection.table(held.name, held.schema).drop("_act")

    def _unheld(
        self, register: Register, sources: Sources, columns: Collection[str], placed_by: str | None
    ) -> ibis.Table:
        key = tuple(piece.path for piece in sources.pieces)
        with connection.engine().lock:
            if key not in self._overtaken:
                self._overtaken[key] = losing(register, sources, self.about)
            known = self._overtaken[key]
        sql = unheld_sql(register, sources, self.about, columns, placed_by, known.name if known else None)
        kinds = analytic_schema(register) | {"_batch": pl.Int64(), PLACE: pl.String()}
        schema = ibis.Schema.from_polars(pl.Schema({name: kinds[name] for name in columns}))
        return connection.backend().sql(sql, schema=schema, dialect="duckdb")

    def is_long(self, register: Register) -> bool:
        """Whether its winning rows are not worth holding: they would drive others out, where all cannot be held."""
        crowded = self.passing or self.batches.rows > kept.MOST_ROWS
        return crowded and sum(file.rows for file in self.files(register.name)) > LONG_ROWS

    def versions(self, register_name: str) -> ibis.Table:
        """Every version that is known: analytic columns, `_batch`, `_row`, `_line`, `_sheet`, `_act`, `_about`."""
        register, key = register_named(register_name), f"versions of {register_name}"
        with connection.engine().lock:
            if key not in self._tables:
                self._tables[key] = self.read(
                    register, lambda sources: Stored(versions_sql(register, sources), stem="versions")
                )
            return connection.backend().table(self._tables[key].name)

    def numbers(self, numbers: tuple[int, ...]) -> ibis.Table:
        """A table of batch numbers (`number`), kept as long as the snapshot."""
        with connection.engine().lock:
            if numbers not in self._tables:
                listed = ", ".join(map(str, numbers)) or "NULL"
                self._tables[numbers] = Stored(f"SELECT unnest([{listed}]::BIGINT[]) AS number", stem="numbers")
            return connection.backend().table(self._tables[numbers].name)

    def is_resolved(self, register: Register) -> bool:
        """Whether the table lies in memory already, but for what was accepted since."""
        with connection.engine().lock:
            held = register.name in self._tables or kept.near(register, self.files(register.name), self.about)
            return bool(held) and (register.division is not None or self.is_resolved(register_named(EMPLOYERS)))

    def resolved(self, register: Register) -> Resolved:
        with connection.engine().lock:
            if register.name not in self._tables:
                self._tables[register.name] = self._resolve(register)
            found = self._tables[register.name]
            assert isinstance(found, Resolved)
            return found

    def _resolve(self, register: Register) -> Resolved:
        files = self.files(register.name)
        placed_by = None if register.division else self.resolved(register_named(EMPLOYERS))

        def make() -> Resolved:
            return self.read(register, lambda sources: made_whole(register, files, sources, self.about, placed_by))

        return kept.resolved(register, files, self.about, placed_by, make)


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
