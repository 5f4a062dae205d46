"""The papers that the people of the walk bring along, and how a paper is read at the end."""

from pathlib import Path

import openpyxl
from docx import Document
from docx.oxml.ns import qn

from qingchen.inspection.campaign import load
from qingchen.inspection.entry import Entry
from qingchen.inspection.entry_json import files_of
from qingchen.inspection.form import Form
from qingchen.inspection.rendering import workbook
from tests.functional.server import CAMPAIGN

FAULTS = {"N2": "二十九人", "D3": "220599001", "Y4": "2020-06-31"}
"""Cells of the employers' ledger and what a tired clerk wrote there: words for a number, no such place, no such day."""


def spoilt(ledger: Path, to: Path) -> Path:
    book = openpyxl.load_workbook(ledger)
    for cell, written in FAULTS.items():
        book.active[cell] = written
    book.save(to)
    return to


def cells(path: Path) -> str:
    """All that stands in a workbook."""
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def form(code: str) -> Form:
    return load(CAMPAIGN).forms[code]


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
