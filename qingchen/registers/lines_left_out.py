"""The lines of a sheet that are no rows, collected over its pieces, and how they are told."""

from dataclasses import dataclass, field

import polars as pl

from qingchen.registers.raw_sheet import LINE
from qingchen.registers.row_kinds import BLANK, NOTE, SUBTITLE
from qingchen.registers.understood import Understood

_NAMED_AT_MOST = 12


@dataclass
class _Lines:
    first: list[int] = field(default_factory=list)
    count: int = 0

    def add(self, lines: list[int], count: int) -> None:
        self.first += lines[: _NAMED_AT_MOST - len(self.first)]
        self.count += count

    def joined(self, other: "_Lines") -> "_Lines":
        return _Lines(sorted([*self.first, *other.first])[:_NAMED_AT_MOST], self.count + other.count)

    @property
    def text(self) -> str:
        listed = "、".join(str(line) for line in self.first)
        return listed + (f" 等 {self.count} " if self.count > len(self.first) else "")


class LinesLeftOut:
    """Blank lines are told only where a row follows: those under the table are not worth a word. What would divide the
    rows is, under the table, a note.

    understood   collects with them what of the rows was read in a way of its own
    lines        so many lines below the headings were looked at so far
    """

    def __init__(self) -> None:
        self.understood = Understood()
        self.lines = 0
        self._kinds: dict[str, _Lines] = {}
        self._under: dict[str, _Lines] = {}

    def add(self, gone: pl.DataFrame, last: int) -> None:
        """gone   `_line` and `_kind` of a piece's lines that are no rows, in order
        last   the last line of the piece that is a row, 0 where there is none
        """
        for kind, lines in list(self._under.items()):
            if last > lines.first[0]:
                self._add(kind, lines.first, lines.count)
                del self._under[kind]
        under = pl.col("_kind").is_in([BLANK, SUBTITLE]) & (pl.col(LINE) > last)
        for (kind,), found in gone.filter(~under).group_by("_kind", maintain_order=True):
            self._add(str(kind), found[LINE].head(_NAMED_AT_MOST).to_list(), found.height)
        for (kind,), found in gone.filter(under).group_by("_kind", maintain_order=True):
            held = self._under.setdefault(str(kind), _Lines())
            held.add(found[LINE].head(_NAMED_AT_MOST).to_list(), found.height)

    def sentences(self, sheet_name: str | None) -> list[str]:
        where = f"「{sheet_name}」" if sheet_name else ""
        told = dict(self._kinds)
        if SUBTITLE in self._under:
            told[NOTE] = told.get(NOTE, _Lines()).joined(self._under[SUBTITLE])
        gone = [f"{where}第 {lines.text} 行为{kind}，未作为数据读取。" for kind, lines in told.items()]
        return gone + self.understood.sentences(sheet_name)

    def _add(self, kind: str, lines: list[int], count: int) -> None:
        self._kinds.setdefault(kind, _Lines()).add(lines, count)
