"""The rows of one employer, person or key, without resolving a whole register."""

from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache, partial

import numpy as np
import polars as pl
import pyarrow as pa

from qingchen.registers import connection
from qingchen.registers.batch_list import BatchFile
from qingchen.registers.catalogue import register_named
from qingchen.registers.merged.lookup_files import lookup_of
from qingchen.registers.merged.lookups import KEY, hashes_of
from qingchen.registers.merged.row_fetch import as_arrow, fetch
from qingchen.registers.merged.row_fetch import read_ahead as read_groups_ahead
from qingchen.registers.merged.segments import Piece, SegmentFile, Sources
from qingchen.registers.merged.winners import winning_rows
from qingchen.registers.parquet import analytic_schema
from qingchen.registers.register import Register
from qingchen.registers.snapshot import EMPLOYERS, PLACE, Snapshot
from qingchen.registers.versions import versions_sql
from qingchen.standards import divisions

Site = tuple[str, int]


def matching(snapshot: Snapshot, register: Register, column: str, values: Sequence[object]) -> pl.DataFrame:
    """The winning rows whose `column` is one of `values`; columns as `Snapshot.table`, ordered by (batch, row)."""
    assert column in register.searched
    schema = analytic_schema(register)
    wanted = pl.DataFrame({column: values}, schema={column: schema[column]})
    found = versions_of(snapshot, register, wanted)
    if not found.height:
        return _no_rows(register.name)
    if column not in register.key:
        # A later version of the same key may say something else in this column.
        found = versions_of(snapshot, register, found.select(register.key).unique())
    won = (
        winning_rows(register, found, snapshot.about)
        .filter(pl.col(column).is_in(wanted[column].implode()))
        .drop("_act")
    )
    also = [pl.Series(name, on_day(snapshot, won[name]), pl.String) for name in register.also_at]
    return won.with_columns(pl.Series(register.division or PLACE, places_of(snapshot, register, won), pl.String), *also)


def read_ahead(snapshot: Snapshot, asked: Sequence[Register], column: str, value: str) -> None:
    """Read what `matching` will need of several registers, two files at a time: a page asks them one by one."""
    wanted = pl.DataFrame({column: [value]})

    def places(register: Register, sources: Sources) -> list[tuple[str, np.ndarray]]:
        return [(source.path, at) for source, at in _places(register, column, wanted, sources)[0]]

    found = [one for register in asked for one in snapshot.read(register, partial(places, register))]
    # Where a segment is cleared away meanwhile, `matching` reads anew.
    with suppress(FileNotFoundError):
        read_groups_ahead(found)


@lru_cache(256)
def _no_rows(register_name: str) -> pl.DataFrame:
    """Most registers have nothing of most employers: a page asks them all."""
    register = register_named(register_name)
    schema = _schema(register) | ({} if register.division else {PLACE: pl.String()})
    return pl.DataFrame(schema={name: kind for name, kind in schema.items() if name != "_act"})


def versions_of(snapshot: Snapshot, register: Register, wanted: pl.DataFrame) -> pl.DataFrame:
    """Every version of the keys or values in `wanted`, ordered by (batch, row); columns as `versions.versions_sql`.

    wanted   the key columns, or one column searched, each row once; a null key column equals a null
    """
    column = KEY if set(wanted.columns) == set(register.key) else wanted.columns[0]
    return snapshot.read(register, partial(_versions, register, column, wanted))


def row_of(snapshot: Snapshot, register: Register, batch: BatchFile, row: int) -> pl.DataFrame:
    """One row of a batch; columns as `versions.versions_sql`. In a batch's file rows lie in the order of `_row`."""
    return fetched(register, [(batch, np.array([row - 1]))])


def rows_of(snapshot: Snapshot, register: Register, batch: BatchFile, first: int, last: int) -> pl.DataFrame:
    """Some rows of a batch by their numbers, both included; columns as `versions.versions_sql`."""
    return fetched(register, [(batch, np.arange(first - 1, last))])


