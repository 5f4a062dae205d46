"""The whole catalogue of rates × all divisions and units, beside a hand-written DuckDB script and PostgreSQL.

Scale full is a nation (12 million workers); `python -m bench --scale full --only rates`. Ledgers that lie ready may be
named by BENCH_LEDGERS, stores made before by BENCH_RATES_HOME. Writes docs/reference/rates-growth.svg.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.figure import Bench, Figure
from bench.growth_plot import growth_plot

PLOT = Path("docs/reference/rates-growth.svg")
MOST_MB = 6_144.0
RUNS = 3
STEPS = {"1×": 1 / 30, "10×": 1 / 3, "30×": 1.0}


def _measure(scale: str, folder: Path) -> list[Figure]:
    full = scale == "full"
    homes = Path(os.environ.get("BENCH_RATES_HOME", folder))
    part = 1.0 if full else 0.02
    rows, growth = {}, {}
    for step, share in STEPS.items():
        rows[step] = _made(homes / step.rstrip("×"), share * part)
    nation = homes / "30"
    raw = _child(nation, "compare", str(RUNS))
    for step in STEPS:
        _merged(homes / step.rstrip("×"))
    base = _child(nation, "compare", str(RUNS))
    for step in STEPS:
        growth[step] = _child(homes / step.rstrip("×"), "engine", str(RUNS))
    postgres = _child(nation, "postgres")
    points = [(rows[step], statistics.median(growth[step]["engine"])) for step in STEPS]
    size = f"{rows['30×']:,} 行，{base['lines']:,} 个分组 × 8 个指标"
    if full:
        PLOT.write_text(growth_plot(points), encoding="utf-8")

    courses = zip(STEPS, points, strict=True)
    course = "；".join(f"{step} {count:,} 行 {seconds:.2f} s" for step, (count, seconds) in courses)
    linear = points[0][1] * points[-1][0] / points[0][0]
    took, script = (statistics.median(base[one]) for one in ("engine", "script"))
    took_raw, script_raw = (statistics.median(raw[one]) for one in ("engine", "script"))
    peak, version = growth["30×"]["peak_mb"], postgres["version"]
    base_size, raw_size = f"{size}，合并后的文件", f"{size}，每本 20 批、含更正"

    def bound(most: float) -> float | None:
        return most if full else None

    return [
        Figure("rates_from_base", took, "s", "手写 DuckDB 脚本（得数相同）", script, bound(1.5), base_size),
        Figure("rates_from_batches", took_raw, "s", "同一脚本读原始批次", script_raw, bound(2.5), raw_size),
        Figure("rates_postgresql", took, "s", version, postgres["seconds"], bound(0.1), f"{size}，压实表、有索引"),
        Figure("rates_memory", peak, "MB", "上限", MOST_MB, bound(1.0), size),
        Figure("rates_growth", points[-1][1], "s", "由 1× 线性推算", linear, bound(1.0), course),
    ]


def _made(home: Path, fraction: float) -> int:
    """Rows of the store in `home`, made where it is not there yet."""
    mark = home / "rows"
    if not mark.exists():
        ledgers = os.environ.get("BENCH_LEDGERS", "") if fraction == 1.0 else ""
        made_in = Path(ledgers) if ledgers else home / "ledgers"
        if not ledgers:
            _child(home, "ledgers", str(made_in), str(fraction))
        rows = _child(home, "make", str(made_in))["rows"]
        mark.write_text(str(sum(rows.values())))
    return int(mark.read_text())


def _merged(home: Path) -> None:
    if not (home / "merged").exists():
        _child(home, "merge")
        (home / "merged").touch()


def _child(home: Path, *told: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.rates_child", str(home), *told]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


BENCH = Bench("各率的计算", _measure)
