"""What each heading of a sheet is proposed to mean, for an officer to confirm: certain, likely or unknown.

A near heading is only ever proposed: what is read without asking is what a heading says outright.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from qingchen.registers.cells.cleaning import trimmed
from qingchen.registers.heading_likeness import likely, words_near
from qingchen.registers.heading_rows import heading_rows
from qingchen.registers.heading_words import NOT_KEPT, folded, may_stand_under
from qingchen.registers.headings import Headings, Meant, find_headings
from qingchen.registers.masking import mask, mask_number
from qingchen.registers.own_sheets import OWN_HEADINGS
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.register import Column, Register
from qingchen.registers.row_kinds import row_kinds
from qingchen.registers.shared_columns import person_name

LOOKED_THROUGH = 200
"""So many lines below the heading are looked at."""
SAMPLES = 5
_NAMES = re.compile(r"姓名|代表人|法人|负责人|联系人|监护人|家属|填[报表]人|经办人")
_PERSONAL = re.compile(r"1\d{10}|\d{15}|\d{17}[\dXx]")
"""A telephone or an identity number, in whatever column it stands."""


class Certainty(StrEnum):
    CERTAIN = "certain"
    """The heading is the column's title, an alias or its identifier, but for spaces, marks and width."""
    LIKELY = "likely"
    """Near by its words, or by what the cells look like: to be confirmed."""
    UNKNOWN = "unknown"
    """Like no column that is still free: left out unless an officer says what it is."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A heading of the sheet and what it may mean.

    place      in the frame of the sheet (`RawSheet.names[place]`); `letter` is the sheet's own (`AB`)
    heading    as shown, rows joined by `／`; folded (`heading_words.folded`) it is the key of `Meant`
    column     name of the column proposed; None where unknown, or where no register keeps such a column (序号)
    nearness   0 to 1, for the order of choices
    choices    names of further columns that it may mean, the nearest first
    samples    up to SAMPLES different cells, those of persons masked
    """

    place: int
    letter: str
    heading: str
    column: str | None
    certainty: Certainty
    nearness: float
    choices: tuple[str, ...]
    samples: tuple[str, ...]


def propose(sheet: RawSheet, register: Register, meant: Meant | None = None) -> list[Proposed]:
    """One proposal for each heading of the sheet, from left to right; none where no heading is found at all.

    No two headings are proposed for one column. What `meant` says (confirmed before) is certain.
    """
    headings = find_headings(sheet, register, meant) or _most_alike(sheet, register)
    if headings is None:
        return []
    below = trimmed(sheet.frame.filter(pl.col(LINE) > headings.line).head(LOOKED_THROUGH))
    written = [headings.written.get(at) for at in range(len(sheet.names))]
    below = below.filter(row_kinds(below, sheet, written).is_null())
    cells = {at: below[sheet.names[at]].drop_nulls() for at in headings.written}
    likelies = _likelies(headings, register, cells)
    given = _given(likelies, set(headings.columns.values()))
    choices = {at: tuple(name for place, name, _ in likelies if place == at) for at in headings.written}
    proposed = []
    for at, text in sorted(headings.written.items()):
        if text in OWN_HEADINGS:
            continue
        name: str | None
        if at in headings.columns:
            name, certainty, nearness = headings.columns[at], Certainty.CERTAIN, 1.0
        elif at in given:
            (name, nearness), certainty = given[at], Certainty.LIKELY
        else:
            known = at in headings.refused or folded(text) in NOT_KEPT
            name, certainty, nearness = None, Certainty.CERTAIN if known else Certainty.UNKNOWN, 0.0
        others = tuple(choice for choice in choices[at] if choice != name)
        samples = _samples(register.by_name.get(name or ""), text, cells[at])
        proposed.append(Proposed(at, sheet.letters[at], text, name, certainty, nearness, others, samples))
    return proposed


def likely_columns(sheet: RawSheet, headings: Headings, register: Register) -> dict[int, str]:
    """Place to the column that a heading which means none outright is likely to mean."""
    meant = {
        folded(text): headings.columns.get(at) for at, text in headings.written.items() if at not in headings.unknown
    }
    return {
        one.place: one.column
        for one in propose(sheet, register, meant)
        if one.certainty is Certainty.LIKELY and one.column
    }


def _likelies(headings: Headings, register: Register, cells: dict[int, pl.Series]) -> list[tuple[int, str, float]]:
    """Place, free column and how likely, for the headings that mean none; the likeliest of a place first."""
    free = [column for column in register.columns if column.name not in headings.columns.values()]
    found = []
    for at in headings.unknown:
        rows = headings.rows.get(at, (headings.written[at],))
        near = words_near(register, rows)
        scores = [
            (likely(column, near.get(column.name, 0.0), cells[at]), column.name)
            for column in free
            if may_stand_under(column, rows)
        ]
        found += [(at, name, round(score, 3)) for score, name in sorted(scores, reverse=True) if score > 0]
    return found


def _given(likelies: list[tuple[int, str, float]], taken: set[str]) -> dict[int, tuple[str, float]]:
    """Each place its likeliest column that no likelier place has."""
    given: dict[int, tuple[str, float]] = {}
    for at, name, nearness in sorted(likelies, key=lambda one: (-one[2], one[0])):
        if at not in given and name not in taken:
            given[at] = (name, nearness)
            taken.add(name)
    return given


def _most_alike(sheet: RawSheet, register: Register) -> Headings | None:
    """Where no two headings are known outright: the lines with most words near to the register's, if three are."""
    best, found = 2, None
    for rows in heading_rows(sheet):
        near = [max(words_near(register, texts).values(), default=0.0) for texts in rows.texts.values()]
        alike = sum(score >= 0.7 for score in near)
        if alike > best:
            best, found = alike, rows
    if found is None:
        return None
    written = {at: "／".join(texts) for at, texts in found.texts.items()}
    return Headings(found.line, written, {}, found.first, found.texts)


def _samples(column: Column | None, heading: str, cells: pl.Series) -> tuple[str, ...]:
    different = cells.unique(maintain_order=True).head(SAMPLES).to_list()
    if column is None and _NAMES.search(heading):
        column = person_name()
    if column is not None and column.sensitive:
        return tuple(mask(column, text) for text in different)
    return tuple(mask_number(text) if _PERSONAL.fullmatch(text.strip()) else text[:40] for text in different)
