"""Reads the tables of the spec tests: one small table a register, in Markdown, the rows as they win on the day.

    employers
    | uscc | production_status |
    | A    | operating         |
    | B    | closed            |

A cell `-` is missing; a column left out has the default of `schema.py`. In `exposed_workers` the person's name is
the work position too, so that an outcome can name the worker.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from qingchen.indicators.every import every_indicator
from qingchen.indicators.facts import SharedFacts
from qingchen.standards import divisions
from qingchen.values.region import EVERYWHERE, Area
from qingchen.verification.catalogue import checks
from qingchen.verification.run import run_checks
from tests.spec.schema import DEFAULTS, TRACE

Row = dict[str, Any]
_ARROW = {
    "string": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
}


PLACES = ("division", "reporting_division", "resident_division")
"""Codes that a reader brings to the day."""


class TableReader:
    """A reader over small tables, as `registers.store.ScopedReader` is one over the store."""

    def __init__(self, about: date, tables: Mapping[str, list[Row]], within: Area = EVERYWHERE) -> None:
        self.about = self.known_on = about
        self.within = within
        self.batches_until = 1
        self.connection = ibis.duckdb.connect()
        for register in DEFAULTS:
            self.connection.create_table(register, _arrow(register, tables.get(register, []), about))

    def table(self, name: str, columns: Collection[str] | None = None) -> ir.Table:
        return self.connection.table(name)

    def held_as(self, name: str) -> None:
        return None


def world(about: str, text: str) -> TableReader:
    """The tables of `text` as facts about the day `about`."""
    tables: dict[str, list[Row]] = {}
    register, heading = "", []
    for line in (line.strip() for line in text.splitlines()):
        if not line or set(line) <= set("|-: "):
            continue
        if not line.startswith("|"):
            register, heading = line, []
            assert register in DEFAULTS, f"no register {register}"
            tables[register] = []
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not heading:
            heading = cells
            assert set(heading) <= set(DEFAULTS[register]) | set(TRACE), f"{register}: {heading}"
        else:
            tables[register].append(dict(zip(heading, cells, strict=True)))
    return TableReader(date.fromisoformat(about), tables)


def outcome(indicator: str, reader: TableReader) -> dict[str, str]:
    """What became of each counted object, by worker or employer.

    `1/1`, `0/1 未申报`, `excluded 0/1 未申报`; objects that are in no denominator are absent.
    """
    definition = every_indicator()[indicator]
    facts = SharedFacts(reader, [definition.reads])
    told = {}
    for row in definition.rows(facts).to_pyarrow().to_pylist():
        words = ["" if row["in_scope"] else "excluded", f"{row['numerator']}/{row['denominator']}", row["reason"] or ""]
        name = row["work_position"] or row["uscc"] + (f"-{row['site_no']}" if row["site_no"] != 1 else "")
        assert name not in told, f"{name} counted twice"
        told[name] = " ".join(word for word in words if word)
    return told


def figure(indicator: str, reader: TableReader) -> str:
    """The two integers of the main population, `2/3`, and where there are any of the excluded: `2/3, excluded 0/1`."""
    definition = every_indicator()[indicator]
    sums = {True: [0, 0], False: [0, 0]}
    for row in definition.rows(SharedFacts(reader, [definition.reads])).to_pyarrow().to_pylist():
        assert row["numerator"] <= row["denominator"]
        sums[row["in_scope"]][0] += row["numerator"]
        sums[row["in_scope"]][1] += row["denominator"]
    main, excluded = (f"{one[0]}/{one[1]}" for one in (sums[True], sums[False]))
    return main if excluded == "0/0" else f"{main}, excluded {excluded}"


def leads(check: str, reader: TableReader) -> list[tuple[str, str]]:
    """(subject, sentence) of each flag of a check."""
    return [(flag.subject, flag.sentence) for flag in run_checks(reader, [checks()[check]])]


def _arrow(register: str, rows: list[Row], about: date) -> pa.Table:
    columns: dict[str, list[Any]] = {name: [] for name in DEFAULTS[register] | TRACE}
    for number, row in enumerate(rows):
        given = {"_row": number, "_line": number + 2, **row}
        if register == "exposed_workers":
            given.setdefault("work_position", given["person_key"])
        for name, (kind, default) in (DEFAULTS[register] | TRACE).items():
            value = _value(kind, given.get(name, default))
            columns[name].append(divisions.current(value, about) if value and name in PLACES else value)
    kinds = DEFAULTS[register] | TRACE
    return pa.table({name: pa.array(values, _ARROW[kinds[name][0]]) for name, values in columns.items()})


def _value(kind: str, cell: Any) -> Any:
    if cell in (None, "-"):
        return None
    if kind == "date":
        return date.fromisoformat(cell) if isinstance(cell, str) else cell
    if kind == "list":
        return cell if isinstance(cell, list) else cell.split(",")
    if kind == "boolean":
        return cell if isinstance(cell, bool) else {"yes": True, "no": False}[cell]
    return {"int64": int, "float64": float, "string": str}[kind](cell)
