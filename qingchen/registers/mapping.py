"""A column mapping kept in a file: brings a table that nobody made for us into the shape of a register.

```yaml
register: employers
title: …                          source: …
rows: {"State, Province": [Jilin]}            # only rows whose cell is one of these
decimal_comma: [Latitude, Longitude]          # 42,83 is written for 42.83
columns:
  name: Mine Name (Non-ENG)                   # column of the register: heading of the file
  production_status: {from: Status, values: {Operating: 在产}}
  division: {from: Location (Non-ENG), division_in: "22"}   # the county that the address names
constants: {key_industry: {value: 煤矿, assumed: why this may be taken for granted}}
unknown: [size]                               # what the table does not say: stays empty, and is told
temporary_code: {from: GEM Mine ID, of: global_coal_mine_tracker}
```
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from qingchen import clock
from qingchen.registers.county_in_address import county_in_address
from qingchen.registers.headings import folded
from qingchen.registers.raw_sheet import LINE, RawSheet, letter
from qingchen.registers.register import Register
from qingchen.registers.temporary_code import temporary_code

FOLDER = Path(__file__).parent / "data" / "mappings"


@dataclass(frozen=True)
class ColumnMapping:
    """As in the file; `columns` gives {from, values, division_in} for each column of the register."""

    name: str
    register: str
    title: str
    columns: dict[str, dict[str, Any]]
    rows: dict[str, list[str]] = field(default_factory=dict)
    decimal_comma: tuple[str, ...] = ()
    constants: dict[str, dict[str, str]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    temporary_code: dict[str, str] = field(default_factory=dict)

    def apply(self, sheet: RawSheet, register: Register) -> tuple[RawSheet, list[str]]:
        """The sheet with the register's titles for headings, and sentences on what was taken and assumed.

        Lines stay those of the file. A sheet that lacks a heading of the mapping comes back unchanged: its
        problems are then told as of any file.
        """
        places = self._places(sheet)
        if places is None:
            return sheet, []
        body = sheet.frame.filter(pl.col(LINE) > sheet.frame[LINE][0])
        kept = body.filter(pl.all_horizontal(pl.lit(True), *self._conditions(places)))
        data = {name: self._cells(kept, places, given) for name, given in self.columns.items()}
        data |= {name: pl.lit(given["value"]) for name, given in self.constants.items()}
        data |= {name: pl.lit(None, dtype=pl.String) for name in self.unknown}
        if self.temporary_code:
            data["uscc"] = self._codes(kept, places)
        heading = {f"c{at}": register.by_name[name].title for at, name in enumerate(data)}
        rows = kept.select(LINE, *(cells.alias(f"c{at}") for at, cells in enumerate(data.values())))
        top = pl.DataFrame({LINE: [sheet.frame[LINE][0]], **{name: [text] for name, text in heading.items()}})
        frame = pl.concat([top.cast(rows.schema), rows])
        told = [f"按“{self.title}”的对应关系读取，共 {body.height} 行，取 {kept.height} 行。"]
        told += [
            f"“{register.by_name[name].title}”全部按“{given['value']}”处理：{given['assumed']}。"
            for name, given in self.constants.items()
            if given.get("assumed")
        ]
        if self.unknown:
            titles = "、".join(register.by_name[name].title for name in self.unknown)
            told.append(f"来源没有{titles}，留空待核实。")
        return RawSheet(sheet.name, frame, tuple(letter(at) for at in range(len(data)))), told

    def _places(self, sheet: RawSheet) -> dict[str, str] | None:
        """Column of the frame by heading; None where a heading is missing."""
        first = sheet.frame.row(0, named=True)
        at = {folded(text): name for name, text in first.items() if name != LINE and text}
        wanted = [given["from"] for given in self.columns.values()] + list(self.rows) + list(self.decimal_comma)
        if not all(folded(heading) in at for heading in wanted):
            return None
        return {heading: at[folded(heading)] for heading in [*wanted, *self._code_heading()] if folded(heading) in at}

    def _code_heading(self) -> list[str]:
        return [self.temporary_code["from"]] if self.temporary_code else []

    def _conditions(self, places: dict[str, str]) -> list[pl.Expr]:
        return [pl.col(places[heading]).str.strip_chars().is_in(allowed) for heading, allowed in self.rows.items()]

    def _cells(self, rows: pl.DataFrame, places: dict[str, str], given: dict[str, Any]) -> pl.Expr:
        cells = pl.col(places[given["from"]]).str.strip_chars()
        if given["from"] in self.decimal_comma:
            cells = cells.str.replace(r"^(-?\d+),(\d+)$", "$1.$2")
        if "values" in given:
            # What the mapping does not know stays as it is, and is told as a cell that cannot be read.
            cells = cells.replace(given["values"])
        if "division_in" in given:
            today = clock.today()
            addresses = rows[places[given["from"]]].drop_nulls().unique().to_list()
            found = {address: county_in_address(address, given["division_in"], today) for address in addresses}
            cells = cells.replace_strict(found, default=None, return_dtype=pl.String)
        return cells

    def _codes(self, rows: pl.DataFrame, places: dict[str, str]) -> pl.Expr:
        keys = rows[places[self.temporary_code["from"]]]
        codes = [None if key is None else temporary_code(f"{self.temporary_code['of']}:{key.strip()}") for key in keys]
        return pl.lit(pl.Series(codes, dtype=pl.String))


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping of a file. Raises KeyError or TypeError where the file is not one: mappings are written by hand
    and checked by a test."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    columns = {
        name: {"from": given} if isinstance(given, str) else given for name, given in data.pop("columns").items()
    }
    constants = {
        name: {"value": str(given)} if not isinstance(given, dict) else given
        for name, given in data.pop("constants", {}).items()
    }
    data.pop("source", None)
    data["decimal_comma"] = tuple(data.get("decimal_comma", ()))
    data["unknown"] = tuple(data.get("unknown", ()))
    return ColumnMapping(name=path.stem, columns=columns, constants=constants, **data)


@cache
def mappings() -> dict[str, ColumnMapping]:
    """The mappings shipped, by name."""
    return {path.stem: read_mapping(path) for path in sorted(FOLDER.glob("*.yaml"))}
