"""A mapping brought to one sheet: worked out once from the sheet's head, then applied piece by piece."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from qingchen import clock
from qingchen.registers.above_headings import written_above
from qingchen.registers.cells.cleaning import trimmed
from qingchen.registers.county_in_address import EMPTY, find_county
from qingchen.registers.heading_rows import heading_rows
from qingchen.registers.heading_words import folded, shown
from qingchen.registers.left_out import sort_out
from qingchen.registers.lines_left_out import LinesLeftOut
from qingchen.registers.mapping import ALL_CHINA, ColumnMapping
from qingchen.registers.merged_cells import filled_down
from qingchen.registers.raw_sheet import LINE, RawSheet, letter
from qingchen.registers.register import Register
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.shifted_rows import shifted_rows
from qingchen.registers.temporary_code import temporary_code
from qingchen.registers.understood import MERGED


@dataclass(frozen=True)
class CompiledMapping:
    """What `compile_mapping` found in a sheet's head.

    line     the heading row
    places   column of the frame (`c3`) by heading of the mapping
    heading_cells  the heading row, cell by cell
    names    columns of the register that come out, in order: `c0`, `c1`, … of the frames
    above    label to what is said, of the lines above the headings
    """

    mapping: ColumnMapping
    register: Register
    sheet_name: str | None
    line: int
    places: Mapping[str, str]
    heading_cells: tuple[str | None, ...]
    names: tuple[str, ...]
    above: Mapping[str, str]

    @property
    def letters(self) -> tuple[str, ...]:
        return tuple(letter(at) for at in range(len(self.names)))

    def head(self) -> pl.DataFrame:
        """One line: the register's titles, where the sheet's headings stood."""
        titles = {f"c{at}": self.register.by_name[name].title for at, name in enumerate(self.names)}
        return pl.DataFrame({LINE: [self.line], **titles}, schema={LINE: pl.Int64, **dict.fromkeys(titles, pl.String)})

    def rows(self, piece: RawSheet, file_name: str, left_out: LinesLeftOut | None = None) -> "MappedRows":
        """The lines of a piece of the sheet that are taken, in the columns of `names`, with their numbers.

        Rows whose cells have slipped into other columns are not among them: each is told as a problem.
        """
        left_out = LinesLeftOut() if left_out is None else left_out
        below = trimmed(piece.frame.filter(pl.col(LINE) > self.line))
        body = self._filled_down(sort_out(below, piece, list(self.heading_cells), left_out), piece, left_out)
        taken = body.filter(pl.all_horizontal(pl.lit(True), *self._conditions()))
        broken = shifted_rows(self, taken, file_name)
        sound = taken.filter(~pl.col(LINE).is_in(broken.lines)) if broken.lines else taken
        data = self._data(sound)
        cells = [data[name].cast(pl.String).alias(f"c{at}") for at, name in enumerate(self.names)]
        rows = sound.select(pl.col(LINE).cast(pl.Int64), *cells)
        return MappedRows(rows, broken.problems, left_out.sentences(self.sheet_name), body.height)

    def brought(self, piece: RawSheet, rows: pl.DataFrame) -> RawSheet:
        """Mapped rows as a piece of a sheet that knows which of its own cells are numbers, and which lines hidden."""
        source = {
            at: self.places[self.mapping.columns[name]["from"]]
            for at, name in enumerate(self.names)
            if name in self.mapping.columns and self.mapping.columns[name]["from"] in self.places
        }
        kinds_of = piece.numbers

        def numbers(wanted: list[int]) -> pl.DataFrame:
            assert kinds_of is not None
            kinds = kinds_of(sorted({int(source[at][1:]) for at in wanted if at in source}))
            none = pl.repeat(False, kinds.height, dtype=pl.Boolean, eager=True)
            return pl.DataFrame({f"c{at}": kinds[source[at]] if at in source else none for at in wanted})

        told = None if kinds_of is None else numbers
        return RawSheet(self.sheet_name, rows, self.letters, numbers=told, hidden_lines=piece.hidden_lines)

    def told(self, read: int, taken: int) -> list[str]:
        """What the sender is told about lines read and taken, assumptions and columns left out."""
        mapping, by_name = self.mapping, self.register.by_name
        told = [f"按“{mapping.title}”的对应关系读取，共 {read} 行，取 {taken} 行。"]
        told += [
            f"“{by_name[name].title}”全部按“{given['value']}”处理：{given['assumed']}。"
            for name, given in mapping.constants.items()
            if given.get("assumed")
        ]
        told += [
            self._told_above(name, given["above"]) for name, given in mapping.constants.items() if "above" in given
        ]
        if mapping.unknown:
            titles = "、".join(by_name[name].title for name in mapping.unknown)
            told.append(f"来源没有{titles}，留空待核实。")
        if mapping.temporary_code:
            told.append(f"没有统一社会信用代码的行，由“{mapping.temporary_code['from']}”列编临时代码。")
        used = {folded(heading) for heading in self.places if heading not in mapping.not_kept}
        left = [text for text in self.heading_cells if text and folded(text) not in used]
        if left:
            told.append(f"以下各列台账没有对应的栏目，未收：{'、'.join(left)}。")
        return told

    def cells(self, rows: pl.DataFrame, given: Mapping[str, Any]) -> pl.Series:
        """The cells of one column of the register, as the register would have them written."""
        cells = rows[self.places[given["from"]]]
        if given["from"] in self.mapping.decimal_comma:
            cells = cells.str.replace(r"^(-?\d+),(\d+)$", "$1.$2")
        if "values" in given:
            # What the mapping does not know stays as it is, and is told as a cell that cannot be read.
            cells = cells.replace(given["values"])
        if "division_in" in given:
            inside = "" if given["division_in"] == ALL_CHINA else given["division_in"]
            today = clock.today()
            found = {
                address: (answer := find_county(address, inside, today)).code or answer.why
                for address in cells.drop_nulls().unique()
            }
            cells = cells.replace_strict(found, default=EMPTY, return_dtype=pl.String)
        return cells

    def _filled_down(self, rows: pl.DataFrame, piece: RawSheet, left_out: LinesLeftOut) -> pl.DataFrame:
        """Before the mapping's own values are asked for: a merged cell says the same on every line."""
        rows, merged = filled_down(rows, piece)
        headings = dict(zip(piece.names, self.heading_cells, strict=True))
        for name, lines in merged.items():
            left_out.understood.add(MERGED, headings[name] or "", lines)
        return rows

    def _data(self, rows: pl.DataFrame) -> dict[str, pl.Series]:
        empty = pl.Series([None], dtype=pl.String).new_from_index(0, rows.height)
        data = dict.fromkeys(self.names, empty)
        for name, given in self.mapping.columns.items():
            if given["from"] in self.places:
                data[name] = self.cells(rows, given)
        for name, constant in self.mapping.constants.items():
            said = self.above.get(constant["above"]) if "above" in constant else constant["value"]
            data[name] = pl.Series([said], dtype=pl.String).new_from_index(0, rows.height)
        if self.mapping.temporary_code:
            self._add_codes(data, rows)
        return data

    def _told_above(self, name: str, label: str) -> str:
        title, said = self.register.by_name[name].title, self.above.get(label)
        if said is None:
            return f"表头上方没有写“{label}”，“{title}”空着。"
        return f"“{title}”取表头上方所写的“{label}：{said}”。"

    def _add_codes(self, data: dict[str, pl.Series], rows: pl.DataFrame) -> None:
        """Where the row has no credit code: one from what the source calls the employer, with the reason."""
        given = self.mapping.temporary_code
        keys = rows[self.places[given["from"]]]
        made = {key: temporary_code(f"{given['of']}:{key}") for key in keys.drop_nulls().unique()}
        codes = keys.replace_strict(made, default=None, return_dtype=pl.String)
        without = data["uscc"].is_null() | (data["uscc"] == "")
        data["uscc"] = codes.zip_with(without, data["uscc"])
        if given.get("reason"):
            reason = pl.Series([given["reason"]], dtype=pl.String).new_from_index(0, rows.height)
            data["source_note"] = reason.zip_with(without, data["source_note"])

    def _conditions(self) -> list[pl.Expr]:
        return [pl.col(self.places[heading]).is_in(allowed) for heading, allowed in self.mapping.rows.items()]


