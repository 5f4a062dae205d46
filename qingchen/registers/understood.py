"""What was read in a way of its own, and must be told: merged cells, 同上, months without a day, `<0.1`."""

from dataclasses import dataclass, field
from typing import Final

MERGED, DITTO, MONTH, BELOW = "merged", "ditto", "month", "below"
HIDDEN, NOTHING, SPAN = "hidden", "nothing", "span"
_SENTENCES: Final = {
    MERGED: "“{title}”列有合并单元格，其内容用于所合并的每一行（第 {lines} 行）。",
    DITTO: "“{title}”列第 {lines} 行写的是“同上”，按上一行的内容读取。",
    MONTH: "“{title}”列第 {lines} 行只写到月，按当月 1 日读取。",
    BELOW: "“{title}”列第 {lines} 行写的是“小于”，按低于检出限读取，取所写数值。",
    SPAN: "“{title}”列第 {lines} 行一格里写了起止两天，分别按开始和结束的日期读取。",
    NOTHING: "“{title}”列第 {lines} 行只有斜杠或横线，按空白读取。",
    HIDDEN: "第 {lines} 行是隐藏的（筛选或手工隐藏），仍按数据读取。",
}
_NAMED_AT_MOST = 12


@dataclass
class Understood:
    """Collected over the pieces of a sheet.

    above   of each column of the frame the last cell before the next piece: what 同上 at its top refers to
    """

    above: dict[str, str | None] = field(default_factory=dict)
    _lines: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, kind: str, title: str, lines: list[int]) -> None:
        if not lines:
            return
        key = kind, title
        named = self._lines.setdefault(key, [])
        named += lines[: _NAMED_AT_MOST - len(named)]
        self._counts[key] = self._counts.get(key, 0) + len(lines)

    def sentences(self, sheet_name: str | None) -> list[str]:
        where = f"「{sheet_name}」" if sheet_name else ""
        return [
            where + _SENTENCES[kind].format(title=title, lines=self._listed(kind, title)) for kind, title in self._lines
        ]

    def _listed(self, kind: str, title: str) -> str:
        named, count = self._lines[kind, title], self._counts[kind, title]
        listed = "、".join(map(str, named))
        return listed + (f" 等 {count} " if count > len(named) else "")
