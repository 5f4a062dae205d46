"""A reader over the frames of a held world, as the store would give them; which planted case a lead points at."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import polars as pl

from qingchen.registers.catalogue import registers
from qingchen.registers.parquet import analytic_schema
from qingchen.sample.held import Frames
from qingchen.values.region import Area
from qingchen.verification.check import Flag

ABOUT = date(2020, 7, 21)
_STANDING = {"person_key": "identity_number", "phone_key": "phone", "name_key": "name"}
"""Any one-to-one stand-in does for a measurement; the store's own are keyed."""


class HeldWorld:
    """Tables of a world, each made once; `planted` takes some of them anew."""

    def __init__(self, frames: Frames, tables: Mapping[str, ir.Table] | None = None, connection: Any = None) -> None:
        self.about = self.known_on = ABOUT
        self.batches_until = 2
        self.within = Area(("",))
        self.frames = frames
        self.connection = connection or ibis.duckdb.connect()
        self._tables = dict(tables or {})

    def planted(self, changed: Frames) -> "HeldWorld":
        kept = {name: table for name, table in self._tables.items() if name.partition("@")[0] not in changed}
        return HeldWorld({**self.frames, **changed}, kept, self.connection)

    def table(self, name: str, columns: Iterable[str] | None = None) -> ir.Table:
        return self._made(name, lambda: analytic(name, self.frames.get(name), 2))

    def held_as(self, name: str) -> None:
        return None

    def versions(self, name: str) -> ir.Table:
        def both() -> pl.DataFrame:
            now = analytic(name, self.frames.get(name), 2)
            earlier = self.frames.get(f"{name}@earlier")
            return now if earlier is None else pl.concat([analytic(name, earlier, 1), now])

        return self._made(f"{name}@versions", both)

    def case_of(self, flag: Flag) -> int | None:
        """The number of the planted case in whose row the lead points, if any."""
        assert flag.source, "a whole run tells every row"
        return self.frames[flag.source.register]["_planted"][flag.source.row]

    def _made(self, name: str, rows: Any) -> ir.Table:
        if name not in self._tables:
            self._tables[name] = self.connection.create_table(ibis.util.gen_name("held"), rows().to_arrow(), temp=True)
        return self._tables[name]


def analytic(name: str, frame: pl.DataFrame | None, batch: int) -> pl.DataFrame:
    """The columns of the register's Parquet, from clear rows."""
    register = registers()[name]
    schema = analytic_schema(register) | {"_batch": pl.Int64(), "_division": pl.String()}
    frame = pl.DataFrame({"_planted": []}) if frame is None else frame
    numbered = frame.with_row_index("_row")
    held = numbered.columns
    columns = []
    for column, kind in schema.items():
        source = column if column in held else _STANDING.get(column)
        columns.append((pl.col(source) if source in held else pl.lit(None)).cast(kind).alias(column))
    about = pl.col(register.about) if register.about in held else pl.lit(ABOUT)
    return numbered.select(columns).with_columns(
        _batch=pl.lit(batch, pl.Int64), _act=pl.lit("put"), _about=about, _line=pl.col("_row") + 2
    )
