"""Notices as .docx: paragraphs and tables in the body's order."""

import io
import zipfile
import zlib
from typing import Any

from qingchen.inspection.notice.grid import Grid, Span
from qingchen.inspection.notice.received import NoticeText, not_readable
from qingchen.inspection.notice.written import Written

MOST_UNPACKED = 100 * 1024**2
MOST_PARTS = 2_000
_CHUNK = 1024**2


def read_word(file: str, data: bytes) -> NoticeText:
    """Raises Problem notice.not_readable. Measured before it is opened: it may unpack to a thousand times itself."""
    _check_size(file, data)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        document = docx.Document(io.BytesIO(data))
        return _text_of(file, document)
    except (
        OpcError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        AttributeError,
    ) as met:
        raise not_readable(file, "Word 文件已损坏，或不是 .docx 文档。请用 Word 或 WPS 打开后另存为 .docx") from met


def _check_size(file: str, data: bytes) -> None:
    """Counts what really comes out, not what the archive says."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_PARTS or sum(member.file_size for member in members) > MOST_UNPACKED:
                raise not_readable(file, "Word 文件解开后过大，不像是通知")
            for member in members:
                with archive.open(member) as part:
                    while piece := part.read(_CHUNK):
                        unpacked += len(piece)
                        if unpacked > MOST_UNPACKED:
                            raise not_readable(file, "Word 文件解开后过大，不像是通知")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as met:
        raise not_readable(file, "Word 文件已损坏，或加了密码。请用 Word 或 WPS 打开后另存为 .docx") from met


def _text_of(file: str, document: Any) -> NoticeText:
    written = Written()
    grids = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            grids.append(_grid(block, written))
        else:
            written.line(block.text)
    return NoticeText(file, written.text, tuple(grids))


def _grid(table: Any, written: Written) -> Grid:
    """A cell that runs down or across stands in each row that it touches, with the same place."""
    rows: list[tuple[tuple[Span, ...], ...]] = []
    placed: dict[Any, tuple[Span, ...]] = {}
    for row in table.rows:
        cells = []
        for cell in row.cells:
            if cell._tc not in placed:
                lines = [line for paragraph in cell.paragraphs for line in paragraph.text.split("\n")]
                placed[cell._tc] = written.cell(lines)
            cells.append(placed[cell._tc])
        written.put("\n")
        rows.append(tuple(cells))
    return Grid(tuple(rows))
