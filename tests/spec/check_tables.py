"""Reads the tables of the checks' spec tests: any register of the catalogue, the columns that matter in the call.

As `tests.spec.tables`, but a column left out is missing unless `DEFAULTS` or `SAID` has something for it. A table named
`employers@earlier` holds versions that a later row of the same key replaced, or that were withdrawn (`_act`).
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import polars as pl

from qingchen.registers.catalogue import registers
from qingchen.registers.parquet import analytic_schema
from qingchen.verification.catalogue import checks
from qingchen.verification.run import CheckRun, check_run
from tests.spec.schema import DEFAULTS, TRACE

Row = dict[str, Any]
SAID: dict[str, Row] = {
    "employers": {"size": "small", "workers": 40, "workers_exposed": 20},
    "health_examinations": {"institution_no": "检一"},
    "dust_measurements": {"work_position": "破碎", "fraction": "total", "dust_kind": "silica", "provider_no": "测一"},
    "trainings": {"mode": "in_person", "organiser": "培训站"},
    "institutions": {"institution_kind": "examination", "status": "active", "division": "220182"},
    "patients": {"alive": True, "reporting_division": "220182", "resident_division": "220182"},
    "external_list_entries": {"list_kind": "mining_licence", "division": "220182", "match_result": "missed"},
}


class CheckReader:
    """A reader over small tables of every register, with earlier versions."""

    def __init__(self, about: date, frames: Mapping[str, pl.DataFrame]) -> None:
        self.about = self.known_on = about
        self.batches_until = 1
        self.connection = ibis.duckdb.connect()
        self._frames = frames
        self._made: dict[str, ir.Table] = {}

    def table(self, name: str, columns: Collection[str] | None = None) -> ir.Table:
        return self._table(name)

    def held_as(self, name: str) -> None:
        return None

    def versions(self, name: str) -> ir.Table:
        earlier = self._frames.get(f"{name}@earlier")
        now = self._frames.get(name, empty(name))
        return self._table(f"{name}@versions", now if earlier is None else pl.concat([earlier, now]))

    def _table(self, name: str, frame: pl.DataFrame | None = None) -> ir.Table:
        if name not in self._made:
            rows = self._frames.get(name, empty(name)) if frame is None else frame
            self._made[name] = self.connection.create_table(name, rows.to_arrow())
        return self._made[name]


def world(about: str, text: str) -> CheckReader:
    """The tables of `text` as facts about the day `about`."""
    tables: dict[str, list[Row]] = {}
    register, heading = "", []
    for line in (line.strip() for line in text.splitlines()):
        if not line or set(line) <= set("|-: "):
            continue
        if not line.startswith("|"):
            register, heading = line, []
            tables[register] = []
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not heading:
            heading = cells
        else:
            tables[register].append(dict(zip(heading, cells, strict=True)))
    return world_of(about, tables)


def world_of(about: str, tables: Mapping[str, list[Row]]) -> CheckReader:
    return CheckReader(date.fromisoformat(about), {name: _frame(name, rows) for name, rows in tables.items()})


def empty(name: str) -> pl.DataFrame:
    return pl.DataFrame(schema=_schema(name.partition("@")[0]))


def leads(check: str, reader: CheckReader) -> list[tuple[str, str]]:
    """(subject, sentence) of each flag of a check."""
    return [(flag.subject, flag.sentence) for flag in run_of(check, reader).flags]


def run_of(check: str, reader: CheckReader) -> CheckRun:
    return check_run(reader, [checks()[check]])


def _schema(register: str) -> dict[str, Any]:
    return analytic_schema(registers()[register]) | {"_batch": pl.Int64()}


def _frame(name: str, rows: list[Row]) -> pl.DataFrame:
    register = name.partition("@")[0]
    schema = _schema(register)
    usual = {column: default for column, (_, default) in (DEFAULTS.get(register, {}) | TRACE).items()}
    usual |= {"_act": "put", "site_no": 1, "spell": 1, **SAID.get(register, {})}
    made = []
    for number, row in enumerate(rows):
        assert set(row) <= set(schema), f"{register} has no {set(row) - set(schema)}"
        given = {"_row": number, "_line": number + 2, **{k: v for k, v in usual.items() if k in schema}, **row}
        if given["_row"] is None:
            given |= {"_row": number, "_line": number + 2}
        made.append({column: _value(kind, given.get(column)) for column, kind in schema.items()})
    return pl.DataFrame(made, schema=schema)


def _value(kind: Any, cell: Any) -> Any:
    if cell in (None, "-") or not isinstance(cell, str):
        return None if cell == "-" else cell
    if kind == pl.Date:
        return date.fromisoformat(cell)
    if kind == pl.Boolean:
        return {"yes": True, "no": False}[cell]
    if isinstance(kind, pl.List):
        return cell.split("、")
    return {pl.Int64(): int, pl.Float64(): float}.get(kind, str)(cell)
