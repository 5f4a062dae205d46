"""Drawing from a frame of employers, beside one SHA-256 a row in a plain loop."""

import hashlib
from pathlib import Path

from bench.figure import Bench, Figure, seconds
from qingchen.inspection.draw import order_of_visits


def _measure(scale: str, folder: Path) -> list[Figure]:
    rows = 100_000 if scale == "small" else 1_000_000
    frame = [f"91229900{number:010d}-1" for number in range(rows)]

    def plain() -> None:
        for code in frame:
            hashlib.sha256(f"seed\n{code}".encode()).hexdigest()

    reference = seconds(plain)
    value = seconds(lambda: order_of_visits("seed", frame, 1000))
    return [Figure("draw_1000", value, "s", "逐行一次 SHA-256", reference, 2.0, f"抽样框 {rows:,} 行，抽 1000")]


BENCH = Bench("抽取", _measure)
