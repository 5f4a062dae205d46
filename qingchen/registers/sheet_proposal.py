"""What the mapping page starts from: a sheet's columns with samples, what each is proposed to be, what is missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from qingchen import clock
from qingchen.registers.above_headings import meant_above, written_above
from qingchen.registers.cells.cleaning import trimmed
from qingchen.registers.county_in_address import find_county
from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.file_heads import widest_line
from qingchen.registers.heading_proposals import Certainty, Proposed, propose
from qingchen.registers.headings import find_headings
from qingchen.registers.mapping import ALL_CHINA, ColumnMapping
from qingchen.registers.masking import mask_number
from qingchen.registers.own_sheets import OWN_HEADINGS
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.register import Column, ColumnType, Register
from qingchen.registers.row_kinds import row_kinds

_COMMA = re.compile(r"-?\d+,\d+")
_PERSONAL = re.compile(r"1\d{10}|\d{15}|\d{17}[\dXx]")
_SAMPLES = 5
_LOOKED_AT = 50
_HAN = re.compile(r"[县市区旗]")
"""Of Chinese addresses only: who writes a county's name writes one of these."""


@dataclass(frozen=True)
class SheetProposal:
    """line     the heading row
    columns  one for each heading, from left to right
    missing  required columns of the register that no heading is proposed for
    above    label to what is said, of the lines above the headings
    """

    sheet: RawSheet
    line: int
    columns: list[Proposed]
    missing: list[Column]
    above: dict[str, str] = field(default_factory=dict)

    @property
    def certain(self) -> bool:
        """Nothing to ask: every heading says outright what it is, and nothing required is missing."""
        return bool(self.columns) and not self.missing and all(c.certainty is Certainty.CERTAIN for c in self.columns)

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    def cells(self, place: int) -> pl.Series:
        """The filled cells of a column below the headings; totals and signatures under the table are not among them."""
        return self._rows[self.sheet.names[place]].drop_nulls()

    @cached_property
    def _rows(self) -> pl.DataFrame:
        below = trimmed(self.sheet.frame.filter(pl.col(LINE) > self.line))
        written = {column.place: column.heading for column in self.columns}
        heading = [written.get(place) for place in range(len(self.sheet.names))]
        return below.filter(row_kinds(below, self.sheet, heading).is_null())


def sheet_proposal(sheet: RawSheet, register: Register) -> SheetProposal:
    """From the headings; where none of them is known, the row with most cells is taken for them and all is open."""
    columns = propose(sheet, register)
    headings = find_headings(sheet, register)
    line = headings.line if headings else widest_line(sheet)
    if not columns:
        columns = _unknown(sheet, line)
    there = {column.column for column in columns if column.column}
    there |= set(headings.spans(register).values()) if headings else set()
    missing = [one for one in register.columns if one.required and one.name not in there | DEFAULTS.keys()]
    return SheetProposal(sheet, line, columns, missing, written_above(sheet, headings.first if headings else line))


def proposed_mapping(proposal: SheetProposal, register: Register, title: str) -> ColumnMapping:
    """The proposal as a mapping: what the page shows at first."""
    columns: dict[str, dict[str, Any]] = {
        column.column: {"from": column.heading} for column in proposal.columns if column.column
    }
    comma = [
        column.heading
        for column in proposal.columns
        if column.column and _numeric(register.by_name[column.column]) and decimal_comma(proposal.cells(column.place))
    ]
    columns |= _counties_of_addresses(proposal, register, columns)
    free = [column for column in register.columns if column.name not in columns]
    above = {name: {"above": label} for name, label in meant_above(proposal.above, free, register).items()}
    return ColumnMapping("", register.name, title, columns, decimal_comma=tuple(comma), constants=above)


def _counties_of_addresses(
    proposal: SheetProposal, register: Register, columns: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Where no column says the division that every row must have: the first whose cells are addresses to the county."""
    wanting = [one.name for one in register.columns if one.required and one.type is ColumnType.DIVISION]
    if wanting and wanting[0] not in columns:
        for column in proposal.columns:
            cells = proposal.cells(column.place).head(_LOOKED_AT)
            found = [bool(find_county(text, "", clock.today()).code) for text in cells if _HAN.search(text)]
            if len(found) > len(cells) / 2 and sum(found) > len(cells) / 2:
                return {wanting[0]: {"from": column.heading, "division_in": ALL_CHINA}}
    return {}


def decimal_comma(cells: pl.Series) -> bool:
    """Whether these numbers are written 42,83 for 42.83: most have a comma, and not all as thousands (1,234)."""
    if not cells.len():
        return False
    with_comma = cells.filter(cells.str.contains(f"^{_COMMA.pattern}$"))
    thousands = cells.str.contains(r"^-?\d{1,3}(,\d{3})+$").sum()
    return with_comma.len() * 2 > cells.len() and int(thousands) < with_comma.len()


def _numeric(column: Column) -> bool:
    return column.type in (ColumnType.DECIMAL, ColumnType.INTEGER)


def _unknown(sheet: RawSheet, line: int) -> list[Proposed]:
    row = sheet.frame.filter(pl.col(LINE) == line).row(0, named=True)
    below = trimmed(sheet.frame.filter(pl.col(LINE) > line).head(200))
    found = []
    for place, name in enumerate(sheet.names):
        heading = " ".join((row[name] or "").split())
        if heading and heading not in OWN_HEADINGS:
            cells = below[name].drop_nulls().unique(maintain_order=True).head(_SAMPLES).to_list()
            samples = tuple(mask_number(text) if _PERSONAL.fullmatch(text) else text[:40] for text in cells)
            found.append(Proposed(place, sheet.letters[place], heading, None, Certainty.UNKNOWN, 0.0, (), samples))
    return found
