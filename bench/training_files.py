"""Files of the trainings register of any length, from invented places: each repetition is the courses of a week
before. Of registers with a rule between rows it is the one that holds most of each row."""

from collections.abc import Iterator
from pathlib import Path

import numpy
import polars as pl

from qingchen.inspection.campaign import load
from qingchen.sample.employers import employers_of
from qingchen.sample.places import places
from qingchen.sample.trainings import trainings
from qingchen.sample.workers import workers

REGISTER = "trainings"
_MOST_WEEKS = 48
_CAMPAIGN = Path("campaigns/jilin-2020")


def training_frames(rows: int) -> Iterator[pl.DataFrame]:
    """So many rows in all, in frames of the same people each; a hint here and there, no fault."""
    random = numpy.random.Generator(numpy.random.PCG64(7))
    found: list[pl.DataFrame] = []
    # The more rows, the more places: no day lies further back than the rules on hours do.
    for place in sorted(places(load(_CAMPAIGN), "province", random), key=lambda one: -one.employers):
        if sum(frame.height for frame in found) >= rows / _MOST_WEEKS:
            break
        employers = employers_of(place, random, 0.0)
        found.append(trainings(place, employers, workers(place, employers, random), random))
    base = pl.concat(found, how="vertical_relaxed")
    given, week = 0, 0
    while given < rows:
        yield _weeks_before(base, week).head(rows - given)
        given, week = given + base.height, week + 1


def _weeks_before(base: pl.DataFrame, weeks: int) -> pl.DataFrame:
    earlier = pl.duration(weeks=weeks)
    return base.with_columns(
        training_no=pl.format("{}-{}", "training_no", pl.lit(weeks)),
        trained_from=pl.col("trained_from") - earlier,
        trained_until=pl.col("trained_until") - earlier,
    )
