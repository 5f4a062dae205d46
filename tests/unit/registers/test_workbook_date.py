"""What we write bears the clock's hour and no other: the same export is the same bytes, whenever the machine writes."""

import ast
import io
import zipfile
from datetime import datetime
from pathlib import Path

from qingchen import clock
from qingchen.findings.ledger import HEADINGS, ledger_workbook
from qingchen.registers.workbook_date import dated_entry

ROOT = Path(__file__).resolve().parents[3]
HOUR = datetime(2020, 7, 30, 9, 30, 10)


def test_a_workbook_says_that_it_was_made_at_the_clocks_hour():
    line = [None] * len(HEADINGS)
    with clock.at(HOUR):
        first, again = (ledger_workbook("问题整改台账", "共 1 个", [line]) for _ in range(2))
    assert first == again
    told = zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml").decode()
    assert "2020-07-30T01:30:10Z" in told


def test_an_entry_of_an_archive_bears_the_local_hour_and_is_packed_as_the_archive():
    out = io.BytesIO()
    with clock.at(HOUR), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(dated_entry("表.csv", archive), "a" * 1000)
    [entry] = zipfile.ZipFile(io.BytesIO(out.getvalue())).infolist()
    assert (entry.date_time, entry.compress_type) == ((2020, 7, 30, 9, 30, 10), zipfile.ZIP_DEFLATED)
    assert entry.compress_size < 100


def test_every_workbook_of_ours_is_dated():
    undated = []
    for path in (ROOT / "qingchen").rglob("*.py"):
        if "sample" in path.parts:
            continue
        names = [
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        ]
        if names.count("Workbook") > names.count("date_workbook"):
            undated.append(str(path.relative_to(ROOT)))
    assert undated == []
