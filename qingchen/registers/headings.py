"""Finds the heading under titles and notes, of one row or several, and says which column of the register each means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qingchen.registers.catalogue import registers
from qingchen.registers.heading_rows import HeadingRows, heading_rows
from qingchen.registers.heading_words import (
    NOT_KEPT,
    column_meant,
    column_meant_by_rows,
    folded,
    meant_outright,
    shown,
)
from qingchen.registers.own_sheets import OWN_HEADINGS
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.register import Register

__all__ = ["Headings", "Meant", "column_meant", "find_headings", "folded", "register_resembled"]

Meant = Mapping[str, str | None]
"""What an officer confirmed: folded heading as shown to the column it means, None where it is not to be read."""


@dataclass(frozen=True)
class Headings:
    """The heading of a sheet.

    line     its line in the sheet, of several rows the lowest; `first` is the highest
    written  heading by place, the rows of one joined by `／`; `rows` has them apart
    columns  column of the register by place in the sheet
    refused  places that an officer said are not to be read
    """

    line: int
    written: dict[int, str]
    columns: dict[int, str]
    first: int = 0
    rows: dict[int, tuple[str, ...]] = field(default_factory=dict)
    refused: frozenset[int] = frozenset()

    @property
    def unknown(self) -> dict[int, str]:
        """Heading by place, of those that mean no column."""
        return {
            place: text
            for place, text in self.written.items()
            if place not in self.columns
            and place not in self.refused
            and folded(text) not in NOT_KEPT
            and text not in OWN_HEADINGS
        }

    def spans(self, register: Register) -> dict[str, str]:
        """Columns whose heading asks for the first and the last day in one cell, each with the column of the last."""
        found = {}
        for place, name in self.columns.items():
            column = register.by_name[name]
            said = {folded(text) for text in (*self.rows.get(place, ()), self.written[place])}
            if column.until and column.until not in self.columns.values() and said & set(map(folded, column.spans)):
                found[name] = column.until
        return found

    @property
    def not_kept(self) -> list[str]:
        return [
            text
            for place, text in self.written.items()
            if place not in self.columns and (folded(text) in NOT_KEPT or place in self.refused)
        ]

    @property
    def twice(self) -> dict[int, str]:
        """Place to column, of headings that mean a column which a heading further left means already."""
        seen: set[str] = set()
        again = {}
        for place, name in sorted(self.columns.items()):
            if name in seen:
                again[place] = name
            seen.add(name)
        return again


def find_headings(sheet: RawSheet, register: Register, meant: Meant | None = None) -> Headings | None:
    """The lines at the top of the sheet that hold most headings of the register; None where none hold two.

    Of equal ones those that leave nothing of the heading above, then the fewest rows, then the highest; they go on as
    far down as their own merged cells. What an officer confirmed goes before what the words say.
    """
    return _found(list(heading_rows(sheet)), register, meant or {})


def _found(candidates: Sequence[HeadingRows], register: Register, meant: Meant) -> Headings | None:
    best, found = (1, True), None
    for rows in candidates:
        columns = _columns(register, rows, meant)
        rank = len(set(columns.values())), rows.whole
        if rank > best:
            best, found = rank, (rows, columns)
    if found is None:
        return None
    rows, columns = found
    # A merged cell may end in a line that is no heading: in a title, or below the last line with a cell.
    down = next((one for one in candidates if (one.first, one.line) == (rows.first, rows.until)), None)
    if rows.cut and down is not None:
        below = _columns(register, down, meant)
        # A heading merged by mistake with what stands under it would lose most of what it says.
        if 3 * len(set(below.values())) >= 2 * len(set(columns.values())):
            rows, columns = down, below
    written = {at: shown(texts) for at, texts in rows.texts.items()}
    refused = frozenset(at for at, text in written.items() if meant.get(folded(text), "") is None)
    return Headings(rows.line, written, columns, rows.first, rows.texts, refused)


def register_resembled(sheet: RawSheet, register: Register) -> Register | None:
    """The other register of which the sheet shows more required headings, at least six in ten; else None."""
    candidates = list(heading_rows(sheet))
    own = _likeness(candidates, register)
    if own == 1:
        return None  # Nothing shows more, and asking every other register of every file is dear.
    others = [other for other in registers().values() if other.importable and other.name != register.name]
    best = max(others, key=lambda other: _likeness(candidates, other))
    return best if _likeness(candidates, best) > max(own, 0.6) else None


def _columns(register: Register, rows: HeadingRows, meant: Meant) -> dict[int, str]:
    columns = {}
    for at, texts in rows.texts.items():
        said = folded(shown(texts)) if meant else ""
        name = meant[said] if said in meant else column_meant_by_rows(register, texts)
        if name is not None:
            columns[at] = name
    return _without_doubtful(columns, register, rows, meant)


def _without_doubtful(columns: dict[int, str], register: Register, rows: HeadingRows, meant: Meant) -> dict[int, str]:
    """Of two headings for one column, one of which says more in brackets, that one is something else: 粉尘类型（总/呼）
    beside 检测项目. It is left to be asked."""
    if len(set(columns.values())) == len(columns):
        return columns
    outright = {
        at: name
        for at, name in columns.items()
        if folded(shown(rows.texts[at])) in meant or meant_outright(register, rows.texts[at]) == name
    }
    sure = set(outright.values())
    return {at: name for at, name in columns.items() if at in outright or name not in sure}


def _likeness(candidates: Sequence[HeadingRows], register: Register) -> float:
    """The share of the register's required columns among the headings."""
    headings = _found(candidates, register, {})
    required = {column.name for column in register.columns if column.required}
    return len(required & set(headings.columns.values())) / len(required) if headings else 0.0
