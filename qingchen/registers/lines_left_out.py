"""The lines of a sheet that are no rows, collected over its pieces, and how they are told."""

from dataclasses import dataclass, field

import polars as pl

from qingchen.registers.raw_sheet import LINE
from qingchen.registers.understood import Understood

BLANK = "空行"
_NAMED_AT_MOST = 12


@dataclass
class _Lines:
    first: list[int] = field(default_factory=list)
    count: int = 0

    def add(self, lines: list[int], count: int) -> None:
        self.first += lines[: _NAMED_AT_MOST - len(self.first)]
        self.count += count

    @property
    def text(self) -> str:
        listed = "、".join(str(line) for line in self.first)
        return listed + (f" 等 {self.count} " if self.count > len(self.first) else "")


class LinesLeftOut:
    """Blank lines are told only where a row follows: those under the table are not worth a word.

    `understood` collects with them what of the rows was read in a way of its own.
    """

    def __init__(self) -> None:
        self.understood = Understood()
        self._kinds: dict[str, _Lines] = {}
        self._blank = _Lines()

    def add(self, gone: pl.DataFrame, last: int) -> None:
        """gone   `_line` and `_kind` of a piece's lines that are no rows, in order
        last   the last line of the piece that is a row, 0 where there is none
        """
        if last and self._blank.count:
            self._add(BLANK, self._blank.first, self._blank.count)
            self._blank = _Lines()
        under = (pl.col("_kind") == BLANK) & (pl.col(LINE) > last)
        for (kind,), lines in gone.filter(~under).group_by("_kind", maintain_order=True):
            self._add(str(kind), lines[LINE].head(_NAMED_AT_MOST).to_list(), lines.height)
        blank = gone.filter(under)
        self._blank.add(blank[LINE].head(_NAMED_AT_MOST).to_list(), blank.height)

    def sentences(self, sheet_name: str | None) -> list[str]:
        where = f"「{sheet_name}」" if sheet_name else ""
        gone = [f"{where}第 {lines.text} 行为{kind}，未作为数据读取。" for kind, lines in self._kinds.items()]
        return gone + self.understood.sentences(sheet_name)

    def _add(self, kind: str, lines: list[int], count: int) -> None:
        self._kinds.setdefault(kind, _Lines()).add(lines, count)
