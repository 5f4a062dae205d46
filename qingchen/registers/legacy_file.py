"""Opens workbooks of the old binary kind, .xls and WPS's .et (an OLE file of BIFF records), as raw sheets."""

import io
import json
import subprocess
import sys
from pathlib import Path

import polars as pl

from qingchen.problems import Problem
from qingchen.registers import legacy_process
from qingchen.registers.merged_cells import lines_covered
from qingchen.registers.raw_sheet import RawSheet, column_of

MARK = b"\xd0\xcf\x11\xe0"
MOST_SECONDS = 120
_LOCKED = "设有打开密码，须先取消密码"
_DAMAGED = "是旧版二进制格式（.xls、.et），但已损坏或过于陈旧"
_ENCRYPTED = "EncryptedPackage"
_OTHERS = {
    "WordDocument": "是 Word 文档",
    "PowerPoint Document": "是演示文稿",
    "__properties_version1.0": "是邮件",
    "VisioDocument": "是绘图文件",
}
"""Streams of OLE files that are no workbooks."""


def open_legacy(path: Path, file_name: str) -> list[RawSheet]:
    """Raises Problem file.not_a_workbook, also for a workbook of any kind that opens with a password only."""
    data = path.read_bytes()
    if _has(data, _ENCRYPTED):
        raise Problem("file.not_a_workbook", file=file_name, why=_LOCKED)
    for stream, why in _OTHERS.items():
        if _has(data, stream):
            raise Problem("file.not_a_workbook", file=file_name, why=why)
    command = [sys.executable, "-m", legacy_process.__name__]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired as wrong:
        raise Problem("file.not_a_workbook", file=file_name, why=_DAMAGED) from wrong
    if done.returncode != 0:
        locked = b"password" in done.stderr.lower()
        raise Problem("file.not_a_workbook", file=file_name, why=_LOCKED if locked else _DAMAGED)
    try:
        sheets = legacy_process.read_out(io.BytesIO(done.stdout))
    except (json.JSONDecodeError, ValueError, pl.exceptions.PolarsError) as wrong:
        raise Problem("file.not_a_workbook", file=file_name, why=_DAMAGED) from wrong
    return [
        _sheet(head["name"], head["hidden"], tuple(head["letters"]), tuple(head["merged"]), cells, numbers)
        for head, cells, numbers in sheets
    ]


def _sheet(
    name: str, hidden: bool, letters: tuple[str, ...], merged: tuple[str, ...], cells: pl.DataFrame, kinds: pl.DataFrame
) -> RawSheet:
    def numbers(wanted: list[int]) -> pl.DataFrame:
        return kinds.select(f"c{number}" for number in wanted)

    covered = lines_covered(cells, tuple(map(column_of, letters)), merged)
    return RawSheet(name, cells, letters, merged, hidden, numbers, covered=covered)


def _has(data: bytes, stream: str) -> bool:
    """Names of streams stand in the directory of an OLE file as UTF-16."""
    return stream.encode("utf-16-le") in data
