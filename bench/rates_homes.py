"""The stores over which rates are measured: of each step one in batches, and beside it one of merged files.

BENCH_RATES_HOME names a folder of stores made before (`<step>`, `<step>-merged`); ledgers of a whole nation that lie
ready may be named by BENCH_LEDGERS.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

STEPS = {"1×": 1 / 30, "10×": 1 / 3, "30×": 1.0}
"""Of a nation; 1× is a province."""
MOST_MB = 6_144.0
RUNS = 2
"""Each takes minutes; the best is told of engine and script alike, as the first reads files that are not warm yet."""


def store_of(step: str, scale: str, folder: Path) -> tuple[Path, int]:
    """The step's store in batches, made where it is not there yet, and its rows. folder: a bench's own."""
    homes = Path(os.environ.get("BENCH_RATES_HOME", folder.with_name("rates-homes")))
    home = homes / step.rstrip("×")
    return home, made(home, STEPS[step] * (1.0 if scale == "full" else 0.02))


def size_of(rows: int, told: dict[str, Any]) -> str:
    """`told`: what `rates_child … compare` says."""
    return f"{rows:,} 行，{told['all']} 个指标（{told['indicators']} 个有数）共 {told['lines']:,} 个结果"


def made(home: Path, fraction: float) -> int:
    """Rows of the store in `home`, made where it is not there yet."""
    mark = home / "rows"
    if not mark.exists():
        ledgers = os.environ.get("BENCH_LEDGERS", "") if fraction == 1.0 else ""
        made_in = Path(ledgers) if ledgers else home / "ledgers"
        if not ledgers:
            child(home, "ledgers", str(made_in), str(fraction))
        rows = child(home, "make", str(made_in))["rows"]
        mark.write_text(str(sum(rows.values())))
    return int(mark.read_text())


def merged(home: Path) -> Path:
    """The same store with one segment a register, beside it; the batches, which never change, are the same files."""
    beside = home.with_name(f"{home.name}-merged")
    if not (beside / "rows").exists():
        shutil.rmtree(beside, ignore_errors=True)
        unwanted = shutil.ignore_patterns("ledgers", "rows", "segments", "postgres")
        shutil.copytree(home, beside, copy_function=_linked, ignore=unwanted)
        child(beside, "merge")
        shutil.copy2(home / "rows", beside / "rows")
    return beside


def _linked(source: str, target: str) -> None:
    if "batches" in Path(source).parts:
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def child(home: Path, *told: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.rates_child", str(home), *told]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
