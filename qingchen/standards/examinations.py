"""In-service examination cycles (在岗期间职业健康检查周期) by kind of dust, grade of dust work and coal mine.

Source: GBZ 188-2014 and, in coal mines, order 73 of the work safety administration; see data/examination_cycles.csv.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from qingchen.standards.codes import code_list
from qingchen.standards.dated import NotInForce

_FILE = Path(__file__).parent / "data" / "examination_cycles.csv"


@dataclass(frozen=True, slots=True)
class ExaminationCycle:
    """One line of the table.

    dust_kind  a code, or `*` for every dust that has no line of its own
    grade      of the dust work (GBZ/T 229.1): 1 is grade I and below, 2 is grade II and above
    """

    dust_kind: str
    coal_mine: bool
    grade: int
    months: int
    from_: date
    clause: str
    status: str


def examination_cycle_months(dust_kind: str, coal_mine: bool, on: date, grade: int | None = None) -> int:
    """Months between two in-service examinations. Grade unknown: the strictest (dossier 3.6).

    Raises NotInForce for a day before the first rule.
    """
    found = [_in_force(dust_kind, coal_mine, each, on).months for each in ((1, 2) if grade is None else (grade,))]
    return min(found)


def examination_cycles(on: date) -> list[tuple[str, bool, int]]:
    """(dust kind, coal mine, months) for every kind of dust, at the strictest grade: a small table for joins."""
    kinds = [entry.code for entry in code_list("dust_kind").entries]
    return [(kind, mine, examination_cycle_months(kind, mine, on)) for kind in kinds for mine in (False, True)]


def _in_force(dust_kind: str, coal_mine: bool, grade: int, on: date) -> ExaminationCycle:
    """The most particular line in force: a coal mine's own before the general one, a named dust before `*`."""
    fitting = [
        cycle
        for cycle in _cycles()
        if cycle.dust_kind in (dust_kind, "*")
        and cycle.grade == grade
        and (coal_mine or not cycle.coal_mine)
        and cycle.from_ <= on
    ]
    if not fitting:
        dust = code_list("dust_kind").label_of(dust_kind)
        raise NotInForce(f"{on} 当日没有“{dust}”的在岗检查周期可用")
    return max(fitting, key=lambda cycle: (cycle.coal_mine, cycle.dust_kind != "*", cycle.from_))


@cache
def _cycles() -> tuple[ExaminationCycle, ...]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            ExaminationCycle(
                row["dust_kind"],
                row["coal_mine"] == "yes",
                int(row["grade"]),
                int(row["months"]),
                date.fromisoformat(row["from"]),
                row["clause"],
                row["status"],
            )
            for row in csv.DictReader(lines)
        )
