"""The baseline of the rates: one DuckDB script written by hand for the whole catalogue, with the same integers.

Its text is `rates_sql/*.sql`: common tables, of which those named `count_…` hold the sums of some indicators by the
finest place, `<indicator>_n` and `<indicator>_d`. One scan a register, the winning version of each key first; counted
by village once, then by grouping sets over the villages. It knows what the engine has to find out: which columns,
which keys, which joins, and that no code of the ledgers was recoded by the day.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from qingchen.registers.register import Register, RegisterKind
from qingchen.standards import divisions, rules
from qingchen.standards.codes import code_list
from qingchen.standards.examinations import examination_cycles
from qingchen.standards.working_days import nth_working_day_after

ABOUT = date(2020, 10, 31)
LEVELS = ("province", "prefecture", "county", "township", "village", "unit")
_FOLDER = Path(__file__).parent / "rates_sql"
_NUMBERS = {
    "project_months": "project_window_months",
    "newcomer_months": "newcomer_window_months",
    "exit_days": "exit_examination_window_days",
    "health_unit_workers": "health_unit_worker_threshold",
    "survey_workers": "survey_least_workers",
    "change_days_project": "declaration_change_days_project",
    "change_days_other": "declaration_change_days_other",
    "station_patients": "rehabilitation_station_patients",
    "point_patients": "rehabilitation_point_patients",
}


@cache
def parts() -> dict[str, tuple[str, ...]]:
    """Of each `count_…` table the indicators that it counts."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.sql")))
    tables = re.split(r"^(count_\w+) AS \($", text, flags=re.MULTILINE)[1:]
    bodies = zip(tables[::2], tables[1::2], strict=True)
    return {name: tuple(re.findall(r"AS (\w+)_n\b", body.split("\n)")[0])) for name, body in bodies}


def names() -> list[str]:
    return [name for some in parts().values() for name in some]


def statements() -> list[list[str]]:
    """The `count_…` tables of each statement of the script. Those of workers share a table of twelve million rows:
    DuckDB writes it to disk where one statement asks it several times, and is a third slower for it."""
    first, second = ["count_workers"], ["count_positions", "count_leavers"]
    return [first, second, [table for table in parts() if table not in (*first, *second)]]


def by_levels(sources: Mapping[str, str], about: date = ABOUT, tables: Collection[str] | None = None) -> str:
    """One statement: `part, in_scope, level` (GROUPING of LEVELS), `code`, `counts` (two of each indicator).

    sources   of each register what stands behind FROM, one row a winning key
    tables    those counted; all, if not told
    """
    county = "coalesce(zone_of, left(division, 6))"
    cut = f"left(division, 2) AS province, left(division, 4) AS prefecture, {county} AS county"
    cut += f", {county} || substr(division, 7, 3) AS township, {county} || substr(division, 7) AS village"
    cut += ", coalesce(apart, left(division, 4)) AS unit"
    sets = ", ".join(f"(in_scope, {level})" for level in LEVELS)
    told = f"GROUPING({', '.join(LEVELS)}) AS level, coalesce({', '.join(LEVELS)}) AS code"
    lines = [
        f"""SELECT {number} AS part, in_scope, {told}, ARRAY[{_sums(some)}] AS counts
        FROM (SELECT *, {cut} FROM {table} LEFT JOIN units ON apart = left(division, 6)
            LEFT JOIN zones ON zone = left(division, 6)) AS placed_{number}
        GROUP BY GROUPING SETS ({sets})"""
        for number, (table, some) in enumerate(parts().items())
        if tables is None or table in tables
    ]
    return f"WITH {_facts(sources)}{_tables(about)}\n" + "\nUNION ALL\n".join(lines)


def by_place(sources: Mapping[str, str], about: date = ABOUT) -> str:
    """As `by_levels`, by the finest place alone: `part, in_scope, division, counts`."""
    lines = [
        f"SELECT {number} AS part, in_scope, division, ARRAY[{_sums(some)}] AS counts FROM {table} GROUP BY 2, 3"
        for number, (table, some) in enumerate(parts().items())
    ]
    return f"WITH {_facts(sources)}{_tables(about)}\n" + "\nUNION ALL\n".join(lines)


def _sums(some: Sequence[str]) -> str:
    return ", ".join(f"coalesce(sum({name}_{side}), 0)::BIGINT" for name in some for side in "nd")


def _facts(sources: Mapping[str, str]) -> str:
    return "".join(f"{name} AS ({source}),\n" for name, source in sources.items())


