"""Peak memory of importing long files of the workers register, each read to accepted in a process of its own."""

import subprocess
import sys
from pathlib import Path

from bench.figure import Bench, Figure
from bench.worker_files import write_gb18030, write_workers

MOST_MB = 1536.0


def _measure(scale: str, folder: Path) -> list[Figure]:
    full = scale == "full"
    of_workbook, fewer, more = (300_000, 1_000_000, 5_000_000) if full else (30_000, 50_000, 100_000)
    workbook = folder / "long.xlsx"
    write_workers(of_workbook, workbook)
    peaks = {of_workbook: _peak(workbook, of_workbook)}
    for rows in (fewer, more):
        text = folder / f"{rows}.csv"
        write_gb18030(rows, text)
        peaks[rows] = _peak(text, rows)
        text.unlink()
    bound = 1.0 if full else None
    return [
        Figure("import_xlsx_memory", peaks[of_workbook], "MB", "上限", MOST_MB, bound, f"{of_workbook:,} 行 .xlsx"),
        Figure("import_csv_memory", peaks[more], "MB", "上限", MOST_MB, bound, f"{more:,} 行 GB18030 .csv"),
        Figure(
            "import_csv_memory_growth",
            peaks[more],
            "MB",
            f"{fewer:,} 行的同种文件",
            peaks[fewer],
            1.25 if full else None,
            f"{more:,} 行 GB18030 .csv",
        ),
    ]


def _peak(path: Path, rows: int) -> float:
    command = [sys.executable, "-m", "bench.import_process", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    accepted, peak = done.stdout.split()
    assert int(accepted) == rows, done.stdout
    return float(peak)


BENCH = Bench("长文件入账的内存", _measure)
