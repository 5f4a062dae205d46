"""Archives that lie, bombs and files cut short: one clear sentence each, and neither memory nor a traceback."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from qingchen.problems import Problem
from qingchen.registers.catalogue import register_named
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.read import read_file
from qingchen.registers.received_file import open_file

FILES = Path(__file__).parents[2] / "fixtures"
SHEET, TEXTS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
ROWS = (("姓名", "证件号码", "岗位"), ("示例甲", "229900196001010012", "破碎"))
MILLION = 1 << 20
Parts = dict[str, bytes]


def parts() -> Parts:
    """The parts of a small workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("花名册")
        for line, cells in enumerate(ROWS):
            sheet.write_row(line, 0, cells)
    archive = zipfile.ZipFile(out)
    return {part.filename: archive.read(part) for part in archive.infolist()}


def packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def opened(data: bytes, folder: Path, name: str = "表.xlsx") -> list[RawSheet]:
    path = folder / name
    path.write_bytes(data)
    return open_file(path, name)


def told(data: bytes, folder: Path, name: str = "表.xlsx") -> str:
    with pytest.raises(Problem) as raised:
        opened(data, folder, name)
    assert raised.value.code.startswith("file.")
    return raised.value.sentence


def with_cells(xml: bytes) -> bytes:
    """The workbook with more in its sheet."""
    return packed(parts() | {SHEET: parts()[SHEET].replace(b"</sheetData>", xml + b"</sheetData>")})


def declared(name: str, times: int, size: int) -> bytes:
    """The workbook with a part that holds so many megabytes of blanks and is said to have `size` bytes."""
    out = io.BytesIO(packed({one: data for one, data in parts().items() if one != name}))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    before, after = parts()[name].rsplit(b"</", 1)
    pieces = [before, *[b" " * MILLION] * times, b"</" + after]
    body = b"".join(packer.compress(piece) for piece in pieces) + packer.flush()
    crc = 0
    for piece in pieces:
        crc = zlib.crc32(piece, crc)
    with zipfile.ZipFile(out, "a") as archive:
        start, listed = archive.start_dir, archive.infolist()
        data = out.getvalue()
        ends = data[start : data.rindex(b"PK\5\6")]
    sizes = (crc, len(body), size, len(name), 0)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, *sizes) + name.encode() + body
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, *sizes, 0, 0, 0, 0, start)
    ends += entry + name.encode()
    count, at = len(listed) + 1, start + len(local)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(ends), at, 0)
    return data[:start] + local + ends + end


@pytest.mark.parametrize("part", [SHEET, TEXTS, "xl/styles.xml", "docProps/app.xml"])
def test_a_part_that_holds_more_than_it_says_is_refused(part: str, tmp_path: Path) -> None:
    assert "已损坏" in told(declared(part, 40, 1000), tmp_path)


def test_parts_that_say_how_much_they_hold_are_refused_unread(tmp_path: Path) -> None:
    assert "解压后 3,000 MB，超过上限 2,048 MB" in told(declared(SHEET, 1, 3_000 * MILLION), tmp_path)
    assert "单元格文字 600 MB，超过上限 512 MB" in told(declared(TEXTS, 1, 600 * MILLION), tmp_path)
    assert "超过上限 32 MB" in told(declared("xl/styles.xml", 1, 40 * MILLION), tmp_path)


def test_many_megabytes_of_nothing_are_read_as_nothing(tmp_path: Path) -> None:
    (sheet,) = opened(declared(SHEET, 20, 20 * MILLION + len(parts()[SHEET])), tmp_path)
    assert sheet.frame.height == 2


def _entities(text: bytes) -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    for at in range(9):
        bomb += b'<!ENTITY %c "%b">' % (98 + at, b"&%c;" % (97 + at) * 10)
    return re.sub(rb"(<\?xml[^>]*>)", rb"\1" + bomb + b"]>", text, count=1)


@pytest.mark.parametrize(
    ("part", "place"),
    [(TEXTS, b"<t>"), (BOOK, b'name="'), ("xl/styles.xml", b"<fonts"), ("xl/_rels/workbook.xml.rels", b'Id="')],
)
def test_entities_that_unfold_are_refused(part: str, place: bytes, tmp_path: Path) -> None:
    bomb = _entities(parts()[part].replace(place, place + b"&j;" if place != b"<fonts" else b"&j;<fonts", 1))
    assert "已损坏" in told(packed(parts() | {part: bomb}), tmp_path)


def test_entities_in_a_sheet_are_not_unfolded(tmp_path: Path) -> None:
    bomb = _entities(parts()[SHEET].replace(b"<v>0</v>", b"<v>&j;</v>", 1))
    (sheet,) = opened(packed(parts() | {SHEET: bomb}), tmp_path)
    assert sheet.frame.estimated_size() < 10_000


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.999])
def test_a_workbook_cut_short_is_refused(share: float, tmp_path: Path) -> None:
    data = packed(parts())
    assert "已损坏" in told(data[: int(len(data) * share)], tmp_path)


@pytest.mark.parametrize("length", [8, 512, 2000, 9000])
def test_a_legacy_workbook_cut_short_is_refused(length: int, tmp_path: Path) -> None:
    data = (FILES / "counties" / "02_town_sheets.xls").read_bytes()
    assert "已损坏或过于陈旧" in told(data[:length], tmp_path, "表.xls")


def test_a_sheet_that_ends_in_the_middle_is_not_half_read(tmp_path: Path) -> None:
    whole = parts()[SHEET]
    assert "没有写完" in told(packed(parts() | {SHEET: whole[: whole.index(b"</row>") + 6]}), tmp_path)


