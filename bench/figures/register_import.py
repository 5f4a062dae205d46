"""Importing the workers register, read to accepted and sealed, beside fastexcel merely reading the file."""

from pathlib import Path

import fastexcel

from bench.figure import Bench, Figure, seconds
from bench.worker_files import REGISTER, write_workers
from qingchen.accounts.actions import keep_account
from qingchen.registers import actions
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import EVERYWHERE


def _measure(scale: str, folder: Path) -> list[Figure]:
    rows = 10_000 if scale == "small" else 100_000
    office = keep_account(SYSTEM, "bench", name="测试", role=Role.PROVINCE, area=EVERYWHERE).actor
    workbook, text = folder / "workers.xlsx", folder / "workers.csv"
    frame = write_workers(rows, workbook)
    write_workers(rows, text)
    reference = seconds(lambda: fastexcel.read_excel(workbook).load_sheet(0, dtypes="string").to_arrow(), runs=3)

    def import_file(path: Path) -> None:
        with path.open("rb") as data:
            submission = actions.receive(office, REGISTER, path.name, data, region="22")
        result = actions.check(office, submission)
        assert not result.problems, [problem.text for problem in result.problems][:3]
        actions.accept(office, submission)

    size = f"{rows:,} 行 × {len(frame.columns) - 2} 列"
    # The bounds were set for 100,000 rows; of ten thousand the fixed cost of an act is the larger part.
    as_workbook, as_text = (4.0, 2.0) if scale == "full" else (None, None)
    taken = [seconds(lambda path=path: import_file(path), 1) for path in (workbook, text)]
    return [
        Figure("import_xlsx", taken[0], "s", "fastexcel 只读同一文件", reference, as_workbook, size),
        Figure("import_csv", taken[1], "s", "fastexcel 只读 .xlsx", reference, as_text, size),
    ]


BENCH = Bench("劳动者台账入账", _measure)
