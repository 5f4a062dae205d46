"""The question of the figures of rates: the catalogue of `rates_script` by every division and unit; asked both ways."""

from collections.abc import Sequence
from dataclasses import replace

import duckdb
import polars as pl

from bench import rates_script
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.cells import cells
from qingchen.indicators.groups import By, UnitArea
from qingchen.registers.catalogue import register_named
from qingchen.registers.connection import merging_limits
from qingchen.registers.merged.segments import sources_of
from qingchen.registers.reader import ScopedReader
from qingchen.registers.resolved import kept
from qingchen.registers.store import snapshot
from qingchen.registers.versions import versions_sql
from qingchen.standards import divisions
from qingchen.standards.division_table import upper_table
from qingchen.values.actor import SYSTEM, Actor
from qingchen.values.region import EVERYWHERE, Area

LEVELS: tuple[By, ...] = ("province", "prefecture", "county", "township", "village", "unit")
COLUMNS = [f"c{number}" for number in range(2 * len(rates_script.NAMES))]
_SUMS = [f"{name}/{sum_}" for name in rates_script.NAMES for sum_ in ("numerator", "denominator")]
_EVERYBODY = Actor(SYSTEM.username, SYSTEM.name, SYSTEM.role, EVERYWHERE)


def units() -> list[tuple[str, str]]:
    """(prefecture, county that stands apart from it as a unit of its own): the first county of each."""
    found = []
    for province in sorted({code[:2] for code in upper_table() if len(code) == 2}):
        for prefecture in divisions.prefectures(province):
            inside = divisions.counties(prefecture.code, rates_script.ABOUT)
            if len(inside) > 1:
                found.append((prefecture.code, inside[0].code))
    return found


def by_engine() -> pl.DataFrame:
    """`level, code, in_scope` and COLUMNS. From the files: nothing resolved before is used."""
    kept._kept.clear()
    reader = ScopedReader(_EVERYBODY, replace(snapshot(rates_script.ABOUT), passing=True))
    held = cells(reader, [indicators()[name] for name in rates_script.NAMES], LEVELS)
    apart = units()
    areas = [UnitArea(county, county, Area((county,))) for _, county in apart]
    areas += [UnitArea(code, code, Area((code,), (county,))) for code, county in apart]
    alone = {code for code, _ in apart}
    areas += [UnitArea(one, one, Area((one,))) for one in sorted({code[:4] for code in held.seen} - alone)]
    return pl.concat(_level(held.summed((by,), areas), by) for by in LEVELS)


def _level(passes: Sequence[pl.DataFrame], by: By) -> pl.DataFrame:
    long = pl.concat([frame.rename({by: "code"}) for frame in passes], how="diagonal")
    sums = long.group_by("code", "in_scope").agg(pl.col(_SUMS).sum())
    named = dict(zip(_SUMS, COLUMNS, strict=True))
    return sums.select(pl.lit(by).alias("level"), "code", "in_scope", *_SUMS).rename(named)


def by_script() -> pl.DataFrame:
    with duckdb.connect(":memory:", config=merging_limits(2) | {"memory_limit": "4GB"}) as connection:
        found = rates_script.run(connection, rates_script.script(sources()), [county for _, county in units()])
    return found.select("level", "code", "in_scope", *COLUMNS)


def sources() -> dict[str, str]:
    """Of each register the winning rows as the script reads them from the files of the store."""
    facts, found = snapshot(rates_script.ABOUT), {}
    for name in rates_script.COLUMNS:
        register = register_named(name)
        held = sources_of(facts.files(name), facts.segments.get(name, ()))
        found[name] = rates_script.winners(register, f"({versions_sql(register, held)})")
    return found
