"""Opens .xlsx files (through fastexcel) as raw sheets."""

import zipfile
import zlib
from pathlib import Path

import fastexcel
from lxml import etree

from qingchen.problems import Problem
from qingchen.registers.loaded_sheet import loaded_sheet
from qingchen.registers.percent_styles import percent_styles
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.sheet_marks import MOST_LINES, SheetMarks, sheet_marks
from qingchen.registers.workbook_archive import check_archive, check_parts

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    fastexcel.FastExcelError,
    etree.XMLSyntaxError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
)
"""What an archive with flipped bytes, a foreign compression or a password is met with."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def open_workbook(path: Path, file_name: str) -> list[RawSheet]:
    """Raises Problem file.not_a_workbook, file.too_large, file.too_many_rows."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_archive(archive, file_name)
            parts = _sheet_parts(archive)
            check_parts(archive, set(parts.values()))
            percents = percent_styles(archive)
            marks = {name: sheet_marks(archive, part, percents) for name, part in parts.items()}
            for name, found in marks.items():
                _check_marks(file_name, name, found)
            reader = fastexcel.read_excel(path)
            return [loaded_sheet(reader, name, marks[name]) for name in reader.sheet_names if name in marks]
    except _DAMAGED as wrong:
        why = "文件已损坏，或不是 Excel 工作簿"
        raise Problem("file.not_a_workbook", file=file_name, why=why) from wrong


def _check_marks(file_name: str, sheet: str, marks: SheetMarks) -> None:
    """Whether the sheet may be laid out."""
    why = ""
    if marks.cut:
        why = f"工作表“{sheet}”没有写完，文件可能只传了一半"
    elif marks.foreign:
        why = f"工作表“{sheet}”的写法不是 Excel 和 WPS 的写法，无法确定单元格的位置"
    elif marks.too_far:
        why = (
            f"工作表“{sheet}”在很远的行列里还有内容，展开后太大。"
            "请按 Ctrl+End 找到最后一个单元格，删去表格以外的行和列（整行整列删除）"
        )
    if why:
        raise Problem("file.not_a_workbook", file=file_name, why=why)
    if marks.last_line > MOST_LINES:
        last, limit = f"{marks.last_line:,}", f"{MOST_LINES:,}"
        raise Problem("file.too_many_rows", file=file_name, sheet=sheet, line=last, limit=limit)


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name to member of the archive, of the sheets with cells (a chart sheet has none)."""
    secure = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), secure)
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in relations
        if not relation.get("Type", "").endswith(("/chartsheet", "/dialogsheet", "/xlMacrosheet"))
    }
    workbook = etree.fromstring(archive.read("xl/workbook.xml"), secure)
    parts = {}
    for sheet in workbook.iter("{*}sheet"):
        if target := targets.get(sheet.get(_RELATION)):
            parts[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return parts