def _versions(register: Register, column: str, wanted: pl.DataFrame, sources: Sources) -> pl.DataFrame:
    if not (wanted.height and sources.pieces):
        return pl.DataFrame(schema=_schema(register))
    found, without = _places(register, column, wanted, sources)
    rows = fetched(register, found)
    if without:
        rows = rows.vstack(_scanned(register, wanted, _only(sources, without)))
    if not rows.height:
        return rows
    same = rows.lazy().join(wanted.lazy(), on=wanted.columns, how="semi", nulls_equal=True)
    return same.filter(pl.col("_batch") <= sources.until).sort("_batch", "_row").collect()


def _places(
    register: Register, column: str, wanted: pl.DataFrame, sources: Sources
) -> tuple[list[tuple[Piece, np.ndarray]], list[Piece]]:
    """Where the rows may stand, by the look-ups; and the files that have none."""
    hashes = hashes_of(connection.cursor(), register, column, wanted)
    found: list[tuple[Piece, np.ndarray]] = []
    without: list[Piece] = []
    for source in sources.pieces:
        lookup = lookup_of(register, source)
        if lookup is None:
            without.append(source)
        elif len(at := lookup.positions(column, hashes)):
            found.append((source, at))
    return found, without


def fetched(register: Register, found: Sequence[tuple[Piece, np.ndarray]]) -> pl.DataFrame:
    """The rows at some positions (from 0, ascending) of batches and segments; columns as `versions.versions_sql`."""
    tables = []
    for (source, at), table in zip(found, fetch([(source.path, at) for source, at in found]), strict=True):
        if isinstance(source, BatchFile):
            table = table.append_column("_batch", as_arrow(np.full(len(at), source.number, np.int64)))
        tables.append(table)
    schema = _schema(register)
    if not tables:
        return pl.DataFrame(schema=schema)
    rows = pl.from_arrow(pa.concat_tables(tables, promote_options="permissive").combine_chunks())
    assert isinstance(rows, pl.DataFrame)
    if rows.schema == schema:
        return rows
    return rows.select(
        (pl.col(name) if name in rows.columns else pl.lit(None)).cast(kind).alias(name) for name, kind in schema.items()
    )


def _schema(register: Register) -> dict[str, pl.DataType]:
    return analytic_schema(register) | {"_batch": pl.Int64()}


def _only(sources: Sources, these: Sequence[Piece]) -> Sources:
    segments = tuple(one for one in these if isinstance(one, SegmentFile))
    return Sources(segments, tuple(one for one in these if isinstance(one, BatchFile)), sources.until)


def _scanned(register: Register, wanted: pl.DataFrame, sources: Sources) -> pl.DataFrame:
    """Of files without a look-up: every row of the columns asked for is read."""
    cursor = connection.cursor()
    cursor.register("wanted", wanted.to_arrow())
    same = " AND ".join(f'v."{name}" IS NOT DISTINCT FROM wanted."{name}"' for name in wanted.columns)
    try:
        return cursor.execute(f"SELECT v.* FROM ({versions_sql(register, sources)}) v SEMI JOIN wanted ON {same}").pl()
    finally:
        cursor.unregister("wanted")


def places_of(snapshot: Snapshot, register: Register, rows: pl.DataFrame) -> list[str | None]:
    """Where each row lies: where it says, or where its employer's site is; by the codes in force on the day."""
    if register.division:
        return on_day(snapshot, rows[register.division])
    number = rows["site_no"] if "site_no" in rows.columns else pl.repeat(1, rows.height, dtype=pl.Int64, eager=True)
    sites = list(zip(rows["uscc"], number, strict=True))
    found = _sites(snapshot, {(uscc, no) for uscc, no in sites if uscc is not None and no is not None})
    return [found.get(site) for site in sites]


def on_day(snapshot: Snapshot, codes: pl.Series) -> list[str | None]:
    """Each code as it stands on the snapshot's day."""
    current = {code: divisions.current(code, snapshot.about) for code in codes.drop_nulls().unique()}
    return [current.get(code) for code in codes]


def _sites(snapshot: Snapshot, asked: set[Site]) -> dict[Site, str | None]:
    known = snapshot.known_places
    unknown = sorted({uscc for uscc, _ in asked - known.keys()})
    if unknown:
        found = matching(snapshot, register_named(EMPLOYERS), "uscc", unknown)
        known.update({(uscc, no): code for uscc, no, code in found.select("uscc", "site_no", "division").rows()})
        known.update(dict.fromkeys(asked - known.keys()))
    return {site: known[site] for site in asked}
