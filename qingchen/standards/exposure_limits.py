"""Exposure limits of dust (粉尘职业接触限值, PC-TWA) by kind, fraction, free silica and day.

Source: GBZ 2.1 table 2 as data/exposure_limits.csv tells it; every line waits to be checked against the official text.
"""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from qingchen.standards.dated import NotInForce

_FILE = Path(__file__).parent / "data" / "exposure_limits.csv"
_COLUMNS = {"total": "total_mg_m3", "respirable": "respirable_mg_m3", "fibre": "fibre_f_ml"}


@dataclass(frozen=True, slots=True)
class ExposureLimit:
    """A limit as an eight-hour time-weighted average, for the dust `name` of `standard`.

    `value_mg_m3` is in mg/m³; of the fraction `fibre` it is a count, f/ml, as `unit` says.
    """

    value_mg_m3: Decimal
    name: str
    standard: str
    status: str
    from_: date
    unit: str = "mg/m³"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the table. The silica bounds are percent of free silica; None where the line has none.

    `below`: the line holds for dust with less free silica than that; with more it is silica dust.
    """

    dust_kind: str
    name: str
    at_least: Decimal | None
    up_to: Decimal | None
    below: Decimal | None
    limits: dict[str, Decimal]
    from_: date
    standard: str
    status: str

    def holds(self, percent: Decimal) -> bool:
        return self.at_least is not None and self.up_to is not None and self.at_least <= percent <= self.up_to


def exposure_limit(dust_kind: str, fraction: str, free_silica_percent: float | None, on: date) -> ExposureLimit | None:
    """The limit in force; None where it cannot be told or there is none.

    There is none for the respirable fraction of many dusts. It cannot be told for silica dust, and for dusts
    without a line of their own (铸造粉尘), while free silica is unknown. Dust with 10 % free silica or more is
    silica dust whatever it is called, silica dust with less is 其他粉尘.

    Raises NotInForce for a day before the first standard. Fractions are total, respirable and, of asbestos and mineral
    wool, fibre.
    """
    assert fraction in _COLUMNS, fraction
    lines = _in_force(on)
    percent = None if free_silica_percent is None else Decimal(str(free_silica_percent))
    line = _line_for(lines, dust_kind, percent)
    value = line.limits.get(fraction) if line else None
    if line is None or value is None:
        return None
    return ExposureLimit(
        value, line.name, line.standard, line.status, line.from_, unit="f/ml" if fraction == "fibre" else "mg/m³"
    )


def _line_for(lines: list[_Line], dust_kind: str, percent: Decimal | None) -> _Line | None:
    silica = [line for line in lines if line.dust_kind == "silica"]
    other = next(line for line in lines if line.dust_kind == "other")
    own = next((line for line in lines if line.dust_kind == dust_kind and dust_kind != "silica"), None)
    if own and (own.below is None or percent is None or percent < own.below):
        return own
    if percent is None:
        return None
    return next((line for line in silica if line.holds(percent)), other)


def _in_force(on: date) -> list[_Line]:
    """The table of the newest standard in force, in the order of the file: at 50 % the lower band comes first."""
    started = [line.from_ for line in _lines() if line.from_ <= on]
    if not started:
        raise NotInForce(f"粉尘职业接触限值自 {min(line.from_ for line in _lines())} 起有值，{on} 当日无值可用")
    return [line for line in _lines() if line.from_ == max(started)]


@cache
def _lines() -> tuple[_Line, ...]:
    with _FILE.open(encoding="utf-8", newline="") as rows:
        return tuple(
            _Line(
                row["dust_kind"],
                row["name"],
                _number(row["silica_at_least"]),
                _number(row["silica_up_to"]),
                _number(row["silica_below"]),
                {fraction: Decimal(row[column]) for fraction, column in _COLUMNS.items() if row[column]},
                date.fromisoformat(row["from"]),
                row["standard"],
                row["status"],
            )
            for row in csv.DictReader(rows)
        )


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
