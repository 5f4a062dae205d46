"""Importing the workers register, read to accepted and sealed, beside fastexcel merely reading the file."""

from pathlib import Path

import fastexcel
import numpy

from bench.figure import Bench, Figure, seconds
from qingchen.accounts.actions import keep_account
from qingchen.inspection.campaign import load
from qingchen.registers import actions
from qingchen.sample.employers import employers_of
from qingchen.sample.places import places
from qingchen.sample.workers import workers
from qingchen.sample.writing import write_register
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import EVERYWHERE

CAMPAIGN = Path("campaigns/jilin-2020")


def _measure(scale: str, folder: Path) -> list[Figure]:
    rows = 10_000 if scale == "small" else 100_000
    random = numpy.random.Generator(numpy.random.PCG64(7))
    place = max(places(load(CAMPAIGN), "province", random), key=lambda one: one.employers)
    frame = workers(place, employers_of(place, random, 0.0), random)
    while frame.height < rows:
        frame = frame.vstack(frame.with_columns(spell=frame["spell"] + int(frame["spell"].max())))
    frame = frame.head(rows)
    office = keep_account(SYSTEM, "bench", name="测试", role=Role.PROVINCE, area=EVERYWHERE).actor
    workbook, text = folder / "workers.xlsx", folder / "workers.csv"
    write_register("exposed_workers", frame, workbook)
    write_register("exposed_workers", frame, text)
    reference = seconds(lambda: fastexcel.read_excel(workbook).load_sheet(0, dtypes="string").to_arrow(), runs=3)

    def import_file(path: Path) -> None:
        submission = actions.receive(office, "exposed_workers", path.name, path.read_bytes(), region="22")
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
