"""The file of an employer site: its row in the register of employers and what every other register says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl

from qingchen.problems import Problem
from qingchen.registers.catalogue import registers
from qingchen.registers.reader import ScopedReader
from qingchen.registers.register import Register, RegisterKind
from qingchen.registers.snapshot import EMPLOYERS


@dataclass(frozen=True)
class EmployerFile:
    """What is known of one site about a day, as known on a day.

    site      the winning row of the register of employers; None where others name a site that nobody registered
    rows      winning rows by register, events with the newest day first; a register without a row is not there
    other_sites   number and name of the employer's further sites that the register of employers knows
    """

    uscc: str
    site_no: int
    site: Mapping[str, Any] | None
    rows: Mapping[str, pl.DataFrame]
    other_sites: tuple[tuple[int, str], ...] = ()

    def of(self, register_name: str) -> pl.DataFrame | None:
        return self.rows.get(register_name)


@cache
def registers_of_employers() -> tuple[Register, ...]:
    """Those whose rows name an employer by its code, the register of employers first."""
    naming = [one for one in registers().values() if "uscc" in one.analytic_names]
    return tuple(sorted(naming, key=lambda one: one.name != EMPLOYERS))


def employer_file(reader: ScopedReader, uscc: str, site_no: int) -> EmployerFile:
    """Raises Problem.thing.not_found: no register of the area names the site.

    A row that gives no site number belongs to the first site; a register that has none (patients) to every site.
    """
    found: dict[str, pl.DataFrame] = {}
    others: tuple[tuple[int, str], ...] = ()
    reader.read_ahead(registers_of_employers(), "uscc", uscc)
    for register in registers_of_employers():
        rows = reader.matching(register.name, "uscc", uscc)
        if register.name == EMPLOYERS:
            named = rows.select(pl.col("site_no").fill_null(1), "name").sort("site_no")
            others = tuple((number, name) for number, name in named.iter_rows() if number != site_no)
        if "site_no" in register.analytic_names:
            rows = rows.filter(pl.col("site_no").fill_null(1) == site_no)
        if rows.height:
            found[register.name] = _newest_first(register, rows)
    if not found:
        raise Problem("thing.not_found", what="这家用人单位")
    sites = found.pop(EMPLOYERS, None)
    return EmployerFile(uscc, site_no, sites.row(0, named=True) if sites is not None else None, found, others)


def _newest_first(register: Register, rows: pl.DataFrame) -> pl.DataFrame:
    # A state has one row a thing: those lie in the order in which the things came.
    order = ["_about", "_batch", "_row"] if register.kind is RegisterKind.EVENT else ["_batch", "_row"]
    return rows.sort(order, descending=register.kind is RegisterKind.EVENT)
