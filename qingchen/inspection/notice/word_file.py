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
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
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
        if not hasattr(block, "rows"):
            for line in _boxed(block):
                written.line(line)
            written.line(block.text)
        elif _is_layout(block, written):
            for cell in dict.fromkeys(cell._tc for row in block.rows for cell in row.cells):
                for paragraph in cell.iterchildren(_W + "p"):
                    written.line(_text_within(paragraph))
        else:
            grids.append(_grid(block, written))
    return NoticeText(file, written.text, tuple(grids))


def _is_layout(table: Any, written: Written) -> bool:
    """A letterhead or a framed note: a table before all text, or of one cell a line. A heading has several."""
    return not written.text.strip() or all(len({cell._tc for cell in row.cells}) == 1 for row in table.rows)


def _boxed(paragraph: Any) -> list[str]:
    """The lines of the text boxes that hang on the paragraph; of one kept in two forms the first."""
    found = [
        box for box in paragraph._p.iter(_W + "txbxContent") if not any(True for _ in box.iterancestors(_FALLBACK))
    ]
    return [_text_within(line) for box in found for line in box.iter(_W + "p")]


def _text_within(paragraph: Any) -> str:
    return "".join(run.text or "" for run in paragraph.iter(_W + "t"))


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
