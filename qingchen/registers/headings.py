"""Finds the heading row under titles and notes, and says which column of the register each heading means."""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import polars as pl

from qingchen.registers.catalogue import registers
from qingchen.registers.own_sheets import OWN_HEADINGS
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.register import Register

LOOKED_AT = 20
"""So many lines of a sheet are searched for the headings."""
NOT_KEPT = frozenset({"序号", "序", "行号", "编号", "no", "备注", "说明"})
"""Headings that nearly every file has and no register keeps."""
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKS = re.compile(r"[\s*:：、,，。.·\-—_/'\"“”]+")


@dataclass(frozen=True)
class Headings:
    """The heading row of a sheet.

    line     its line in the sheet
    columns  column of the register by place in the sheet
    unknown  heading by place, of those that mean no column
    """

    line: int
    written: dict[int, str]
    columns: dict[int, str]

    @property
    def unknown(self) -> dict[int, str]:
        return {
            place: text
            for place, text in self.written.items()
            if place not in self.columns and folded(text) not in NOT_KEPT and text not in OWN_HEADINGS
        }

    @property
    def not_kept(self) -> list[str]:
        return [text for place, text in self.written.items() if place not in self.columns and folded(text) in NOT_KEPT]

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


def find_headings(sheet: RawSheet, register: Register) -> Headings | None:
    """The line among the first LOOKED_AT that holds most headings of the register; None where none holds two."""
    best: Headings | None = None
    for line, cells in _first_lines(sheet):
        columns = {place: name for place, text in cells.items() if (name := column_meant(register, text))}
        distinct = len(set(columns.values()))
        if distinct >= 2 and (best is None or distinct > len(set(best.columns.values()))):
            best = Headings(line, cells, columns)
    return best


def register_resembled(sheet: RawSheet, register: Register) -> Register | None:
    """The other register of which the sheet shows more required headings, at least six in ten; else None."""
    own = _likeness(sheet, register)
    others = [other for other in registers().values() if other.importable and other.name != register.name]
    best = max(others, key=lambda other: _likeness(sheet, other))
    return best if _likeness(sheet, best) > max(own, 0.6) else None


def column_meant(register: Register, text: str) -> str | None:
    """The name of the column that a heading means, by title, alias or identifier."""
    names = _names(register.name)
    return names.get(folded(text)) or names.get(folded(_without_brackets(text)))


def nearest(register: Register, text: str) -> str | None:
    """The title of the column that an unknown heading may have meant."""
    names = _names(register.name)
    close = difflib.get_close_matches(folded(_without_brackets(text)), list(names), n=1, cutoff=0.55)
    return register.by_name[names[close[0]]].title if close else None


def folded(text: str) -> str:
    """Half width, lower case, without spaces and marks: `接尘\n人数*` and `接尘人数` are one heading."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def _without_brackets(text: str) -> str:
    return _BRACKETED.sub("", unicodedata.normalize("NFKC", text))


@cache
def _names(register_name: str) -> dict[str, str]:
    register = registers()[register_name]
    names: dict[str, str] = {}
    for column in register.columns:
        for text in (column.title, column.name, *column.aliases):
            for form in (folded(text), folded(_without_brackets(text))):
                if form:
                    names.setdefault(form, column.name)
    return names


def _first_lines(sheet: RawSheet) -> list[tuple[int, dict[int, str]]]:
    lines = []
    for row in sheet.frame.filter(pl.col(LINE) <= LOOKED_AT).iter_rows(named=True):
        cells = {place: text for place, name in enumerate(sheet.names) if (text := (row[name] or "").strip())}
        lines.append((row[LINE], cells))
    return lines


def _likeness(sheet: RawSheet, register: Register) -> float:
    """The share of the register's required columns among the headings."""
    headings = find_headings(sheet, register)
    required = {column.name for column in register.columns if column.required}
    return len(required & set(headings.columns.values())) / len(required) if headings else 0.0
