"""`python -m bench.rates_child HOME MODE`: what one process does for `figures/rates*.py`; prints JSON.

ledgers LEDGERS FRACTION   write the ledgers of a fraction of a nation
make LEDGERS   fill the store of HOME with the ledgers, in twenty batches a register: `{"rows": {register: count}}`
merge          the batches become one segment a register: the base
compare RUNS   the whole catalogue by every grouping, engine and script in turn, integers compared. `{"engine":
               [seconds], "script": [seconds], "peak_mb": most memory of the engine's first run, "lines": compared,
               "all": indicators, "indicators": that have any line}`
postgres       the same in PostgreSQL: `{"version": …, "seconds": …, "cut": …}`
engine RUNS    the engine alone: `{"engine": [seconds], "peak_mb": …}`
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main(home: Path, mode: str, told: list[str]) -> dict[str, Any]:
    os.environ.update(QINGCHEN_HOME=str(home), QINGCHEN_DEMO="1")
    home.mkdir(parents=True, exist_ok=True)
    from qingchen.config.setup import set_up

    set_up()
    if mode == "make":
        from django.core.management import call_command

        from bench.rates_store import make

        call_command("migrate", verbosity=0)
        return {"rows": make(Path(told[0]))}
    if mode == "merge":
        from qingchen.registers.actions.merge import merge_batches
        from qingchen.values.actor import SYSTEM

        merge_batches(SYSTEM, whole=True)
        return {}
    if mode == "ledgers":
        from qingchen.sample.nation import generate_nation

        return dict(generate_nation(7, Path(told[0]), float(told[1])))
    if mode == "postgres":
        from bench.rates_postgres import measured

        return measured(home)
    return _engine(int(told[0])) if mode == "engine" else _compared(int(told[0]))


def _engine(runs: int) -> dict[str, Any]:
    from bench.rates_question import by_engine
    from qingchen.sample.peak_memory import peak_memory_mb

    taken = [_seconds(by_engine)[0] for _ in range(runs)]
    return {"engine": taken, "peak_mb": peak_memory_mb()}


def _compared(runs: int) -> dict[str, Any]:
    from bench.rates_question import by_engine, by_script, compared
    from qingchen.sample.peak_memory import peak_memory_mb

    found: dict[str, list[float]] = {"engine": [], "script": [], "peak": []}
    for number in range(runs):
        seconds, ours = _seconds(by_engine)
        found["engine"].append(seconds)
        found["peak"].append(peak_memory_mb())
        seconds, theirs = _seconds(by_script)
        found["script"].append(seconds)
        if number < runs - 1:
            del ours, theirs
    told = compared(ours, theirs)
    assert not told.wrong, f"engine and script differ: {told.wrong}"
    counts = {"lines": told.lines, "all": told.indicators, "indicators": told.with_lines}
    return {"engine": found["engine"], "script": found["script"], "peak_mb": found["peak"][0], **counts}


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    made = work()
    return time.perf_counter() - began, made


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])))
