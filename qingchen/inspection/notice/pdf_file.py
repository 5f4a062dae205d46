"""Notices as .pdf: the text that the file holds, ruled tables apart; a scan holds none."""

import io
import logging
import re
from typing import Any

from qingchen.inspection.notice.grid import Grid, Span, spaced_grids
from qingchen.inspection.notice.received import NoticeText, not_readable
from qingchen.inspection.notice.written import Written

MOST_PAGES = 100
_LEAST_CHARACTERS = 20
_COLUMNS = re.compile(r"组\s*别|姓\s*名")
_PAGE_NUMBER = re.compile(r"\s*[-–—―]?\s*\d{1,3}\s*[-–—―]?\s*")


def read_pdf(file: str, data: bytes) -> NoticeText:
    """Raises Problem notice.not_readable: encrypted, damaged, a scan."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    written = Written()
    grids: list[Grid] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                why = f"PDF 有 {len(document.pages)} 页，超过 {MOST_PAGES} 页的上限，不像是通知"
                raise not_readable(file, why)
            for page in document.pages:
                grids = _with_page(page, written, grids)
    except PdfminerException as met:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in met.args):
            raise not_readable(file, "PDF 加了打开密码。请去掉密码后再读") from met
        raise _damaged(file) from met
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as met:
        raise _damaged(file) from met
    text = written.text
    if len("".join(text.split())) < _LEAST_CHARACTERS:
        raise not_readable(file, "这是扫描件，PDF 里只有图像、没有文字。请用带文字的 PDF 或 Word 文件，或先做文字识别")
    return NoticeText(file, text, tuple(grids) or tuple(spaced_grids(text)))


def _damaged(file: str) -> Exception:
    return not_readable(file, "PDF 已损坏，打不开。请重新导出 PDF 后再读")


def _with_page(page: Any, written: Written, grids: list[Grid]) -> list[Grid]:
    """The page's text, then its tables; a table without its own heading goes on with that of the page before."""
    tables = page.find_tables()
    outside = page.filter(lambda thing: not any(_inside(thing, table.bbox) for table in tables)) if tables else page
    plain = outside.extract_text() or ""
    if not tables and _COLUMNS.search(plain):
        plain = page.extract_text(layout=True) or plain
    lines = plain.splitlines()
    while lines and (not lines[-1].strip() or _PAGE_NUMBER.fullmatch(lines[-1])):
        lines.pop()
    for line in lines:
        written.line(line.rstrip())
    for table in tables:
        rows = table.extract()
        goes_on = bool(grids) and rows and len(rows[0]) == len(grids[-1].rows[0]) and not _is_heading(rows[0])
        grid = Grid(tuple(_row(row, written) for row in rows))
        grids = [*grids[:-1], Grid(grids[-1].rows + grid.rows)] if goes_on else [*grids, grid]
    return grids


def _row(row: list[str | None], written: Written) -> tuple[tuple[Span, ...], ...]:
    cells: list[tuple[Span, ...]] = []
    for cell in row:
        cells.append(written.cell((cell or "").split("\n")))
    written.put("\n")
    return tuple(cells)


def _is_heading(row: list[str | None]) -> bool:
    return any(_COLUMNS.search(cell or "") for cell in row)


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3]
