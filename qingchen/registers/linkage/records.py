"""The persons of one side of a linkage within a region, as records of tokens."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from qingchen.registers.catalogue import register_named
from qingchen.registers.linkage.linkage import Side
from qingchen.registers.linkage.tokens import COLUMNS, Tokens, sex_by
from qingchen.registers.place import within
from qingchen.registers.reader import ScopedReader
from qingchen.registers.sealed_rows import open_rows
from qingchen.registers.snapshot import PLACE
from qingchen.standards import divisions
from qingchen.values.region import Area

PLACES = ("resident_division", "registered_division")
SCHEMA: dict[str, Any] = {
    "unique_id": pl.String,
    "batch": pl.Int64,
    "row": pl.Int64,
    "county": pl.String,
    "counties": pl.List(pl.String),
    "uscc": pl.String,
    "sex": pl.String,
    **dict.fromkeys(COLUMNS, pl.String),
    "characters": pl.List(pl.String),
}
"""`county`: of the row's own place. `counties`: also those of residence and registration."""
_AT_ONCE = 20_000


def rows_of(reader: ScopedReader, side: Side, region: str) -> pl.DataFrame:
    """The newest row of each person of the region that the reader may see."""
    register = register_named(side.register)
    table = reader.table(side.register)
    wanted = table.filter(within(table[register.division or PLACE], Area((region,))))
    for column, value in side.only.items():
        wanted = wanted.filter(wanted[column] == value)
    rows = wanted.order_by("_about", "_batch", "_row").to_polars()
    known = rows.filter(pl.col(side.identifier).is_not_null())
    return known.unique(side.identifier, keep="last", maintain_order=True)


def records_of(side: Side, rows: pl.DataFrame, tokens: Tokens) -> pl.DataFrame:
    """The rows as records of `SCHEMA`; what is sealed is opened in parts and forgotten."""
    found = []
    for part in rows.iter_slices(_AT_ONCE):
        opened = open_rows(part.select("_batch", "_row").iter_rows())
        for row in part.iter_rows(named=True):
            found.append(_record(side, row, opened.get((row["_batch"], row["_row"]), {}), tokens))
    return pl.DataFrame(found, schema=SCHEMA, orient="row")


def _record(side: Side, row: Mapping[str, Any], held: Mapping[str, Any], tokens: Tokens) -> dict[str, Any]:
    own = row.get(register_named(side.register).division or PLACE)
    counties = {divisions.county_of(code) for code in (own, *(row.get(name) for name in PLACES)) if code}
    sex = row.get("sex") or sex_by(held.get("identity_number"))
    return {
        "unique_id": row[side.identifier],
        "batch": row["_batch"],
        "row": row["_row"],
        "county": divisions.county_of(own) if own else None,
        "counties": sorted(code for code in counties if code),
        "uscc": row.get("uscc"),
        "sex": sex if sex in ("male", "female") else None,
        **tokens.of_person(held),
    }
