"""Reading a register sent in very many small batches, after merging, beside the same rows in twenty batches."""

import itertools
import time
from datetime import date, timedelta
from pathlib import Path

import numpy

from bench import made_up_workers
from bench.figure import Bench, Figure, seconds
from bench.own_home import own_home
from qingchen.registers import connection, store
from qingchen.registers.actions import merge_batches
from qingchen.values.actor import SYSTEM

ABOUT = date(2026, 12, 31)
_days = itertools.count()


def _measure(scale: str, folder: Path) -> list[Figure]:
    batches = 300 if scale == "small" else 20_000
    sizes = [int(size) for size in numpy.random.Generator(numpy.random.PCG64(3)).integers(1, 501, batches)]
    rows = sum(sizes)
    (folder / "few").mkdir()
    (folder / "many").mkdir()
    with own_home(folder / "few"):
        even = [rows // 20] * 19 + [rows - rows // 20 * 19]
        made_up_workers.fill(even, rows)
        reference, expected = seconds(_read, 3), _read()
    with own_home(folder / "many"):
        made_up_workers.fill_small(sizes, rows)
        began = time.perf_counter()
        merge_batches(SYSTEM)
        merging = time.perf_counter() - began
        value = seconds(_read, 3)
        assert _read() == expected
        began = time.perf_counter()
        assert store.verify_store() == []
        verifying = time.perf_counter() - began
    size = f"{batches:,} 批共 {rows:,} 行，按规则合并之后"
    bound = 1.5 if scale == "full" else None
    return [
        Figure("read_many_batches", value, "s", "同样的行分 20 批", reference, bound, size),
        Figure("merge_many_batches", merging, "s", "同上（读 20 批）", reference, None, f"{size}，合并本身"),
        Figure("verify_store", verifying, "s", "同上（读 20 批）", reference, None, f"{2 * batches:,} 个文件"),
    ]


def _read() -> tuple[object, ...]:
    """The whole register's winning rows, made anew: each time about another day, on which the same rows count."""
    facts = store.snapshot(ABOUT + timedelta(next(_days)))
    made = facts.resolved(made_up_workers.WORKERS)
    sql = f"SELECT count(*), count(DISTINCT uscc), max(exposure_from) FROM {made.name}"
    return tuple(connection.cursor().execute(sql).fetchone() or ())


BENCH = Bench("大量小批次", _measure)
