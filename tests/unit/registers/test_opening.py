"""What is opened, by what it holds: present and legacy workbooks, cells as the office's program shows them."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from qingchen.problems import Problem
from qingchen.registers.raw_sheet import RawSheet, letter
from qingchen.registers.received_file import open_file
from qingchen.registers.sheet_reach import _columns_beyond

FILES = Path(__file__).parents[2] / "fixtures"
SHEET = "xl/worksheets/sheet1.xml"


class Written:
    """A workbook in a file of the test's own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = xlsxwriter.Workbook(str(path))
        self.sheet = self.book.add_worksheet("Sheet1")

    def opened(self) -> RawSheet:
        self.book.close()
        return open_file(self.path, self.path.name)[0]

    def changed(self, old: bytes, new: bytes) -> Path:
        """The file with a change in the XML of its sheet."""
        self.book.close()
        source = zipfile.ZipFile(io.BytesIO(self.path.read_bytes()))
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as target:
            for member in source.infolist():
                data = source.read(member)
                target.writestr(member, data.replace(old, new) if member.filename == SHEET else data)
        return self.path


@pytest.fixture
def written(tmp_path: Path) -> Written:
    return Written(tmp_path / "book.xlsx")


def cells(sheet: RawSheet) -> list[tuple[Any, ...]]:
    return sheet.frame.drop("_line").rows()


@pytest.mark.parametrize(("name", "sheets"), [("02_town_sheets.xls", 4), ("03_merged_body.et", 1)])
def test_legacy_workbooks_are_opened_by_their_content(name: str, sheets: int, tmp_path: Path) -> None:
    file = tmp_path / "renamed.xlsx"
    file.write_bytes((FILES / "counties" / name).read_bytes())
    opened = open_file(file, "renamed.xlsx")
    assert len(opened) == sheets
    assert opened[0].merged
    assert opened[0].numbers is not None
    assert opened[0].numbers([0])["c0"].to_list().count(True) >= 2


def test_a_workbook_with_a_password_is_told_as_such() -> None:
    with pytest.raises(Problem) as raised:
        open_file(FILES / "registers" / "locked.xlsx", "locked.xlsx")
    assert "设有打开密码" in raised.value.sentence


def test_a_word_document_is_told_as_such(tmp_path: Path) -> None:
    file = tmp_path / "file.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600))
    with pytest.raises(Problem) as raised:
        open_file(file, "file.xls")
    assert "Word 文档" in raised.value.sentence


@pytest.mark.parametrize("place", [600, 4000, 9000])
def test_a_damaged_legacy_workbook_is_read_or_refused(place: int, tmp_path: Path) -> None:
    data = bytearray((FILES / "counties" / "02_town_sheets.xls").read_bytes())
    data[place : place + 40] = bytes(255 - byte for byte in data[place : place + 40])
    file = tmp_path / "damaged.xls"
    file.write_bytes(data)
    with suppress(Problem):
        assert open_file(file, "damaged.xls")


def test_the_errors_of_formulas_are_seen(written: Written) -> None:
    written.sheet.write(3, 2, "甲")
    for at, error in enumerate(("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")):
        written.sheet.write_formula(4 + at, 2, "=1/0", None, error)
    column = [row[0] for row in cells(written.opened())]
    assert column[3:] == ["甲", "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"]


def test_a_number_is_read_as_percent_where_it_is_shown_so(written: Written) -> None:
    percent, quoted = written.book.add_format({"num_format": "0.0%"}), written.book.add_format({"num_format": '0.0"%"'})
    written.sheet.write(0, 1, 0.235, percent)
    written.sheet.write(1, 1, 23.5, quoted)
    written.sheet.write(2, 1, 0.235)
    written.sheet.write(3, 1, "0.235", percent)
    assert [row[0] for row in cells(written.opened())] == ["23.5%", "23.5", "0.235", "0.235"]


def test_a_number_is_read_as_percent_in_a_legacy_workbook_too() -> None:
    """`percents.xls`: as above, turned into BIFF8 by LibreOffice."""
    (sheet,) = open_file(FILES / "registers" / "percents.xls", "percents.xls")
    assert cells(sheet)[1:] == [
        ("23.5%", "95%", "23.5", "0.235"),
        ("50%", "100%", "50", "0.5"),
        ("5.12%", "87.6%", "5.12", "0.0512"),
        ("47%", "95%", "文字", "95"),
    ]


def test_a_formula_is_its_value(written: Written) -> None:
    written.sheet.write_formula(0, 0, "=1+1", None, 2)
    written.sheet.write_formula(1, 0, '="91"&"22"', None, "9122")
    assert cells(written.opened()) == [("2",), ("9122",)]


def test_hidden_lines_are_known(written: Written) -> None:
    for line in range(6):
        written.sheet.write(line, 0, line)
    written.sheet.set_row(2, None, None, {"hidden": True})
    written.sheet.set_row(4, 0)
    assert written.opened().hidden_lines == (3, 5)


def test_a_text_merged_over_lines_is_known_of_each(written: Written) -> None:
    written.sheet.merge_range("B2:B4", "示例厂")
    written.sheet.merge_range("C2:D3", "甲")
    written.sheet.write(6, 3, "乙")
    sheet = written.opened()
    assert {name: found.rows() for name, found in sheet.covered.items()} == {
        "c0": [(3, "示例厂"), (4, "示例厂")],
        "c1": [(3, "甲")],
    }


def test_columns_without_content_are_left_away(written: Written) -> None:
    blank = written.book.add_format({"bg_color": "#FF0000"})
    written.sheet.write(0, 0, "甲")
    written.sheet.write(0, 16_000, "乙")
    written.sheet.set_column(0, 16_383, 8, blank)
    written.sheet.write_blank(1_048_575, 16_383, None, blank)
    sheet = written.opened()
    assert (sheet.letters, sheet.frame.shape) == (("A", "WQK"), (1, 3))


def test_a_dimension_that_is_declared_and_not_there_costs_nothing(written: Written) -> None:
    for line in range(3):
        written.sheet.write(line, 0, "甲")
    file = written.changed(b'<dimension ref="A1:A3"/>', b'<dimension ref="A1:XFD1048576"/>')
    assert open_file(file, "book.xlsx")[0].frame.shape == (3, 2)


@pytest.mark.parametrize(("line", "column"), [(1_048_575, 16_383), (1_048_575, 300), (400_000, 5_000)])
def test_cells_far_apart_are_refused_before_memory_is_asked_for(written: Written, line: int, column: int) -> None:
    written.sheet.write(0, 0, "甲")
    written.sheet.write(line, column, "乙")
    with pytest.raises(Problem) as raised:
        written.opened()
    assert "很远的行列" in raised.value.sentence


def test_a_cell_that_lies_about_its_line_is_refused(written: Written) -> None:
    written.sheet.write(0, 0, "甲")
    written.sheet.write(0, 1, "乙")
    file = written.changed(b'r="B1"', b'r="ZZ1048576"')
    with pytest.raises(Problem):
        open_file(file, "book.xlsx")


@pytest.mark.parametrize("widest", [1, 25, 26, 27, 333, 676, 702, 703, 16_383])
def test_the_pattern_of_far_columns_is_exact(widest: int) -> None:
    import re

    pattern = re.compile(b"(?:" + _columns_beyond(widest) + b")")
    assert all((pattern.fullmatch(letter(at).encode()) is not None) == (at + 1 > widest) for at in range(16_384))
