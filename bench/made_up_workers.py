"""Made-up exposed workers for the figures of reading, written by the store's own writer; sealed files are empty."""

import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import accumulate

import duckdb
import polars as pl
from django.db import transaction

from qingchen import clock
from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.keyring import Keyring
from qingchen.registers.models import Batch
from qingchen.registers.parquet import PUT, BatchFiles, type_of, write_batch
from qingchen.registers.register import Register

WORKERS_AN_EMPLOYER = 24
_WRITTEN_AT_ONCE, _MADE_AT_ONCE = 4, 1_000
WORKERS = register_named("exposed_workers")
_ROWS = """
SELECT 'resident_id' AS identity_type, CASE WHEN i % 5 = 0 THEN 'female' ELSE 'male' END AS sex,
    '91229900' || upper(substr(md5('e' || e), 1, 10)) AS uscc, '示例' || e || '号企业' AS employer_name,
    1::BIGINT AS site_no, 1::BIGINT AS spell, '车间' || (i % 7) AS workshop, '岗位' || (i % 40) AS work_position,
    '工种' || (i % 15) AS job, ['silica', 'coal', 'cement', 'welding'][1 + i % 4] AS dust_kind,
    DATE '2005-01-01' + (h % 5000)::INT AS exposure_from, 'contract' AS employment_type, 'HT' || i AS contract_no,
    DATE '2005-01-01' + (h % 5000)::INT AS contract_signed_on, DATE '2025-01-01' AS contract_until,
    i % 2 = 0 AS hazard_notice, 'in_post' AS status, 40.0 AS exposure_hours_per_week, i % 3 = 0 AS surveillance_file,
    '1.' || md5('p' || p) AS person_key, '1.' || md5('n' || (h % 200000)) AS name_key,
    '1.' || md5('t' || p) AS phone_key, DATE '2020-01-01' + {day} AS effective_on,
    DATE '2020-01-01' + {day} AS _about, 'put' AS _act, i AS _line
FROM (SELECT range AS i, range AS p, hash(range) AS h, hash(range + 7) % {employers} * {places} + {place} AS e"""


def fill(sizes: Sequence[int], people: int, *, places: int = 1) -> None:
    """Accept one batch of each size, people in order. An employer's workers lie scattered over its place's batches.

    places   the batches are sent by so many places in turn: of 200 batches and 20 places, ten each
    """
    connection = duckdb.connect(":memory:", config={"threads": 2})
    keyring = store.keyring()
    employers, first = max(people // WORKERS_AN_EMPLOYER // places, 1), 0
    for number, size in enumerate(sizes):
        sql = _ROWS.format(day=number % 170, employers=employers, places=places, place=number % places)
        enter(connection.execute(f"{sql} FROM range({first}, {first + size})) ORDER BY p").pl(), keyring)
        first += size
    connection.close()


def fill_small(sizes: Sequence[int], people: int) -> None:
    """As `fill` into an empty store, for very many small batches: their files by the store's own writer, several at a
    time, their lines of the catalogue in bulk. Accepted one by one, twenty thousand take ten minutes."""
    told = {"region": "22", "sender": "bench", "title": "测试", "known_on": store.batch_day(), "known_at": clock.now()}
    number = 0
    with store.writing(), transaction.atomic():
        for some in _written_small(sizes, people):
            lines = [
                Batch(number=at, register=WORKERS.name, **told, **asdict(files))
                for at, files in enumerate(some, number + 1)
            ]
            Batch.objects.bulk_create(lines)
            number += len(lines)
        held = store.hold_clock()
        held.last_number, held.last_known_on = number, store.batch_day()
        held.save()


def _written_small(sizes: Sequence[int], people: int) -> Iterator[list[BatchFiles]]:
    """A thousand batches at a time: their rows are made by one query."""
    keyring = store.keyring()
    sql = _ROWS.format(day="(i // 250 % 170)::INT", employers=max(people // WORKERS_AN_EMPLOYER, 1), places=1, place=0)
    first = 0
    with duckdb.connect(":memory:", config={"threads": 2}) as connection, ThreadPoolExecutor(_WRITTEN_AT_ONCE) as pool:
        for begin in range(0, len(sizes), _MADE_AT_ONCE):
            some = sizes[begin : begin + _MADE_AT_ONCE]
            rows = connection.execute(f"{sql} FROM range({first}, {first + sum(some)})) ORDER BY p").pl()
            ends = list(accumulate(some))
            slices = [rows.slice(end - size, size) for end, size in zip(ends, some, strict=True)]
            yield list(pool.map(lambda one: _written(one, keyring, WORKERS), slices))
            first += ends[-1]


def enter(rows: pl.DataFrame, keyring: Keyring, register: Register = WORKERS) -> None:
    """Accept analytic rows as one batch."""
    with store.writing():
        files = _written(rows, keyring, register)
        with transaction.atomic():
            store.enter_batch(files, register.name, region="22", sender="bench", title="测试")


def _written(rows: pl.DataFrame, keyring: Keyring, register: Register) -> BatchFiles:
    hidden = [pl.lit(None, type_of(column.type)).alias(column.name) for column in register.sensitive]
    missing = [pl.lit(None).alias(name) for name in (*register.analytic_names, "_sheet") if name not in rows.columns]
    numbers = pl.int_range(1, rows.height + 1, dtype=pl.Int64)
    whole = rows.with_columns(*hidden, *missing, _row=numbers, _act=pl.lit(PUT))
    return write_batch(store.root(), register, secrets.token_hex(12), whole, keyring)


def person_key(person: int) -> str:
    return _text(f"'1.' || md5('p' || {person})")


def employer_code(employer: int) -> str:
    return _text(f"'91229900' || upper(substr(md5('e' || {employer}), 1, 10))")


def _text(sql: str) -> str:
    ((found,),) = duckdb.sql(f"SELECT {sql}").fetchall()
    return str(found)
