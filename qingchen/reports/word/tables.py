"""Tables: fixed widths, the head repeated on each page, rows kept whole but for those that fill half a page."""

from qingchen.reports.document import Column, GroupRow, Row, Table
from qingchen.reports.tall_rows import splits, stays_whole
from qingchen.reports.word.measures import twips
from qingchen.reports.word.styles import (
    BODY_TEXT,
    CELL_MARGINS,
    TABLE_HEAD,
    TABLE_TEXT,
    TABLE_TEXT_LEFT,
    TABLE_TITLE,
    Style,
)
from qingchen.reports.word.text import Writer

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_KEEP = "<w:keepNext/>"
_BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES)


def table_xml(writer: Writer, table: Table) -> str:
    """The table's title, the table and its note. A row with too few or too many cells is our own mistake."""
    head = "".join(_cell(column, writer.paragraph(TABLE_HEAD, column.title, _KEEP)) for column in table.columns)
    grid = "".join(f'<w:gridCol w:w="{twips(column.width_mm)}"/>' for column in table.columns)
    title = writer.paragraph(TABLE_TITLE, table.title) if table.title else ""
    note = writer.paragraph(TABLE_TEXT_LEFT, table.note) if table.note else ""
    # Rows that hold on to the next keep a short table, and the note under it, on one page.
    kept = len(table.rows) if stays_whole(table) else 0
    rows = "".join(
        _row(writer, table, row, _KEEP if number < kept or (note and number == kept) else "")
        for number, row in enumerate(table.rows, 1)
    )
    return (
        f'{title}<w:tbl><w:tblPr><w:tblW w:w="{_width(table)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>{CELL_MARGINS}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>{note}"
    )


def _width(table: Table) -> int:
    return sum(twips(column.width_mm) for column in table.columns)


def _row(writer: Writer, table: Table, row: Row, keep: str) -> str:
    if isinstance(row, GroupRow):
        title = writer.paragraph(TABLE_HEAD, row.title, f'{_KEEP}<w:jc w:val="left"/>')
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{_width(table)}" w:type="dxa"/><w:gridSpan w:val="{len(table.columns)}"/>'
            f'<w:vAlign w:val="center"/></w:tcPr>{title}</w:tc>'
        )
    else:
        cells = "".join(
            _cell(column, writer.paragraph(_style(column), passage, keep, in_cell=True))
            for column, passage in zip(table.columns, row, strict=True)
        )
    height = f'<w:trHeight w:val="{twips(table.row_mm)}" w:hRule="atLeast"/>' if table.row_mm else ""
    whole = "" if splits(table, row) else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{height}</w:trPr>{cells}</w:tr>"


def _style(column: Column) -> Style:
    return TABLE_TEXT_LEFT if column.align == "left" else TABLE_TEXT


def _cell(column: Column, paragraph: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(column.width_mm)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph}</w:tc>"
    )


def space_after_table() -> str:
    """A line of text height between a table and what follows."""
    return f'<w:p><w:pPr><w:pStyle w:val="{BODY_TEXT.id}"/><w:spacing w:line="240" w:lineRule="exact"/></w:pPr></w:p>'
