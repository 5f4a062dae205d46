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
from qingchen.registers.sheet_marks import SheetMarks, sheet_marks

MOST_UNPACKED = 2 * 1024**3
"""Bytes; a workbook of 400,000 rows and 30 columns unpacks to some 800 MB."""

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
    """Raises Problem file.not_a_workbook, file.too_large."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            if unpacked > MOST_UNPACKED:
                found, limit = f"解压后 {unpacked // 1024**2} MB", f"{MOST_UNPACKED // 1024**2} MB"
                raise Problem("file.too_large", file=file_name, found=found, limit=limit)
            parts = _sheet_parts(archive)
            percents = percent_styles(archive)
            marks = {name: sheet_marks(archive, part, percents) for name, part in parts.items()}
            for name, found_there in marks.items():
                if found_there.too_far:
                    raise Problem("file.not_a_workbook", file=file_name, why=_too_far(name))
            reader = fastexcel.read_excel(path)
            return [loaded_sheet(reader, name, marks.get(name, SheetMarks())) for name in reader.sheet_names]
    except _DAMAGED as wrong:
        why = "文件已损坏，或不是 Excel 工作簿"
        raise Problem("file.not_a_workbook", file=file_name, why=why) from wrong


def _too_far(name: str) -> str:
    return (
        f"工作表“{name}”在很远的行列里还有内容，展开后太大。"
        "请按 Ctrl+End 找到最后一个单元格，删去表格以外的行和列（整行整列删除）"
    )


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
