"""Who of the cases lives, and of what and when the others died."""

from datetime import date

import numpy
import polars

LIVING = 0.375
_SPREAD_YEARS = 65.0
"""How little age says of who lives: so much that 57.8 % of the living are sixty or older."""
_LAST = numpy.datetime64(date(2020, 6, 20))
_CAUSES = numpy.array(["pneumoconiosis", "complication", "lung_cancer", "other_disease", "injury", "unknown"])
_SHARES = (0.34, 0.22, 0.09, 0.2, 0.03, 0.12)
_DAY = numpy.timedelta64(1, "D")


def alive_of(born: numpy.ndarray, random: numpy.random.Generator) -> numpy.ndarray:
    """Whether each lives: the share is kept among any number of cases, the younger rather."""
    if len(born) == 0:
        return numpy.zeros(0, dtype=bool)
    years = (_LAST - born) / _DAY / 365.25 + random.normal(0.0, _SPREAD_YEARS, len(born))
    rank = numpy.argsort(numpy.argsort(years, kind="stable"), kind="stable")
    return rank < round(LIVING * len(born))


def death(
    alive: numpy.ndarray, diagnosed: numpy.ndarray, random: numpy.random.Generator
) -> tuple[polars.Series, polars.Series]:
    """Day and cause of death, null of the living."""
    span = (_LAST - diagnosed) / _DAY - 2
    died = diagnosed + (1 + random.random(len(alive)) * span).astype("timedelta64[D]")
    died = numpy.where(alive, numpy.datetime64("NaT", "D"), died)
    cause = polars.Series(_CAUSES[random.choice(len(_CAUSES), len(alive), p=_SHARES)])
    gone = polars.Series(~alive)
    return (
        polars.Series(died, dtype=polars.Date),
        cause.zip_with(gone, polars.repeat(None, len(alive), dtype=polars.String, eager=True)),
    )