@dataclass(frozen=True, slots=True)
class MappedRows:
    """A piece brought over: the rows taken, what is wrong with others, sentences on lines that are no rows.

    `read` is how many rows were looked at.
    """

    frame: pl.DataFrame
    problems: ProblemList
    left_out: list[str]
    read: int


@dataclass(frozen=True, slots=True)
class Mapped:
    """A whole sheet brought over at once."""

    sheet: RawSheet
    told: list[str]
    problems: ProblemList


def compile_mapping(mapping: ColumnMapping, head: RawSheet, register: Register) -> CompiledMapping | None:
    """`head`: a sheet, or its first lines. None where no line, or two or three together, hold the headings needed."""
    # Those that leave nothing of themselves below come first: else a second row of headings would be read as data.
    for rows in sorted(heading_rows(head), key=lambda rows: rows.cut):
        written = {at: shown(texts) for at, texts in rows.texts.items()}
        at: dict[str, str] = {}
        for place, text in written.items():
            at.setdefault(folded(text), head.names[place])
        if at and all(folded(heading) in at for heading in mapping.needed):
            places = {heading: at[folded(heading)] for heading in mapping.headings if folded(heading) in at}
            cells = tuple(written.get(place) for place in range(len(head.names)))
            above = written_above(head, rows.first)
            return CompiledMapping(mapping, register, head.name, rows.line, places, cells, _names(mapping), above)
    return None


def mapped(mapping: ColumnMapping, sheet: RawSheet, register: Register, file_name: str) -> Mapped:
    """The sheet with the register's titles for headings. One that lacks a heading of the mapping comes back unchanged:
    its problems are then told as of any file."""
    compiled = compile_mapping(mapping, sheet, register)
    if compiled is None:
        return Mapped(sheet, [], ProblemList())
    rows = compiled.rows(sheet, file_name)
    told = compiled.told(rows.read, rows.frame.height + rows.problems.total)
    frame = pl.concat([compiled.head(), rows.frame])
    return Mapped(compiled.brought(sheet, frame), [*told, *rows.left_out], rows.problems)


def _names(mapping: ColumnMapping) -> tuple[str, ...]:
    names = [*mapping.columns, *mapping.constants, *mapping.unknown]
    if mapping.temporary_code:
        names += ["uscc", *(["source_note"] if mapping.temporary_code.get("reason") else [])]
    return tuple(dict.fromkeys(names))
