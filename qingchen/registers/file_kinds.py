"""What a file is that is neither a workbook nor a text table, told from its first bytes."""

import codecs

_PAGE = "其实是网页（一些系统导出的“.xls”就是这样）"
_BY_BYTES = (
    (b"%PDF", "是 PDF 文件"),
    (b"\x89PNG", "是图片"),
    (b"\xff\xd8\xff", "是图片"),
    (b"GIF8", "是图片"),
    (b"Rar!", "是压缩包"),
    (b"7z\xbc\xaf", "是压缩包"),
    (b"\x1f\x8b", "是压缩包"),
    (b"PK\x05\x06", "是空的压缩包"),
    (b"{\\rtf", "是 RTF 文档"),
)
_BY_TEXT = (
    ("<html", _PAGE),
    ("<!doctype html", _PAGE),
    ("<table", _PAGE),
    ("<head", _PAGE),
    ("<meta", _PAGE),
    ("<style", _PAGE),
    ("<div", _PAGE),
    ("mime-version:", "其实是单个文件网页（.mht）"),
)
_XML_WORKBOOK = "urn:schemas-microsoft-com:office:spreadsheet"


def other_kind(start: bytes) -> str | None:
    """In Chinese, as it follows “……不是能打开的表格文件：”; None where it may be a table."""
    for mark, why in _BY_BYTES:
        if start.startswith(mark):
            return why
    encoding = "utf-16" if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    text = start.decode(encoding, errors="ignore").lstrip("\ufeff").lstrip().lower()
    for beginning, why in _BY_TEXT:
        if text.startswith(beginning):
            return why
    if text.startswith("<?xml"):
        if "<html" in text:
            return _PAGE
        return "其实是“XML 表格 2003”文件" if _XML_WORKBOOK in text else "是 XML 文件"
    return None