@pytest.mark.parametrize("broken", [{TEXTS: b"<sst"}, {SHEET: parts()[SHEET].replace(b"<v>0</v>", b"<v>99999999</v>")}])
def test_cells_whose_texts_are_missing_are_not_read_as_empty(broken: Parts, tmp_path: Path) -> None:
    assert "已损坏" in told(packed(parts() | broken), tmp_path)


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="3"><c r="ZZZZ3"><v>1</v></c></row>',
        b'<row r="3"><c r="XFE3"><v>1</v></c></row>',
        b'<row r="3"><c r="A900000"><v>1</v></c></row><row r="4"><c r="A4"><v>1</v></c></row>',
        b'<row r="900000"><c><v>1</v></c></row><row r="4"><c r="A4"><v>1</v></c></row>',
        b'<row r="3"><c r="AAA3"><v>1</v></c></row><row r="4"><c r="A900000"><v>1</v></c><c r="A4"><v>1</v></c></row>',
        b"<row r='3'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row r="3"><c\nr="XFD1048576"><v>1</v></c></row>',
        b"<row>" + b"<c><v>1</v></c>" * 6_000 + b"</row>" + b"<row><c><v>1</v></c></row>" * 15_000,
    ],
)
def test_cells_that_lie_about_their_place_are_refused_before_memory_is_asked_for(cells: bytes, tmp_path: Path) -> None:
    sentence = told(with_cells(cells), tmp_path)
    assert "很远的行列" in sentence or "不是 Excel 和 WPS 的写法" in sentence


def test_cells_that_do_not_say_their_place_are_read_in_their_order(tmp_path: Path) -> None:
    bare = re.sub(rb'(<c) r="[A-Z]+\d+"', rb"\1", parts()[SHEET])
    for sheet in (bare, re.sub(rb'(<row) r="\d+"', rb"\1", bare)):
        (read,) = opened(packed(parts() | {SHEET: sheet}), tmp_path)
        assert read.frame.drop("_line").rows() == [*ROWS]


@pytest.mark.parametrize("line", [1_048_577, 2_000_000])
def test_a_workbook_beyond_the_limit_of_excel_is_refused(line: int, tmp_path: Path) -> None:
    sentence = told(with_cells(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (line, line)), tmp_path)
    assert f"“花名册”写到第 {line:,} 行，超过 Excel 自身的上限 1,048,576 行" in sentence
    assert ".csv" in sentence


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<html><table><tr><td>\xe5", "网页"),
        ('\ufeff\r\n<HTML xmlns:x="urn"><table>'.encode(), "网页"),
        ("<table>姓名</table>".encode("utf-16"), "网页"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;", "单个文件网页"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML 表格 2003"),
        (b"PK\5\6" + bytes(18), "空的压缩包"),
        (packed({"a.csv": b"a,b"}), "压缩包，里面没有工作簿"),
        (packed({"word/document.xml": b"<w/>"}), "Word 文档"),
        (packed({"content.xml": b"<w/>"}), "OpenDocument"),
        (bytes(2 * MILLION), "文件是空的"),
        (b"\n" * 2 * MILLION, "文件是空的"),
        (b"," * 5 * MILLION, "长得不像表格中的一行"),
        (b"a,b\n" + bytes(MILLION), "不是工作簿"),
    ],
)
def test_what_is_no_workbook_is_told_by_what_it_is(data: bytes, why: str, tmp_path: Path) -> None:
    assert why in told(data, tmp_path, "表.xls")


def test_an_empty_text_table_is_not_called_a_workbook(tmp_path: Path) -> None:
    words = told(b"", tmp_path, "表.csv")
    assert "文件是空的" in words
    assert "工作簿" not in words


def test_a_text_table_under_the_name_of_a_workbook_is_read(tmp_path: Path) -> None:
    data = "\n" * 5_000 + "姓名\t岗位\n示例甲\t破碎\n"
    (sheet,) = opened(data.encode("gb18030"), tmp_path, "表.xls")
    assert sheet.frame.drop("_line", sheet.names[-1]).rows()[-2:] == [("姓名", "岗位"), ("示例甲", "破碎")]


def _blank_columns(path: Path) -> None:
    heading, row = (",".join(cells) + "," * 60_000 + "\n" for cells in ROWS)
    path.write_text(heading + row * 3, encoding="utf-8")


def _hidden_sheets(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("封面").write(0, 0, "说明")
        for name in ("甲", "乙"):
            sheet = book.add_worksheet(name)
            sheet.hide()
            for line, cells in enumerate(ROWS):
                sheet.write_row(line, 0, cells)


def _errors_of_formulas(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("花名册")
        for line, cells in enumerate(ROWS):
            sheet.write_row(line, 0, cells)
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")


@pytest.mark.parametrize(
    ("name", "write", "says"),
    [
        ("六万空列.csv", _blank_columns, "缺少必填的列"),
        ("隐藏.xlsx", _hidden_sheets, "“甲”是隐藏的"),
        ("公式.xlsx", _errors_of_formulas, "#DIV/0!"),
    ],
)
def test_odd_tables_are_told_and_not_guessed_at(
    name: str, write: Callable[[Path], None], says: str, tmp_path: Path
) -> None:
    write(tmp_path / name)
    read = read_file(tmp_path / name, name, register_named("exposed_workers"))
    assert any(says in text for text in (*(problem.text for problem in read.problems), *read.left_out))
