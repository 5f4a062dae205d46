"""Rows picked by number alone, read from their batches as they are taken: nothing is resolved, memory stays flat.

Which rows win is decided over keys and days only, in one query; of each row 8 bytes are held. The rows themselves come
out of the batches' files, in which they lie in the order of their numbers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import ibis
import ibis.expr.types as ir
import numpy as np
import polars as pl

from qingchen.registers import connection, search
from qingchen.registers.batch_list import BatchFile
from qingchen.registers.catalogue import register_named
from qingchen.registers.merged.segments import Sources
from qingchen.registers.parquet import ROWS_A_GROUP, analytic_schema
from qingchen.registers.register import Register
from qingchen.registers.snapshot import EMPLOYERS, PLACE, Snapshot
from qingchen.registers.unheld import unheld_sql
from qingchen.registers.versions import SQL_TYPES

FIRST = 1_000
"""Rows of the first frame: whoever waits soon sees that something comes."""
_UNREAD = "rows_unread"
Narrowing = Callable[[ir.Table], ir.Table]


@dataclass(frozen=True)
class Picked:
    """`numbers`: (batch << 32) + row of each, ascending."""

    snapshot: Snapshot
    register: Register
    numbers: np.ndarray

    def __len__(self) -> int:
        return len(self.numbers)

    def frames(self) -> Iterator[pl.DataFrame]:
        """Every row once, in order; columns as `Snapshot.table` but without PLACE. None is empty.

        The cuts lie where the row groups of sealed files end, so that none of these is read twice.
        """
        register = self.register
        placing = [name for name in (register.division, *register.also_at) if name]
        for cut in cuts(self.numbers):
            rows = search.fetched(register, self._pieces(cut)).drop("_act")
            yield rows.with_columns(
                pl.Series(name, search.on_day(self.snapshot, rows[name]), pl.String) for name in placing
            )

    def _pieces(self, numbers: np.ndarray) -> list[tuple[BatchFile, np.ndarray]]:
        batches, starts = np.unique(numbers >> 32, return_index=True)
        rows = np.split((numbers & 0xFFFF_FFFF) - 1, starts[1:])
        return [(self.snapshot.batches.numbered(int(at)), some) for at, some in zip(batches, rows, strict=True)]


def cuts(numbers: np.ndarray) -> Iterator[np.ndarray]:
    """`numbers` in pieces of at most ROWS_A_GROUP: small batches together, larger ones by groups of their rows."""
    if len(numbers) == 0:
        return
    yield numbers[:FIRST]
    group = (numbers >> 32 << 32) + ((numbers & 0xFFFF_FFFF) - 1) // ROWS_A_GROUP
    start = before = len(numbers[:FIRST])
    for end in (np.flatnonzero(np.diff(group)) + 1).tolist():
        if before > start and end - start > ROWS_A_GROUP:
            yield numbers[start:before]
            start = before
        before = max(before, end)
    if before > start and len(numbers) - start > ROWS_A_GROUP:
        yield numbers[start:before]
        start = before
    if start < len(numbers):
        yield numbers[start:]


def numbers_of(snapshot: Snapshot, register: Register, narrowing: Narrowing) -> np.ndarray:
    """The numbers, ascending, of the winning rows that `narrowing` keeps of a table such as `Snapshot.table`."""
    if snapshot.is_resolved(register):
        return _numbers(ibis.to_sql(_ordered(narrowing(snapshot.table(register.name))), dialect="duckdb"))
    kinds = {name: SQL_TYPES[kind] for name, kind in analytic_schema(register).items()} | {"_batch": "BIGINT"}
    types = {name: _IBIS.get(kind, kind.lower()) for name, kind in kinds.items() if name != "_act"}
    placed = {} if register.division else {PLACE: "string"}
    sql = str(ibis.to_sql(_ordered(narrowing(ibis.table(types | placed, name=_UNREAD))), dialect="duckdb"))
    columns = [name for name in types | placed if f'"{name}"' in sql]
    return snapshot.read(register, partial(_lean, snapshot, register, sql, columns))


_IBIS = {"VARCHAR": "string", "BIGINT": "int64", "DOUBLE": "float64", "VARCHAR[]": "array<string>"}


def _ordered(rows: ir.Table) -> ir.Table:
    return rows.select("_batch", "_row")


def _lean(snapshot: Snapshot, register: Register, sql: str, columns: list[str], sources: Sources) -> np.ndarray:
    """Only columns that `sql` names are read, and a row's place is looked up only where it asks for it."""
    placed_by = snapshot.resolved(register_named(EMPLOYERS)).name if PLACE in columns else None
    rows = unheld_sql(register, sources, snapshot.about, columns, placed_by)
    return _numbers(f"WITH {_UNREAD} AS ({rows}) FROM ({sql})")


def _numbers(sql: str) -> np.ndarray:
    found = connection.cursor().execute(f"SELECT (_batch << 32) + _row AS n FROM ({sql})").fetchnumpy()["n"]
    numbers = np.asarray(found, np.int64)
    numbers.sort()
    return numbers
