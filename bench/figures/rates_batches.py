"""The same rates from a nation's raw batches, twenty a register with corrections, beside the script over them."""

from pathlib import Path

from bench.figure import Bench, Figure
from bench.rates_homes import MOST_MB, RUNS, child, size_of, store_of


def _measure(scale: str, folder: Path) -> list[Figure]:
    full, (home, rows) = scale == "full", store_of("30×", scale, folder)
    raw = child(home, "compare", str(RUNS))
    size, script = f"{size_of(rows, raw)}，每本 20 批、含更正", min(raw["script"])
    took, most = min(raw["engine"]), MOST_MB
    return [
        Figure("rates_from_batches", took, "s", "同一脚本读原始批次", script, 2.5 if full else None, size),
        Figure("rates_memory_batches", raw["peak_mb"], "MB", "上限", most, 1.0 if full else None, size),
    ]


BENCH = Bench("各率由原始批次计算", _measure)
