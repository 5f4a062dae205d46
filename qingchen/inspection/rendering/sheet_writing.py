"""Writes the items of the form into the main sheet, each on as many lines as it has fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from qingchen.inspection.answer_types import Answer, Excuse, Repeat, derived_ratio
from qingchen.inspection.entry import VERDICTS, Entry
from qingchen.inspection.item import Item
from qingchen.inspection.rendering.fields import EXCUSE_TITLES, Field, flat, value_fields
from qingchen.inspection.rendering.sheet_cells import evidence_cell, remark_cell
from qingchen.inspection.rendering.sheet_columns import ROWS_SHEET, SheetColumn
from qingchen.inspection.rendering.sheet_look import LINE_POINTS, Look, lines_of
from qingchen.inspection.written import day, instant, number

_STAMPS = {"day": "yyyy-mm-dd", "instant": "yyyy-mm-dd hh:mm"}
_FIGURES = ("whole", "decimal")


def lines_for(item: Item) -> tuple[Field, ...]:
    """The lines that an item takes; a repeat takes two, counted from its rows."""
    if item.repeat is None:
        return value_fields(item)
    holding = item.numerator or f"符合要求的{item.repeat.title}数"
    drawn = item.denominator or f"{item.repeat.title}数"
    return (Field("holding", f"符合：{holding}", "whole"), Field("drawn", f"抽查：{drawn}", "whole"))


@dataclass
class ItemWriter:
    sheet: Worksheet
    look: Look
    columns: Sequence[SheetColumn]

    @cached_property
    def at(self) -> dict[str, int]:
        return {column.name: position for position, column in enumerate(self.columns)}

    def write(self, top: int, item: Item, entry: Entry, printed: Mapping[str, str]) -> int:
        """Write an item from line `top` (the first is 0); return the line after it. `printed`: more texts by column."""
        fields = lines_for(item)
        needed = [self._write_field(top + n, item, entry, field, first=n == 0) for n, field in enumerate(fields)]
        bottom = top + len(fields) - 1
        tallest = self._write_shared(top, bottom, {**_shared_texts(item, entry), **printed})
        self._write_rate(top, bottom, item, entry.answer)
        for n, own in enumerate(needed):
            self.sheet.set_row(top + n, max(own, -(-tallest // len(fields))) * LINE_POINTS + 5)
        return bottom + 1

    def _write_shared(self, top: int, bottom: int, texts: Mapping[str, str]) -> int:
        """Write what all lines of the item share; return the lines of text that the tallest needs."""
        tallest = 1
        for column in self.columns:
            if not column.shared or column.name == "rate":
                continue
            text, at = texts.get(column.name, ""), self.at[column.name]
            kind = self.look.of("filled" if column.filled else "printed", centred=column.centred)
            if bottom > top:
                self.sheet.merge_range(top, at, bottom, at, "", kind)
            self.sheet.write_string(top, at, text, kind)
            tallest = max(tallest, lines_of(text, column.width))
        return tallest

    def _write_field(self, row: int, item: Item, entry: Entry, field: Field, *, first: bool) -> int:
        """Write one line; return the lines of text that it needs."""
        value = flat(item, entry.answer).get(field.name, "")
        shown = dict(field.choices).get(value, value)
        if isinstance(entry.answer, Excuse):
            shown = EXCUSE_TITLES[entry.answer.kind] if first else ""
        self.sheet.write_string(row, self.at["field"], field.title, self.look.of("printed"))
        self.sheet.write_string(row, self.at["unit"], field.unit, self.look.of("printed", centred=True))
        if item.repeat and not isinstance(entry.answer, Excuse):
            self._write_count(row, item, entry.answer, holding=first)
        else:
            self._write_value(row, field, shown)
        widths = {column.name: column.width for column in self.columns}
        return max(lines_of(field.title, widths["field"]), lines_of(shown, widths["value"]))

    def _write_value(self, row: int, field: Field, shown: str) -> None:
        """As a number or a day where a workbook keeps it exactly, else as text, which no reader takes for a formula."""
        at = self.at["value"]
        figure = number(shown) if field.kind in _FIGURES else None
        moment = day(shown) if field.kind == "day" else instant(shown) if field.kind == "instant" else None
        stamp = _STAMPS.get(field.kind, "")
        if figure is not None and number(repr(float(figure))) == figure:
            self.sheet.write_number(row, at, figure, self.look.of("filled", centred=True, number="General"))
        elif moment is not None and moment.year > 1900:
            whole = moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)
            self.sheet.write_datetime(row, at, whole, self.look.of("filled", centred=True, number=stamp))
        else:
            format_ = "" if shown else stamp or ("General" if field.kind in _FIGURES else "")
            kind = self.look.of("filled", centred=field.kind != "words", number=format_)
            self.sheet.write_string(row, at, shown, kind)

    def _write_count(self, row: int, item: Item, answer: Answer | None, *, holding: bool) -> None:
        """A count over the detail sheet, which follows when a person adds rows there."""
        rows = answer.rows if isinstance(answer, Repeat) else ()
        counted = sum(one.holds for one in rows) if holding else len(rows)
        held = f"'{ROWS_SHEET}'!$E:$E,\"是\"" if holding else f"'{ROWS_SHEET}'!$D:$D,\"?*\""
        formula = f"=COUNTIFS('{ROWS_SHEET}'!$A:$A,\"{item.code}\",{held})"
        kind = self.look.of("filled", centred=True, number="General")
        self.sheet.write_formula(row, self.at["value"], formula, kind, counted)

    def _write_rate(self, top: int, bottom: int, item: Item, answer: Answer | None) -> None:
        at, kind = self.at["rate"], self.look.of("printed", centred=True, number="0.0%")
        if bottom > top:
            self.sheet.merge_range(top, at, bottom, at, "", kind)
        if not item.may_be_empty_set:
            self.sheet.write_blank(top, at, None, kind)
            return
        above, below = (xl_rowcol_to_cell(row, self.at["value"]) for row in (top, bottom))
        counts = derived_ratio(answer)
        value = counts[0] / counts[1] if counts and counts[1] else ""
        formula = f'=IF(AND(ISNUMBER({above}),ISNUMBER({below})),IF({below}>0,{above}/{below},""),"")'
        self.sheet.write_formula(top, at, formula, kind, value)


def _shared_texts(item: Item, entry: Entry) -> dict[str, str]:
    return {
        "code": item.code,
        "title": ("★ " if item.key_item else "") + item.title,
        "target": item.target,
        "department": entry.department,
        "responsible_person": entry.responsible_person,
        "verdict": VERDICTS.get(entry.verdict, entry.verdict),
        "method": entry.method,
        "remark": remark_cell(entry),
        "evidence": evidence_cell(entry),
    }
