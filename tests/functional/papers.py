"""The papers that the people of the walk bring along, and how a paper is read at the end."""

import csv
import json
from pathlib import Path

import openpyxl
from docx import Document
from docx.oxml.ns import qn

from qingchen.inspection.campaign import load
from qingchen.inspection.entry import Entry
from qingchen.inspection.entry_json import files_of
from qingchen.inspection.form import Form
from qingchen.inspection.rendering import workbook
from tests.functional import server

FAULTS = {(2, "接尘人数"): "二十九人", (3, "工作场所行政区划代码"): "220599001", (4, "情况截至日期"): "2020-06-31"}
"""By line and heading of the employers' ledger what a tired clerk wrote: words for a number, no such place or day."""


def spoilt(ledger: Path, to: Path) -> Path:
    book = openpyxl.load_workbook(ledger)
    headings = [cell.value for cell in book.active[1]]
    for (line, heading), written in FAULTS.items():
        book.active.cell(line, headings.index(heading) + 1).value = written
    book.save(to)
    return to


def draw(world: Path, unit: str) -> tuple[str, str]:
    """The public number, and the salt of that unit's draw: with them the employer is drawn whose papers there are."""
    [named] = _lines(world / "answers" / "public_number.csv")
    [salt] = (line["salt"] for line in _lines(world / "answers" / "draws.csv") if line["unit"] == unit)
    return named["number"], salt


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def cells(path: Path) -> str:
    """All that stands in a workbook."""
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def head(path: Path) -> str:
    """The lines over the table of a filled sheet."""
    book = openpyxl.load_workbook(path, read_only=True)
    said = "\n".join(str(cell) for row in book.active.iter_rows(max_row=5, values_only=True) for cell in row if cell)
    book.close()
    return said


def left_to_the_walk(world: Path) -> list[tuple[str, str]]:
    """(file, register) of the ledgers that go through the pages, in the order of filing."""
    with (world / "registers" / "manifest.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if server.left_to_the_walk(row)]
    return [(row["file"], row["register"]) for row in sorted(rows, key=lambda row: row["on"])]


def true_rates(world: Path) -> dict[str, tuple[int, int]]:
    """What the sample world knows of 通化市, by indicator."""
    rates = json.loads((world / "truth.json").read_text(encoding="utf-8"))["rates"]["tonghua"]
    return {name: (top, base) for name, (top, base) in rates.items()}


def form(code: str) -> Form:
    return load(server.CAMPAIGN).forms[code]


def entries(form_code: str, path: Path) -> dict[str, Entry]:
    found, problems = workbook.read(form(form_code), path.read_bytes())
    assert problems == []
    return {entry.item_code: entry for entry in found}


def workbook_of(form_code: str, lines: list[Entry], place: str, purpose: str, to: Path) -> Path:
    """A filled sheet as somebody would have it on a laptop."""
    to.write_bytes(workbook.write(form(form_code), lines, place_name=place, purpose=purpose))
    return to


def named_files(lines: list[Entry], folder: Path) -> list[Path]:
    """The evidence that the lines name, as files."""
    return [folder / name for name in dict.fromkeys(name for line in lines for name in files_of(line))]


def word_text(path: Path) -> str:
    """Every paragraph of a .docx, those of cells and those inside content controls too.

    Without blanks: the report sets none between characters and figures.
    """
    body = Document(str(path)).element.body
    lines = ("".join(run.text or "" for run in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p")))
    return "\n".join(lines).replace(" ", "")
