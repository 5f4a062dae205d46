"""Sheets that are filled in by hand on the spot: labelled lines, room to write, and who signs."""

from qingchen.reports.document import Block, Column, Paragraph, Row, Table

_LABEL, _ROOM = 34, 122
LINE_MM = 9.0


def labelled(lines: tuple[tuple[str, str], ...], title: str = "") -> Table:
    """A label and what is known already beside it; empty where it is written by hand."""
    columns = (Column("项目", _LABEL), Column("内容", _ROOM, "left"))
    return Table(title, columns, tuple(lines), row_mm=LINE_MM)


def room(title: str, lines: int) -> Table:
    """So many ruled lines to write on; they begin where there is room and go on on the next page."""
    rows: tuple[Row, ...] = (("",),) * lines
    return Table("", (Column(title, _LABEL + _ROOM, "left"),), rows, row_mm=LINE_MM)


def signed_by(*who: str) -> tuple[Block, ...]:
    """A line a signatory: name and date by hand."""
    return tuple(Paragraph(f"{each}（签名）：________　　年　　月　　日") for each in who)
