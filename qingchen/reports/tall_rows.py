"""How tall tables are: which stay whole on a page, and which rows are too tall for that themselves."""

from math import ceil

from qingchen.reports.document import Column, GroupRow, Row, Table, plain
from qingchen.reports.wording import width

CHARACTER_MM = 3.71
"""10.5 pt, the size of the text of tables."""
INSET_MM = 1.5
MOST_LINES = 14
"""Of a row: some 70 mm, half of what a landscape page holds."""
WHOLE_LINES = 24
"""Of a table: some 130 mm with its rules, little more than half an upright page."""
LINE_MM = 4.8


def stays_whole(table: Table) -> bool:
    """Whether the table goes to the next page rather than be parted: it leaves less than half a page white.

    Lines to write on by hand may be parted.
    """
    if not table.whole:
        return False
    if all(isinstance(row, tuple) and not "".join(map(plain, row)) for row in table.rows):
        return False
    return sum(_row_lines(table, row) for row in table.rows) <= WHOLE_LINES


def splits(table: Table, row: Row) -> bool:
    """Whether the row may be parted between two pages. Rows to write in by hand never are."""
    if not isinstance(row, tuple) or table.row_mm:
        return False
    return _row_lines(table, row) > MOST_LINES


def _row_lines(table: Table, row: Row) -> float:
    if isinstance(row, GroupRow):
        return 1
    told = max(_lines(column, plain(cell)) for column, cell in zip(table.columns, row, strict=True))
    return max(told, table.row_mm / LINE_MM)


def _lines(column: Column, text: str) -> int:
    room = max((column.width_mm - INSET_MM) / CHARACTER_MM, 1)
    return sum(max(ceil(width(line) / room), 1) for line in text.split("\n"))
