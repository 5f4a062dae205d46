"""The whole catalogue of rates × all divisions and units from merged files, beside a hand-written DuckDB script, and
how time grows with rows. Scale full is a nation (12 million workers). Writes docs/reference/rates-growth.svg."""

from pathlib import Path

from bench.figure import Bench, Figure
from bench.growth_plot import growth_plot
from bench.rates_homes import MOST_MB, RUNS, STEPS, child, merged, size_of, store_of

PLOT = Path("docs/reference/rates-growth.svg")


def _measure(scale: str, folder: Path) -> list[Figure]:
    full, stores = scale == "full", {step: store_of(step, scale, folder) for step in STEPS}
    found = {
        step: child(merged(home), "compare" if step == "30×" else "engine", str(RUNS))
        for step, (home, _) in stores.items()
    }
    points = [(rows, min(found[step]["engine"])) for step, (_, rows) in stores.items()]
    if full:
        PLOT.write_text(growth_plot(points), encoding="utf-8")
    course = "；".join(f"{step} {rows:,} 行 {took:.2f} s" for step, (rows, took) in zip(STEPS, points, strict=True))
    (first_rows, first), (most_rows, most) = points[0], points[-1]
    base, size = found["30×"], f"{size_of(most_rows, found['30×'])}，合并后的文件"
    script = min(base["script"])
    return [
        Figure("rates_from_base", most, "s", "手写 DuckDB 脚本（得数相同）", script, 1.5 if full else None, size),
        Figure("rates_memory", base["peak_mb"], "MB", "上限", MOST_MB, 1.0 if full else None, size),
        Figure(
            "rates_growth", most, "s", "由 1× 线性推算", first * most_rows / first_rows, 1.0 if full else None, course
        ),
    ]


BENCH = Bench("各率的计算", _measure)
