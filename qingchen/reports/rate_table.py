"""The table of the main rates: three values, target and verdict in one row."""

from qingchen.reports.content import RateRow
from qingchen.reports.document import Column, Table, plain

COLUMNS = (
    Column("指标", 40, "left"),
    Column("申报值", 28),
    Column("计算值", 28),
    Column("核实值", 28),
    Column("目标", 14),
    Column("结论", 18),
)
NARROW = (
    Column("指标", 24, "left"),
    Column("申报值", 25.5),
    Column("计算值", 25.5),
    Column("计算值（含排除单位）", 25.5),
    Column("核实值", 25.5),
    Column("目标", 13.5),
    Column("结论", 16.5),
)
"""With the column that counts the excluded employers in. Both are 156 mm wide."""

NOTE = "注：申报值由被检查地区自查填报；计算值由系统按已接收台账计算；核实值由检查组核实。“—”表示没有该值。"


def rate_table(rows: tuple[RateRow, ...], title: str) -> Table:
    """The rates in the order given; the column of the excluded employers only where a row has such a value."""
    if any(plain(row.with_excluded) for row in rows):
        cells = tuple(
            (row.title, row.claimed, row.computed, row.with_excluded, row.verified, row.target, row.verdict)
            for row in rows
        )
        return Table(title, NARROW, cells, NOTE)
    return Table(
        title,
        COLUMNS,
        tuple((row.title, row.claimed, row.computed, row.verified, row.target, row.verdict) for row in rows),
        NOTE,
    )
