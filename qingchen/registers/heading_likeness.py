"""How near a heading is to a column that it does not name: by its words, and by what the cells below look like."""

import difflib
import re
from collections import Counter
from functools import cache, lru_cache

import polars as pl

from qingchen.registers.cells.kinds import read_column
from qingchen.registers.completed_rows import DITTO
from qingchen.registers.heading_words import column_names, folded, forms, may_stand_under, without_brackets
from qingchen.registers.register import Column, ColumnType, Register

NEAR = 0.6
"""From here on words alone make a heading likely to mean a column; below, the cells must speak for it too."""
_FAINT = 0.3
_PARTICLES = re.compile(r"[的之及和与或]|其中|^(?:\d+|[一二三四五六七八九十]+)(?=\D)|^(?:本|该)")
_BEGINS, _ENDS = re.compile("起|始"), re.compile("止|终|结束|截|脱离")
_UNMISTAKABLE = (ColumnType.IDENTITY_NUMBER, ColumnType.EMPLOYER_CODE)
_LEAST_WORDS = dict.fromkeys(_UNMISTAKABLE, 0.0) | {
    ColumnType.CODE: 0.2,
    ColumnType.CODES: 0.2,
    ColumnType.BOOLEAN: 0.45,
    ColumnType.DATE: 0.45,
    ColumnType.DIVISION: 0.2,
}
"""Below, no cells make a heading likely, and they need not be read: that takes longer than all the words."""
_COUNTY = r"^\d{6}(?:\d{3}|\d{6})?$"
_PHONE = r"^\+?(?:86)?[\d\s-]{7,14}$"


def words_near(register: Register, rows: tuple[str, ...]) -> dict[str, float]:
    """Column to nearness of the words, up to 1 where they differ by particles or by their order only; columns that
    share no character with the heading are left out."""
    near: dict[str, float] = {}
    by_character = _names_by_character(register.name)
    for form in {_bare(form) for form in forms(rows)}:
        for known, column in {name for character in set(form) for name in by_character.get(character, ())}:
            near[column] = max(near.get(column, 0.0), _nearness(form, known))
    return near


def likely(column: Column, words: float, cells: pl.Series) -> float:
    """How likely the heading means the column, 0 where not: words weighed with the cells (trimmed, not empty).

    Codes of employers and persons are known by their look alone; labels of a code list nearly so, days if some words
    agree; else the words decide, the less the more cells could not be read as that column.
    """
    if words < _LEAST_WORDS.get(column.type, NEAR):
        return 0.0
    fit = _fit(column, cells)
    if fit is not None and fit < 0.5:
        return 0.0
    if column.type in _UNMISTAKABLE and fit is not None and fit > 0.8:
        return 0.5 + words / 2
    if column.type in (ColumnType.CODE, ColumnType.CODES) and fit is not None and fit > 0.8:
        distinct = cells.n_unique()
        faint = 0.2 if distinct > 1 and not cells.str.contains(r"^\d$").any() else _FAINT
        return 0.3 + words * 0.7 if words >= faint else 0.0
    if column.type in (ColumnType.BOOLEAN, ColumnType.DATE, ColumnType.DIVISION) and fit is not None and fit > 0.8:
        return 0.3 + words * 0.7
    return words * (1.0 if fit is None else fit) if words >= NEAR else 0.0


def mistyped(register: Register, rows: tuple[str, ...]) -> str | None:
    """The column of whose headings one the text is but for a single character put wrong, left out or too many."""
    text = folded(without_brackets(rows[-1]))
    for name, column in column_names(register.name).items():
        if not may_stand_under(register.by_name[column], rows):
            continue
        if len(name) >= 3 and text != name and _one_apart(text, name):
            return column
    return None


def _fit(column: Column, cells: pl.Series) -> float | None:
    """The share of the cells that read as the column; None where any text would."""
    if column.stand_in == "phone_key":
        return int(cells.str.contains(_PHONE).sum()) / len(cells) if len(cells) else None
    if column.type is ColumnType.DIVISION:
        # A year reads as a prefecture: only what goes down to a county speaks for a column of divisions.
        return int(cells.str.contains(_COUNTY).sum()) / len(cells) if len(cells) else None
    cells = cells.filter(~cells.is_in(list(DITTO)))
    if column.type is ColumnType.TEXT or not len(cells):
        return None
    _, faults = read_column(column, cells)
    return faults.null_count() / len(faults)


@lru_cache(maxsize=16_384)
def _bare(text: str) -> str:
    plain = folded(without_brackets(text))
    return _PARTICLES.sub("", plain) or plain


@cache
def _names_by_character(register_name: str) -> dict[str, set[tuple[str, str]]]:
    """The bare names of columns, each with its column, by every character in them."""
    found: dict[str, set[tuple[str, str]]] = {}
    for name, column in column_names(register_name).items():
        for character in _bare(name):
            found.setdefault(character, set()).add((_bare(name), column))
    return found


@lru_cache(maxsize=65_536)
def _nearness(text: str, known: str) -> float:
    if _opposed(text, known):
        return 0.0
    if text == known or (len(text) >= 4 and Counter(text) == Counter(known)):
        return 1.0
    ratio = difflib.SequenceMatcher(None, text, known, autojunk=False).ratio()
    shorter, longer = sorted((text, known), key=len)
    if len(shorter) >= 2 and shorter in longer:
        return max(ratio, 0.55 + 0.4 * len(shorter) / len(longer))
    return ratio


def _opposed(text: str, known: str) -> bool:
    """Whether one says the beginning and the other the end: 接尘时间止 is never 开始接尘时间."""
    begins, ends = (bool(_BEGINS.search(text)), bool(_ENDS.search(text)))
    other_begins, other_ends = (bool(_BEGINS.search(known)), bool(_ENDS.search(known)))
    return (ends and not begins and other_begins and not other_ends) or (
        begins and not ends and other_ends and not other_begins
    )


def _one_apart(text: str, name: str) -> bool:
    if abs(len(text) - len(name)) > 1:
        return False
    same = 0
    for one, other in zip(text, name, strict=False):
        if one != other:
            break
        same += 1
    rest, others = text[same:], name[same:]
    return rest[1:] == others[1:] or rest == others[1:] or rest[1:] == others
