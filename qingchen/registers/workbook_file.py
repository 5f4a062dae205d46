"""Opens .xlsx files (through fastexcel) as raw sheets."""

import re
import zipfile
import zlib
from pathlib import Path

import fastexcel
import polars as pl
from lxml import etree

from qingchen.problems import Problem
from qingchen.registers.raw_sheet import LINE, RawSheet, letter

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

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"')
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
            reader = fastexcel.read_excel(path)
            return [_sheet(reader, archive, name, parts.get(name)) for name in reader.sheet_names]
    except _DAMAGED as wrong:
        why = "文件已损坏，或不是 Excel 工作簿"
        raise Problem("file.not_a_workbook", file=file_name, why=why) from wrong


def _sheet(reader: fastexcel.ExcelReader, archive: zipfile.ZipFile, name: str, part: str | None) -> RawSheet:
    try:
        sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    except fastexcel.FastExcelError:
        # A chart sheet has no cells.
        return RawSheet(name, pl.DataFrame({LINE: []}, schema={LINE: pl.Int64}), ())
    columns = [info.absolute_index for info in sheet.available_columns()]
    cells = sheet.to_polars()
    cells.columns = [f"c{number}" for number in range(cells.width)]
    frame = cells.cast(pl.String).with_row_index(LINE, offset=1).with_columns(pl.col(LINE).cast(pl.Int64))

    def numbers(wanted: list[int]) -> pl.DataFrame:
        """Read as truth values, a number is true or false and a text is neither: so the kinds are told apart."""
        places = [columns[number] for number in wanted]
        kinds = reader.load_sheet(
            name, header_row=None, skip_rows=0, use_columns=places, dtypes=dict.fromkeys(places, "boolean")
        ).to_polars()
        kinds.columns = [f"c{number}" for number in wanted]
        return kinds.select(pl.all().is_not_null())

    letters = tuple(letter(column) for column in columns)
    merged = _merged(archive, part) if part and frame.height else ()
    return RawSheet(name, frame, letters, merged, sheet.visible != "visible", numbers)


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to its member of the archive."""
    secure = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), secure)
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    workbook = etree.fromstring(archive.read("xl/workbook.xml"), secure)
    parts = {}
    for sheet in workbook.iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        parts[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return parts


def _merged(archive: zipfile.ZipFile, part: str) -> tuple[str, ...]:
    """Merged ranges stand behind the cells: the member is read through, a piece at a time."""
    found: list[bytes] = []
    tail = b""
    with archive.open(part) as member:
        while piece := member.read(1 << 20):
            piece = tail + piece
            if b"mergeCell" in piece:
                found += _MERGED.findall(piece)
            tail = piece[-60:]
    return tuple(dict.fromkeys(reference.decode() for reference in found))
