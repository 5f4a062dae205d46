"""Files of the workers register of any length, made from invented places: each repetition is one more spell."""

from collections.abc import Iterator
from pathlib import Path

import numpy
import polars as pl

from qingchen.inspection.campaign import load
from qingchen.sample.employers import employers_of
from qingchen.sample.places import places
from qingchen.sample.workers import workers
from qingchen.sample.writing import write_register

REGISTER = "exposed_workers"
_MOST_SPELLS = 48
_CAMPAIGN = Path("campaigns/jilin-2020")


def worker_frames(rows: int) -> Iterator[pl.DataFrame]:
    """So many rows in all, in frames of the same workers each."""
    random = numpy.random.Generator(numpy.random.PCG64(7))
    base: pl.DataFrame | None = None
    # No person has more than 99 spells: the more rows, the more places.
    for place in sorted(places(load(_CAMPAIGN), "province", random), key=lambda one: -one.employers):
        found = workers(place, employers_of(place, random, 0.0), random)
        base = found if base is None else base.vstack(found)
        if base.height >= rows / _MOST_SPELLS:
            break
    assert base is not None
    base = _every_column(base)
    spells, given, repetition = int(base["spell"].max()), 0, 0
    while given < rows:
        frame = _earlier(base, repetition * spells) if repetition else base
        yield frame.head(rows - given)
        given, repetition = given + base.height, repetition + 1


def _every_column(workers: pl.DataFrame) -> pl.DataFrame:
    """With the columns that `sample` leaves out: every column of the register has cells."""
    number = pl.int_range(pl.len())
    signed, insured = pl.col("contract_signed_on"), pl.col("insured_from")
    contract_no = pl.format("HT-{}-{}", signed.dt.year(), number)
    return workers.with_columns(
        job=pl.format("{}工", "work_position"),
        contract_no=pl.when(signed.is_not_null()).then(contract_no),
        contract_until=pl.when(number % 3 > 0).then(signed.dt.offset_by("3y")),
        insured_until=pl.when(pl.col("status") != "in_post").then(insured.dt.offset_by("5y")),
        source_note=pl.format("企业报送表第{}行", number + 2),
    )


def _earlier(workers: pl.DataFrame, spells: int) -> pl.DataFrame:
    """The same people once more, in spells that have ended: nobody is in two posts at once."""
    return workers.with_columns(
        spell=pl.col("spell") + spells,
        status=pl.lit("left"),
        exposure_until=pl.coalesce("exposure_until", pl.col("exposure_from").dt.offset_by("20d")),
    )


def write_workers(rows: int, path: Path) -> pl.DataFrame:
    """As `sample` writes registers, by the file's ending."""
    frame = pl.concat(worker_frames(rows))
    write_register(REGISTER, frame, path)
    return frame
