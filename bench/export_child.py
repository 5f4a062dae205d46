"""The child process of `figures/export.py`: exports as a server does, and prints what it took as one line of JSON.

Reads the store under QINGCHEN_HOME, which its parent filled.
"""

import json
import sys
import threading
import time
from pathlib import Path

from qingchen.config.setup import set_up

set_up()

import ibis  # noqa: E402  (Django must be configured first)

from qingchen import clock  # noqa: E402
from qingchen.registers import connection, store  # noqa: E402
from qingchen.registers.actions import export_rows  # noqa: E402
from qingchen.registers.catalogue import register_named  # noqa: E402
from qingchen.registers.exchange.csv_out import csv_out  # noqa: E402
from qingchen.registers.exchange.form import Form  # noqa: E402
from qingchen.registers.exchange.selection import Selection  # noqa: E402
from qingchen.registers.exchange.style import Style  # noqa: E402
from qingchen.registers.reader import ScopedReader  # noqa: E402
from qingchen.values.actor import Actor, Role  # noqa: E402
from qingchen.values.region import EVERYWHERE  # noqa: E402

OFFICE = Actor("bench-export", "测试", Role.PROVINCE, EVERYWHERE)
NAME = "exposed_workers"


def main() -> None:
    cold, _, rows = _export(watch := Watch())
    ScopedReader(OFFICE, store.snapshot(clock.today())).table(NAME)
    first_byte, masked, _ = _export()
    register = register_named(NAME)
    clear = tuple(column for column in register.columns if not column.sensitive)
    reader = ScopedReader(OFFICE, store.snapshot(clock.today()))
    began = time.perf_counter()
    for _ in csv_out(clear, reader.picked(NAME).frames(), Style.WORDS, frozenset()):
        pass
    bare = time.perf_counter() - began
    table = reader.table(NAME)
    sql = ibis.to_sql(table.select(*[column.name for column in clear]), dialect="duckdb")
    out = Path(sys.argv[1]) / "copy.csv"
    began = time.perf_counter()
    connection.cursor().execute(f"COPY ({sql}) TO '{out}' (HEADER)")
    copy = time.perf_counter() - began
    found = {"cold": cold, "first_byte": first_byte, "masked": masked, "bare": bare, "copy": copy, "rows": rows}
    found |= {"columns": len(register.columns), "quarter": watch.quarter, "peak": watch.peak}
    print(json.dumps(found))


def _export(watch: "Watch | None" = None) -> tuple[float, float, int]:
    """Seconds to the first byte of a row, seconds to the last, rows."""
    began = time.perf_counter()
    exported = export_rows(OFFICE, Selection(NAME), Form.CSV, about=clock.today())
    next(exported.stream)
    next(exported.stream)
    first = time.perf_counter() - began
    if watch:
        watch.start()
    taken = 0
    for part in exported.stream:
        taken += part.count(b"\n")
        if watch and not watch.quarter and taken > exported.rows // 4:
            watch.quarter = watch.peak
    if watch:
        watch.stop()
    return first, time.perf_counter() - began, exported.rows


class Watch:
    """Resident memory in MB while a stream runs: the most seen in its first quarter, and in all of it."""

    def __init__(self) -> None:
        self.quarter = self.peak = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def start(self) -> None:
        self.peak = _resident()
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.02):
            self.peak = max(self.peak, _resident())


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


main()