def _tables(about: date) -> str:
    text = ",\n".join(path.read_text(encoding="utf-8").rstrip() for path in sorted(_FOLDER.glob("*.sql")))
    return text.format(**_told(about))


def _told(about: date) -> dict[str, object]:
    manager, worker = (
        [rules.training_hours(audience, first, about) for first in (True, False)] for audience in ("manager", "worker")
    )
    assert manager == [rules.training_hours("principal", first, about) for first in (True, False)]
    equipment = [entry.code for entry in code_list("enforcement_equipment").entries if entry.code != "other"]
    return {
        **{name: int(rules.rule(rule, about).value) for name, rule in _NUMBERS.items()},
        "day": about,
        "month": about.replace(day=1),
        "year": date(about.year, 1, 1),
        "year_end": date(about.year, 12, 31),
        "two_years": date(about.year - 2, 1, 1),
        "manager_first": manager[0],
        "manager_repeat": manager[1],
        "worker_first": worker[0],
        "worker_repeat": worker[1],
        "strictest_monitoring": min(months for _, months in _monitoring(about)),
        "strictest_examination": min(months for *_, months in examination_cycles(about)),
        "required_equipment": ", ".join(f"'{code}'" for code in equipment),
        "equipment_items": len(equipment),
    }


def _monitoring(about: date) -> list[tuple[str, int]]:
    return [
        (entry.code, rules.monitoring_cycle_months(entry.code, about)) for entry in code_list("hazard_class").entries
    ]


def winners(register: Register, columns: Sequence[str], versions: str) -> str:
    """Winning rows by hand, over `versions` (a relation of every version)."""
    day = f"DATE '{ABOUT}'"
    keys = ", ".join(register.key)
    told = ", ".join(f"coalesce({name}, 1) AS {name}" if name in ("site_no", "spell") else name for name in columns)
    order = "(_batch << 32) + _row"
    if register.kind is RegisterKind.EVENT:
        kept, newest = f"NOT (_act = 'withdraw' AND _about > {day})", f"max({order})"
    else:
        kept = f"_about <= {day}"
        newest = f"(max(((_about - DATE '0001-01-01')::HUGEINT << 64) + {order}) & ((1::HUGEINT << 64) - 1))::BIGINT"
    return f"""SELECT {told}, _batch, _row FROM {versions} SEMI JOIN
        (SELECT {newest} AS winner FROM {versions} WHERE {kept} GROUP BY {keys}) ON {order} = winner
        WHERE _act = 'put' AND _about <= {day}"""


def rule_tables(about: date, apart: Sequence[str]) -> dict[str, tuple[str, list[tuple[Any, ...]]]]:
    """The small tables beside the registers: columns and rows of each. `apart`: counties that are units."""
    limit, first = int(rules.rule("examination_upload_working_days", about).value), date(about.year - 1, 1, 1)
    days = [date.fromordinal(n) for n in range(first.toordinal(), about.toordinal() + 1)]
    prefectures = divisions.prefectures("")
    listed = sorted({one.code[:2] for one in prefectures})
    townships = [
        one
        for province in listed
        if divisions.has_townships(province)
        for one in divisions.townships(province, about)
        if not one.stat_only
    ]
    places = {"prefecture": prefectures, "county": divisions.counties("", about), "township": townships}
    return {
        "examination_cycles": ("dust_kind TEXT, coal_mine BOOLEAN, months INTEGER", list(examination_cycles(about))),
        "monitoring_cycles": ("hazard_class TEXT, months INTEGER", list(_monitoring(about))),
        "upload_deadlines": (
            "reported_on DATE, upload_by DATE",
            [(day, nth_working_day_after(day, limit)) for day in days],
        ),
        "moved_counties": ("given_up TEXT, now TEXT", list(divisions.moved_counties(about))),
        "places": ("kind TEXT, division TEXT", [(kind, one.code) for kind, some in places.items() for one in some]),
        "zones": ("zone TEXT, zone_of TEXT", list(divisions.zones().items())),
        "units": ("apart TEXT", [(code,) for code in apart]),
    }


def prepare(connection: duckdb.DuckDBPyConnection, about: date, apart: Sequence[str]) -> None:
    """The rule tables, and how the script picks the last day up to another from a list."""
    for name, (columns, rows) in rule_tables(about, apart).items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
        if rows:
            kinds = [column.split() for column in columns.split(", ")]
            frame = pl.DataFrame(rows, schema=[column for column, _ in kinds], orient="row").to_arrow()
            connection.register("told", frame)
            connection.execute(f"INSERT INTO {name} SELECT * FROM told")
            connection.unregister("told")
