"""Looking through one county's sealed rows for a part of a name or a masked number: for `actions.search` only.

Of each person one row is opened (rows without an identity number each for themselves), and none of it is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from qingchen.problems import Problem
from qingchen.registers.masking import kind_of
from qingchen.registers.person_search import Found, found_rows, person_registers
from qingchen.registers.place import within
from qingchen.registers.reader import ScopedReader
from qingchen.registers.register import Register
from qingchen.registers.sealed_rows import RowId, open_rows
from qingchen.registers.search_terms import Pattern
from qingchen.registers.snapshot import PLACE
from qingchen.values.region import Area

_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found, and how many rows had to be opened for it."""

    found: list[Found]
    opened: int


def scan_county(reader: ScopedReader, county: str, pattern: Pattern, most_rows: int) -> Scan:
    """Rows of `county` about persons whose value fits the pattern. Raises Problem.search.too_many_rows beforehand."""
    of_registers = [
        (one, _of_county(reader, one, county)) for one in person_registers(reader) if _columns(one, pattern)
    ]
    to_open = [(register, rows, _one_a_person(rows)) for register, rows in of_registers]
    opened = sum(len(ids) for _, _, ids in to_open)
    if opened > most_rows:
        raise Problem("search.too_many_rows", rows=opened, limit=most_rows)
    found = []
    for register, rows, ids in to_open:
        fitting = list(_fitting(register, ids, pattern))
        if fitting:
            found.append(found_rows(register.name, pattern.kind, _all_of_them(rows, fitting)))
    return Scan(found, opened)


def _columns(register: Register, pattern: Pattern) -> list[str]:
    """The sensitive columns that hold such a value."""
    return [column.name for column in register.sensitive if kind_of(column) == pattern.kind]


def _of_county(reader: ScopedReader, register: Register, county: str) -> pl.DataFrame:
    table = reader.table(register.name)
    place = table[register.division or PLACE]
    return table.filter(within(place, Area((county,)))).order_by("_batch", "_row").to_polars()


def _one_a_person(rows: pl.DataFrame) -> list[RowId]:
    """The newest row of each person; those of nobody known by number, all."""
    if "person_key" not in rows.columns:
        return list(rows.select("_batch", "_row").iter_rows())
    known = rows.filter(pl.col("person_key").is_not_null()).unique("person_key", keep="last", maintain_order=True)
    others = rows.filter(pl.col("person_key").is_null())
    return list(pl.concat([known, others]).select("_batch", "_row").iter_rows())


def _fitting(register: Register, ids: list[RowId], pattern: Pattern) -> Iterator[RowId]:
    columns = _columns(register, pattern)
    for start in range(0, len(ids), _AT_ONCE):
        for one, held in open_rows(ids[start : start + _AT_ONCE]).items():
            if any(pattern.matches.fullmatch(str(held.get(name) or "")) for name in columns):
                yield one


def _all_of_them(rows: pl.DataFrame, fitting: list[RowId]) -> pl.DataFrame:
    """The rows opened, and the other rows of the same persons."""
    schema = {"_batch": pl.Int64, "_row": pl.Int64}
    opened = rows.join(pl.DataFrame(fitting, schema=schema, orient="row"), on=["_batch", "_row"], how="semi")
    if "person_key" not in rows.columns:
        return opened
    others = rows.join(opened, on="person_key", how="semi").join(opened, on=["_batch", "_row"], how="anti")
    return pl.concat([opened, others])
