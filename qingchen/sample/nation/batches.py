"""The files of a nation's batches, written while it is made: never more than some counties in memory.

Clean Parquet (codes, typed cells, the columns of the register), not CSV: 12 million people and their examinations take
a fifth of the room, their cells need no second reading of text, and that reading is measured elsewhere. CSV, as a
province without a system of its own sends it, is there on demand; both are filed by the same manifest.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars
import pyarrow
import pyarrow.parquet

from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import type_of
from qingchen.sample.writing import as_told

ROWS_A_BATCH = 250_000
"""A larger ledger is filed in parts, so that a reader holds one part."""
COLUMNS = ("order", "file", "register", "mode", "sender", "region", "on", "rows")


@dataclass(frozen=True, slots=True)
class Filing:
    """Which ledger rows belong to. `on`: the day on which it is filed, from which its rows are known."""

    on: date
    register: str
    mode: str
    province: str
    wave: str


@dataclass
class Batch:
    """A file being written."""

    filing: Filing
    path: Path
    rows: int = 0
    writer: pyarrow.parquet.ParquetWriter | None = None


@dataclass
class BatchFiles:
    """Open files by filing, and those that are whole."""

    folder: Path
    form: str
    open: dict[Filing, Batch] = field(default_factory=dict)
    whole: list[Batch] = field(default_factory=list)

    def write(self, filing: Filing, frame: polars.DataFrame) -> None:
        """Append rows to the filing's file, or to its next part."""
        if frame.height == 0:
            return
        batch = self.open.get(filing)
        if batch is None:
            batch = self.open[filing] = Batch(filing, self._path(filing))
        if self.form == "parquet":
            self._write_parquet(batch, frame)
        else:
            text = as_told(filing.register, frame).write_csv(include_header=batch.rows == 0)
            with batch.path.open("a", encoding="utf-8" if batch.rows else "utf-8-sig", newline="") as out:
                out.write(text)
        batch.rows += frame.height
        if batch.rows >= ROWS_A_BATCH:
            self._close(filing)

    def close(self) -> None:
        """Close what is open and write the manifest, in the order of filing."""
        for filing in list(self.open):
            self._close(filing)
        with (self.folder / "manifest.csv").open("w", encoding="utf-8-sig", newline="") as lines:
            out = csv.writer(lines)
            out.writerow(COLUMNS)
            out.writerows(self._lines())

    def _lines(self) -> Iterator[tuple[object, ...]]:
        ordered = sorted(self.whole, key=lambda batch: (batch.filing.on, batch.path.name))
        for order, batch in enumerate(ordered, start=1):
            one = batch.filing
            sender, name = f"province_{one.province}", batch.path.name
            yield order, name, one.register, one.mode, sender, one.province, one.on.isoformat(), batch.rows

    def _path(self, filing: Filing) -> Path:
        part = sum(batch.filing == filing for batch in self.whole) + 1
        name = f"{filing.on:%m%d}-{filing.province}-{filing.register}-{filing.wave}-{part}.{self.form}"
        return self.folder / name

    def _write_parquet(self, batch: Batch, frame: polars.DataFrame) -> None:
        columns = register_named(batch.filing.register).columns
        table = frame.select(
            polars.col(one.name).cast(type_of(one.type)) for one in columns if one.name in frame.columns
        ).to_arrow(compat_level=polars.CompatLevel.oldest())
        if batch.writer is None:
            batch.writer = pyarrow.parquet.ParquetWriter(batch.path, table.schema, compression="zstd")
        batch.writer.write_table(table)

    def _close(self, filing: Filing) -> None:
        batch = self.open.pop(filing)
        if batch.writer is not None:
            batch.writer.close()
            batch.writer = None
        self.whole.append(batch)
