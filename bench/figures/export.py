"""Streaming a register as CSV from a process of its own: first byte, rows a second, and whether memory stays flat."""

import json
import subprocess
import sys
from pathlib import Path

import numpy
import polars
from django.db import transaction

from bench.figure import Bench, Figure
from qingchen.accounts.actions import keep_account
from qingchen.inspection.campaign import load
from qingchen.registers.actions import put_rows
from qingchen.registers.catalogue import register_named
from qingchen.sample.employers import employers_of
from qingchen.sample.places import places
from qingchen.sample.workers import workers
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import EVERYWHERE

CAMPAIGN = Path("campaigns/jilin-2020")
BATCHES = 10
CHILD = Path(__file__).parent.parent / "export_child.py"


def _measure(scale: str, folder: Path) -> list[Figure]:
    rows = 100_000 if scale == "small" else 1_000_000
    random = numpy.random.Generator(numpy.random.PCG64(11))
    place = max(places(load(CAMPAIGN), "province", random), key=lambda one: one.employers)
    frame = workers(place, employers_of(place, random, 0.0), random)
    frame = frame.select(name for name in frame.columns if name in register_named("exposed_workers").by_name).head(
        rows // BATCHES
    )
    frame = polars.concat([frame] * -(-rows // BATCHES // frame.height)).head(rows // BATCHES)
    office = keep_account(SYSTEM, "bench-export", name="测试", role=Role.PROVINCE, area=EVERYWHERE).actor
    step = polars.int_range(polars.len()) + 1
    for batch in range(BATCHES):
        # A spell of its own for every row: each is a row of its own, none supersedes another.
        with transaction.atomic():
            put_rows(office, "exposed_workers", frame.with_columns(spell=step + batch * frame.height), "22")
    done = subprocess.run([sys.executable, CHILD, str(folder)], stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["rows"] == rows
    size = f"{rows:,} 行 × {found['columns']} 列，{BATCHES} 批"
    # The bounds were set for a million rows. Cold: the process has read nothing yet; memory is watched there.
    full = scale == "full"
    bound = 1.0 if full else None
    plain, whole = found["copy"], found["masked"]
    return [
        Figure("export_first_byte", found["first_byte"], "s", "上限一秒", 1.0, bound, f"{size}，台账已在内存"),
        Figure("export_first_byte_cold", found["cold"], "s", "上限一秒", 1.0, bound, f"{size}，进程刚启动"),
        Figure("export_csv", found["bare"], "s", "DuckDB COPY 同样的行、列", plain, None, f"{size}，不含个人信息列"),
        Figure(
            "export_csv_masked",
            whole,
            "s",
            "DuckDB COPY，不含个人信息列",
            plain,
            None,
            f"{size}，个人信息逐行解封、遮盖",
        ),
        Figure(
            "export_memory", found["peak"], "MB", "前四分之一行的峰值", found["quarter"], 1.1 if full else None, size
        ),
    ]


BENCH = Bench("台账流式导出", _measure)
