"""A store of registers for the figures of rates: a fraction of a nation's ledgers in twenty batches a register.

Of each register sixteen batches of first filings, three of corrections and late rows, one that withdraws doubles; so
in the ledgers of `sample.nation`, and so in the declarations and trainings made here beside them. Nothing of a person
is in it: `person_key` is a digest of an invented number, and the sealed files are empty.
"""

import secrets
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import polars as pl
from django.db import transaction

from bench.rates_further import further_registers
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import analytic_schema, writing_batch
from qingchen.registers.register import Register

PARTS = {"first": 16, "later": 3, "doubles": 1}
AT_ONCE = 200_000
_KEY = "'1.' || md5(identity_number)"
_PERSON = f"{_KEY} AS person_key"
_SITES = "hash(uscc, site_no)"
_DECLARED = f"""
SELECT '申报' || uscc || '-' || site_no || '-' || n AS receipt_no, uscc, site_no,
    CASE WHEN n = 2 AND {_SITES} % 50 = 0 THEN 'cancellation' WHEN n = 2 THEN 'change' ELSE 'initial' END
        AS declaration_type,
    DATE '2018-01-01' + ({_SITES} % 700)::INT + n::INT * 90 AS declared_on, {_SITES} % 11 <> {{even}} AS dust,
    18 + ({_SITES} // 100 % 12)::INT AS workers_dust_exposed,
    CASE WHEN n = 2 THEN declared_on - 5 - ({_SITES} // 100 % 40)::INT END AS changed_on,
    CASE WHEN {_SITES} % 3 = 0 THEN 'project' ELSE 'process' END AS change_reason
FROM sites, (VALUES (1), (2)) m(n) WHERE {_SITES} % 100 < 80 - 50 * (n - 1) AND {{part}}"""
_TRAINED = """
SELECT 'PX' || uscc || '-' || site_no || '-' || audience AS training_no, person_key, uscc, site_no, audience,
    DATE '2019-06-01' + (h % 400)::INT AS trained_until, [4.0, 8.0, 16.0][1 + (h % 3)::INT] + {even} AS hours,
    h % 20 <> 0 AS passed
FROM trained WHERE {part}"""


def make(ledgers: Path) -> dict[str, int]:
    """Accept the ledgers of `sample.nation` in `ledgers/registers` in the store; rows of each register."""
    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "3GB"})
    folder, rows = ledgers / "registers", {}
    for name in ("employers", "dust_measurements", "exposed_workers", "health_examinations", "patients"):
        rows[name] = sum(
            _accept(connection, register_named(name), _select(connection, register_named(name), files), wave)
            for wave, parts in PARTS.items()
            for files in _shared(sorted(folder.glob(f"*-{name}-{wave}-*.parquet")), parts)
        )
    place = "row_number() OVER () - 1 AS place"
    connection.execute(
        f"CREATE TABLE sites AS {_ledger(folder, 'employers', f'uscc, site_no, division, {place}')} WHERE site_no = 1"
    )
    cases = f"case_id, {_KEY} AS patient_key, {place}"
    connection.execute(f"CREATE TABLE cases AS {_ledger(folder, 'patients', cases)}")
    connection.execute(
        f"""CREATE TABLE trained AS SELECT *, hash(person_key, audience) AS h FROM (
        {_ledger(folder, "exposed_workers", f"{_PERSON}, uscc, site_no, 'worker' AS audience")}
            WHERE spell = 1 AND hash(identity_number) % 4 = 0
        UNION ALL SELECT '1.' || md5('m' || uscc || a), uscc, site_no, a
            FROM sites, (VALUES ('principal'), ('manager')) m(a) WHERE {_SITES} % 3 > 0)"""
    )
    for name, sql in (("hazard_declarations", _DECLARED), ("trainings", _TRAINED)):
        hashed = _SITES if name == "hazard_declarations" else "h"
        rows[name] = sum(
            _accept(connection, register_named(name), sql.format(part=part.format(hashed), even=even), wave)
            for wave, part, even in _parts()
        )
    # As numbers in the text: a count inside a join's condition would make it compare every row with every row.
    ((sites, cases),) = connection.execute(
        "SELECT (SELECT count(*) FROM sites), (SELECT count(*) FROM cases)"
    ).fetchall()
    for register, sql in further_registers(sites, cases):
        connection.execute(f"CREATE OR REPLACE TABLE drawn AS {sql}")
        rows[register.name] = sum(
            _accept(
                connection,
                register,
                f"SELECT * EXCLUDE number FROM drawn WHERE {part.format('hash(number)')}",
                wave,
            )
            for wave, part, _ in _parts()
        )
    connection.close()
    return rows


def _parts() -> Iterator[tuple[str, str, int]]:
    """What is filed when, as conditions on a hash; the corrected say otherwise by `even`."""
    yield from (("first", f"{{0}} // 1000 % 16 = {part}", 0) for part in range(16))
    yield from (("later", f"{{0}} // 1000 % 80 = {part}", 1) for part in range(3))
    yield "doubles", "{0} // 1000 % 300 = 5", 0


def _ledger(folder: Path, name: str, columns: str) -> str:
    return f"SELECT {columns} FROM read_parquet('{folder}/*-{name}-first-*.parquet')"


def _shared(files: list[Path], parts: int) -> Iterator[list[Path]]:
    """Files of neighbouring provinces together, in so many parts of about the same number; fewer where few files."""
    ends = [part * len(files) // parts for part in range(parts + 1)]
    yield from (files[start:end] for start, end in pairwise(ends) if start < end)


def _select(connection: duckdb.DuckDBPyConnection, register: Register, files: list[Path]) -> str:
    source = f"read_parquet([{', '.join(repr(str(file)) for file in files)}], union_by_name = true)"
    there = [line[0] for line in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
    kept = [f'"{name}"' for name in analytic_schema(register) if name in there]
    if "identity_number" in there:
        kept.append(_PERSON)
    return f"SELECT {', '.join(kept)} FROM {source}"


def _accept(connection: duckdb.DuckDBPyConnection, register: Register, sql: str, wave: str) -> int:
    schema = analytic_schema(register)
    act = "withdraw" if wave == "doubles" else "put"
    keyring = store.keyring()
    with store.writing():
        with writing_batch(store.root(), register, secrets.token_hex(12), keyring) as batch:
            reader = connection.execute(sql).to_arrow_reader(AT_ONCE)
            for piece in reader:
                frame = pl.from_arrow(piece)
                assert isinstance(frame, pl.DataFrame)
                missing = [name for name in schema if name not in frame.columns]
                frame = frame.with_columns(pl.lit(None, schema[name]).alias(name) for name in missing)
                hidden = [pl.lit(None, pl.String).alias(column.name) for column in register.sensitive]
                batch.append(frame.with_columns(*hidden, _act=pl.lit(act), _about=pl.col(register.about)))
            files = batch.finish()
        with transaction.atomic():
            store.enter_batch(files, register.name, region="", sender="bench", title=f"{register.title}（{wave}）")
    return files.rows
