"""A column mapping (列对应): brings a table that was not made for us into the shape of a register.

One value, however it came about: shipped with the program, loaded by the province as a profile, drawn up on the mapping
page. One file format for all of them:

```yaml
register: employers
title: …                          source: …           status: 待核对
rows: {"State, Province": [Jilin]}            # only rows whose cell is one of these
decimal_comma: [Latitude, Longitude]          # 42,83 is written for 42.83
columns:
  name: Mine Name (Non-ENG)                   # column of the register: heading of the file
  production_status: {from: Status, values: {Operating: 在产}}
  division: {from: Location (Non-ENG), division_in: 全国}   # the county that the address names; or "22", one province
  contract_no: {from: 合同编号, optional: true}            # exports of one system differ: may be missing
constants: {key_industry: {value: 煤矿, assumed: why this may be taken for granted}}
           # or {report_no: {above: 报告编号}}: what each file says of it above its headings
unknown: [size]                               # what the table does not say: stays empty, and is told
not_kept: [Owners]                            # columns of the table that the register has no place for
temporary_code: {from: GEM Mine ID, of: global_coal_mine_tracker, reason: why there is no credit code}
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from qingchen.registers.headings import folded

FOLDER = Path(__file__).parent / "data" / "mappings"
ALL_CHINA = "全国"


@dataclass(frozen=True)
class ColumnMapping:
    """As in the file; `columns` gives {from, values, division_in, optional} for each column of the register."""

    name: str
    register: str
    title: str
    columns: dict[str, dict[str, Any]]
    rows: dict[str, list[str]] = field(default_factory=dict)
    decimal_comma: tuple[str, ...] = ()
    constants: dict[str, dict[str, str]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    not_kept: tuple[str, ...] = ()
    temporary_code: dict[str, str] = field(default_factory=dict)
    source: str = ""
    status: str = ""

    @property
    def needed(self) -> list[str]:
        """The headings without which a sheet cannot be read by this mapping, each once."""
        headings = [given["from"] for given in self.columns.values() if not given.get("optional")]
        headings += [*self.rows, *([self.temporary_code["from"]] if self.temporary_code else [])]
        return list(dict.fromkeys(headings))

    @property
    def headings(self) -> list[str]:
        """Every heading that it speaks of."""
        optional = [given["from"] for given in self.columns.values()]
        return list(dict.fromkeys([*self.needed, *optional, *self.decimal_comma, *self.not_kept]))

    def fits(self, written: list[str]) -> bool:
        """Whether a sheet with these headings holds all that is needed."""
        there = {folded(text) for text in written}
        return all(folded(heading) in there for heading in self.needed)

    def to_data(self) -> dict[str, Any]:
        """As in the file, without what is empty; `from_data` gives the same mapping again."""
        columns = {name: given["from"] if set(given) == {"from"} else given for name, given in self.columns.items()}
        data: dict[str, Any] = {"register": self.register, "title": self.title, "source": self.source}
        data |= {"status": self.status, "rows": self.rows, "decimal_comma": list(self.decimal_comma)}
        data |= {"columns": columns, "constants": self.constants, "unknown": list(self.unknown)}
        data |= {"not_kept": list(self.not_kept), "temporary_code": self.temporary_code}
        return {name: value for name, value in data.items() if value}

    def to_yaml(self) -> str:
        return yaml.safe_dump(self.to_data(), allow_unicode=True, sort_keys=False, width=120)


def from_data(name: str, data: Mapping[str, Any]) -> ColumnMapping:
    """Raises KeyError, TypeError or AttributeError where it is not the shape of one; what it names is not asked here
    (`mapping_faults`)."""
    columns: dict[str, dict[str, Any]] = {
        column: dict(how) if isinstance(how, Mapping) else {"from": str(how)} for column, how in data["columns"].items()
    }
    for how in columns.values():
        how["from"] = str(how["from"])
        if "values" in how:
            how["values"] = {str(old): "" if new is None else str(new) for old, new in how["values"].items()}
    constants = {
        column: {key: str(text) for key, text in how.items()} if isinstance(how, Mapping) else {"value": str(how)}
        for column, how in data.get("constants", {}).items()
    }
    rows = {str(heading): [str(text) for text in allowed] for heading, allowed in data.get("rows", {}).items()}
    listed = {key: tuple(str(text) for text in data.get(key, ())) for key in ("decimal_comma", "unknown", "not_kept")}
    return ColumnMapping(
        name=name,
        register=str(data["register"]),
        title=str(data["title"]),
        columns=columns,
        rows=rows,
        decimal_comma=listed["decimal_comma"],
        constants=constants,
        unknown=listed["unknown"],
        not_kept=listed["not_kept"],
        temporary_code={key: str(text) for key, text in data.get("temporary_code", {}).items()},
        source=str(data.get("source", "")),
        status=str(data.get("status", "")),
    )


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping of a file. Raises as `from_data`: shipped mappings are checked by a test."""
    return from_data(path.stem, yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def mappings() -> dict[str, ColumnMapping]:
    """The mappings shipped, by name."""
    return {path.stem: read_mapping(path) for path in sorted(FOLDER.glob("*.yaml"))}
