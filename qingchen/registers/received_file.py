"""Opens a received file by what it holds, not by what it is called."""

from pathlib import Path

from qingchen.problems import Problem
from qingchen.registers.csv_file import open_csv
from qingchen.registers.legacy_file import MARK as LEGACY
from qingchen.registers.legacy_file import open_legacy
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.workbook_file import open_workbook

_OTHER_KINDS = (
    (b"%PDF", "是 PDF 文件"),
    (b"\x89PNG", "是图片"),
    (b"\xff\xd8\xff", "是图片"),
    (b"Rar!", "是压缩包"),
    (b"7z\xbc\xaf", "是压缩包"),
    (b"<html", "是网页"),
    (b"<!DOCTYPE", "是网页"),
    (b"<table", "是网页"),
)


def open_file(path: Path, file_name: str) -> list[RawSheet]:
    """The sheets of an .xlsx, .xls or .et, or the one of a .csv.

    Raises Problem file.not_a_workbook, file.too_large.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip():
        raise Problem("file.not_a_workbook", file=file_name, why="文件是空的")
    if start.startswith(b"PK\x03\x04"):
        return open_workbook(path, file_name)
    if start.startswith(LEGACY):
        return open_legacy(path, file_name)
    for mark, why in _OTHER_KINDS:
        if start.lstrip().lower().startswith(mark.lower()):
            raise Problem("file.not_a_workbook", file=file_name, why=why)
    return open_csv(path.read_bytes(), file_name)
