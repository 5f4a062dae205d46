"""Peak memory of importing long files, each read to accepted in a process of its own: of the workers register, and of
trainings, whose rows are compared with each other over the whole file."""

import subprocess
import sys
from pathlib import Path

from bench import training_files, worker_files
from bench.figure import Bench, Figure
from bench.long_text import write_gb18030

MOST_MB = 1536.0
MOST_GROWTH = 1.25
_FRAMES = {
    worker_files.REGISTER: worker_files.worker_frames,
    training_files.REGISTER: training_files.training_frames,
}


def _measure(scale: str, folder: Path) -> list[Figure]:
    full = scale == "full"
    of_workbook, fewer, more = (300_000, 1_000_000, 5_000_000) if full else (30_000, 50_000, 100_000)
    workbook, bound = folder / "long.xlsx", 1.0 if full else None
    worker_files.write_workers(of_workbook, workbook)
    peak = _peak(worker_files.REGISTER, workbook, of_workbook)
    figures = [Figure("import_xlsx_memory", peak, "MB", "上限", MOST_MB, bound, f"{of_workbook:,} 行 .xlsx")]
    for register, name in ((worker_files.REGISTER, "import_csv"), (training_files.REGISTER, "import_csv_trainings")):
        of_fewer, of_more = (_of_text(register, rows, folder) for rows in (fewer, more))
        size, than = f"{more:,} 行 GB18030 .csv，{register}", f"{fewer:,} 行的同种文件"
        growth = MOST_GROWTH if full else None
        figures += [
            Figure(f"{name}_memory", of_more, "MB", "上限", MOST_MB, bound, size),
            Figure(f"{name}_memory_growth", of_more, "MB", than, of_fewer, growth, size),
        ]
    return figures


def _of_text(register: str, rows: int, folder: Path) -> float:
    text = folder / f"{register}-{rows}.csv"
    write_gb18030(register, _FRAMES[register](rows), text)
    peak = _peak(register, text, rows)
    text.unlink()
    return peak


def _peak(register: str, path: Path, rows: int) -> float:
    command = [sys.executable, "-m", "bench.import_process", register, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    accepted, peak = done.stdout.split()
    assert int(accepted) == rows, done.stdout
    return float(peak)


BENCH = Bench("长文件入账的内存", _measure)
