"""The zip archive that an .xlsx is: whether it is one, and whether its parts are as large as it says.

An archive names the size of each part. The reader of the cells trusts that, and would unpack what a few bytes can be
made to hold; so every part is gone through beforehand, a piece at a time, and must end where it says and as its
checksum says.
"""

import zipfile
from collections.abc import Collection

from qingchen.problems import Problem

MOST_UNPACKED = 2 * 1024**3
"""Bytes of all parts; a workbook of 400,000 rows and 30 columns unpacks to some 800 MB."""
MOST_TEXTS = 512 * 1024**2
"""Bytes of the texts that cells refer to; they are held in memory together."""
MOST_OF_A_LIST = 32 * 1024**2
"""Bytes of a part that lists sheets, styles or relations; it is parsed as a whole."""
_PIECE = 1 << 20
_OTHERS = {
    "word/document.xml": "是 Word 文档",
    "ppt/presentation.xml": "是演示文稿",
    "xl/workbook.bin": "是 .xlsb 二进制工作簿",
    "content.xml": "是 OpenDocument 文件（.ods、.odt）",
}


def check_archive(archive: zipfile.ZipFile, file_name: str) -> None:
    """By what the archive says. Raises Problem file.not_a_workbook, file.too_large."""
    names = {name.lower() for name in archive.namelist()}
    if "xl/workbook.xml" not in names:
        why = next((why for part, why in _OTHERS.items() if part in names), "是压缩包，里面没有工作簿")
        raise Problem("file.not_a_workbook", file=file_name, why=why)
    _check_size(file_name, "解压后", sum(part.file_size for part in archive.infolist()), MOST_UNPACKED)
    for part in archive.infolist():
        name = part.filename.lower()
        if name.endswith("sharedstrings.xml"):
            _check_size(file_name, "单元格文字", part.file_size, MOST_TEXTS)
        elif name.endswith((".rels", "xl/workbook.xml", "xl/styles.xml", "[content_types].xml")):
            _check_size(file_name, f"“{part.filename}”", part.file_size, MOST_OF_A_LIST)


def check_parts(archive: zipfile.ZipFile, sheets: Collection[str]) -> None:
    """By what is in it; `sheets` are gone through elsewhere. Raises zipfile.BadZipFile, zlib.error."""
    for part in archive.infolist():
        if part.filename not in sheets:
            end = b""
            with archive.open(part) as member:
                while piece := member.read(_PIECE):
                    end = piece
            if part.filename.lower().endswith("sharedstrings.xml") and not end.rstrip().endswith(b">"):
                raise zipfile.BadZipFile("texts cut short")


def _check_size(file_name: str, what: str, found: int, most: int) -> None:
    if found > most:
        found_there, limit = f"{what} {found // 1024**2:,} MB", f"{most // 1024**2:,} MB"
        raise Problem("file.too_large", file=file_name, found=found_there, limit=limit)
