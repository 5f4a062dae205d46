"""The whole catalogue of rates × all divisions and units, beside a hand-written DuckDB script and PostgreSQL.

Scale full is a nation (12 million workers); `python -m bench --scale full --only rates`. Ledgers that lie ready may be
named by BENCH_LEDGERS, a folder of stores made before by BENCH_RATES_HOME: of each step (1, 10, 30) the store in
batches, and beside it `<step>-merged`. Writes docs/reference/rates-growth.svg.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.figure import Bench, Figure
from bench.growth_plot import growth_plot

PLOT = Path("docs/reference/rates-growth.svg")
MOST_MB = 6_144.0
RUNS = 2
"""Each takes minutes; the best is told of engine and script alike, as the first reads files that are not warm yet."""
STEPS = {"1×": 1 / 30, "10×": 1 / 3, "30×": 1.0}


def _measure(scale: str, folder: Path) -> list[Figure]:
    full = scale == "full"
    homes = Path(os.environ.get("BENCH_RATES_HOME", folder))
    part = 1.0 if full else 0.02
    rows = {step: _made(homes / step.rstrip("×"), share * part) for step, share in STEPS.items()}
    raw = _child(homes / "30", "compare", str(RUNS))
    base = _child(_merged(homes / "30"), "compare", str(RUNS))
    growth = {step: _child(_merged(homes / step.rstrip("×")), "engine", str(RUNS)) for step in STEPS if step != "30×"}
    growth["30×"] = base
    postgres = _child(_merged(homes / "30"), "postgres")
    points = [(rows[step], min(growth[step]["engine"])) for step in STEPS]
    size = f"{rows['30×']:,} 行，{base['all']} 个指标（{base['indicators']} 个有数）共 {base['lines']:,} 个结果"
    if full:
        PLOT.write_text(growth_plot(points), encoding="utf-8")

    course = "；".join(f"{step} {count:,} 行 {took:.2f} s" for step, (count, took) in zip(STEPS, points, strict=True))
    linear = points[0][1] * points[-1][0] / points[0][0]
    took, script = (min(base[one]) for one in ("engine", "script"))
    took_raw, script_raw = (min(raw[one]) for one in ("engine", "script"))
    version = f"{postgres['version']}（同一脚本" + ("，未完成即停）" if postgres["cut"] else "）")
    base_size, raw_size = f"{size}，合并后的文件", f"{size}，每本 20 批、含更正"

    def bound(most: float) -> float | None:
        return most if full else None

    return [
        Figure("rates_from_base", took, "s", "手写 DuckDB 脚本（得数相同）", script, bound(1.5), base_size),
        Figure("rates_from_batches", took_raw, "s", "同一脚本读原始批次", script_raw, bound(2.5), raw_size),
        Figure("rates_postgresql", took, "s", version, postgres["seconds"], bound(0.1), f"{size}，压实表、有索引"),
        Figure("rates_memory", base["peak_mb"], "MB", "上限", MOST_MB, bound(1.0), base_size),
        Figure("rates_memory_batches", raw["peak_mb"], "MB", "上限", MOST_MB, bound(1.0), raw_size),
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


def _merged(home: Path) -> Path:
    """The same store with one segment a register, beside it; the batches, which never change, are the same files."""
    merged = home.with_name(f"{home.name}-merged")
    if not (merged / "rows").exists():
        shutil.rmtree(merged, ignore_errors=True)
        unwanted = shutil.ignore_patterns("ledgers", "rows", "segments", "postgres")
        shutil.copytree(home, merged, copy_function=_linked, ignore=unwanted)
        _child(merged, "merge")
        shutil.copy2(home / "rows", merged / "rows")
    return merged


def _linked(source: str, target: str) -> None:
    if "batches" in Path(source).parts:
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def _child(home: Path, *told: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.rates_child", str(home), *told]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


BENCH = Bench("各率的计算", _measure)
