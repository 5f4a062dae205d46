"""The question of the figures of rates: the whole catalogue by every division and unit; asked of engine and script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import duckdb
import polars as pl

from bench import rates_script
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.cells import cells
from qingchen.indicators.groups import By, UnitArea
from qingchen.indicators.unbound import columns_read
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
_EVERYBODY = Actor(SYSTEM.username, SYSTEM.name, SYSTEM.role, EVERYWHERE)
_KEYS = ("level", "code", "in_scope")


def units() -> list[tuple[str, str]]:
    """(prefecture, county that stands apart from it as a unit of its own): the first county of each."""
    found = []
    for province in sorted({code[:2] for code in upper_table() if len(code) == 2}):
        for prefecture in divisions.prefectures(province):
            inside = divisions.counties(prefecture.code, rates_script.ABOUT)
            if len(inside) > 1:
                found.append((prefecture.code, inside[0].code))
    return found


def by_engine() -> list[tuple[By, list[pl.DataFrame]]]:
    """By level the sums of each pass. From the files: nothing resolved before is used."""
    kept._kept.clear()
    reader = ScopedReader(_EVERYBODY, replace(snapshot(rates_script.ABOUT), passing=True))
    held = cells(reader, list(indicators().values()), LEVELS)
    apart = units()
    areas = [UnitArea(county, county, Area((county,))) for _, county in apart]
    areas += [UnitArea(code, code, Area((code,), (county,))) for code, county in apart]
    alone = {code for code, _ in apart}
    areas += [UnitArea(one, one, Area((one,))) for one in sorted({code[:4] for code in held.seen} - alone)]
    return [(by, held.summed((by,), areas)) for by in LEVELS]


def by_script() -> pl.DataFrame:
    """`part, in_scope, level, code, counts` as the script tells them."""
    with duckdb.connect(":memory:", config=merging_limits(2) | {"memory_limit": "4GB"}) as connection:
        rates_script.prepare(connection, rates_script.ABOUT, [county for _, county in units()])
        held, asked = sources(), rates_script.statements()
        return pl.concat(connection.execute(rates_script.by_levels(held, tables=some)).pl() for some in asked)


def sources() -> dict[str, str]:
    """Of each register the winning rows as the script reads them from the files of the store."""
    facts, found = snapshot(rates_script.ABOUT), {}
    for name, columns in columns_read(indicators().values()).items():
        register = register_named(name)
        held = sources_of(facts.files(name), facts.segments.get(name, ()))
        found[name] = rates_script.winners(register, columns, f"({versions_sql(register, held)})")
    return found


def lines_of_engine(found: Sequence[tuple[By, Sequence[pl.DataFrame]]]) -> Iterator[tuple[str, pl.DataFrame]]:
    """Of each indicator its lines that are not all noughts: `level, code, in_scope, n, d`, sorted."""
    for name in indicators():
        levels = []
        for by, passes in found:
            (mine,) = (one for one in passes if f"{name}/numerator" in one.columns)
            sums = pl.col(f"{name}/numerator").alias("n"), pl.col(f"{name}/denominator").alias("d")
            levels.append(mine.select(pl.lit(by).alias("level"), pl.col(by).alias("code"), "in_scope", *sums))
        yield name, _told(pl.concat(levels))


def lines_of_script(found: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The same of what the script (or its other dialect) says."""
    told = {}
    levels = {(1 << len(LEVELS)) - 1 - (1 << place): by for place, by in enumerate(reversed(LEVELS))}
    found = found.with_columns(pl.col("level").cast(pl.Int64).replace_strict(levels, return_dtype=pl.String))
    for number, some in enumerate(rates_script.parts().values()):
        part = found.filter(pl.col("part") == number)
        for place, name in enumerate(some):
            sums = (pl.col("counts").list.get(2 * place + side).alias(one) for side, one in enumerate("nd"))
            told[name] = _told(part.select(*_KEYS, *sums))
    return told


def _told(lines: pl.DataFrame) -> pl.DataFrame:
    kept_lines = lines.filter((pl.col("n") > 0) | (pl.col("d") > 0)).cast({"n": pl.Int64, "d": pl.Int64})
    return kept_lines.sort(_KEYS)


@dataclass(frozen=True, slots=True)
class Compared:
    """`wrong`: names of the indicators that differ. `with_lines`: how many of `indicators` count anything at all."""

    wrong: tuple[str, ...]
    lines: int
    indicators: int
    with_lines: int


def compared(ours: Sequence[tuple[By, Sequence[pl.DataFrame]]], theirs: pl.DataFrame) -> Compared:
    told = lines_of_script(theirs)
    mine = {name: (lines.height, lines.equals(told[name])) for name, lines in lines_of_engine(ours)}
    return Compared(
        tuple(name for name, (_, same) in mine.items() if not same),
        sum(height for height, _ in mine.values()),
        len(mine),
        sum(height > 0 for height, _ in mine.values()),
    )
