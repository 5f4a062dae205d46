"""Faults of institutions that examine."""

from datetime import date

import numpy
import polars

from qingchen.sample.faults.fault import Fault, marked, planted, some
from qingchen.sample.held import Frames

_CASES = 15
_NAME = "health_examinations"


def _chosen(frames: Frames, random: numpy.random.Generator) -> polars.DataFrame:
    """Examinations; those of the year by some institutions are numbered by institution."""
    examined = frames[_NAME]
    counted = examined.filter(polars.col("examined_on") >= date(2020, 1, 1)).group_by("institution_no").len()
    many = sorted(counted.filter(polars.col("len") >= 40)["institution_no"].to_list())
    out = marked(examined, "institution_no", some(many, _CASES, random))
    return out.with_columns(_planted=polars.when(polars.col("examined_on") >= date(2020, 1, 1)).then("_planted"))


def filed_late(frames: Frames, day: date, random: numpy.random.Generator) -> Frames:
    out = _chosen(frames, random)
    late = out.filter(planted())["institution_no"].unique().to_list()
    bodies = frames["institutions"].with_columns(
        filed_on=polars.when(polars.col("institution_no").is_in(late)).then(polars.lit(day)).otherwise("filed_on")
    )
    return {_NAME: out, "institutions": bodies}


def crowded_day(frames: Frames, share: float, random: numpy.random.Generator) -> Frames:
    """A share of the year's examinations of an institution are written as of one day."""
    out = _chosen(frames, random)
    moved = planted() & polars.Series(random.random(out.height) < share)
    return {_NAME: out.with_columns(examined_on=polars.when(moved).then(date(2020, 6, 1)).otherwise("examined_on"))}


def reported_at_once(frames: Frames, share: float, random: numpy.random.Generator) -> Frames:
    out = _chosen(frames, random)
    at_once = planted() & polars.Series(random.random(out.height) < share)
    return {_NAME: out.with_columns(reported_on=polars.when(at_once).then("examined_on").otherwise("reported_on"))}


FAULTS = (
    Fault(
        "filed_late",
        _NAME,
        (("1 月 10 日才备案", date(2020, 1, 10)), ("4 月 1 日才备案", date(2020, 4, 1))),
        filed_late,
    ),
    Fault("crowded_day", _NAME, tuple((f"{s:.0%}登在一天", s) for s in (0.1, 0.3, 0.8)), crowded_day),
    Fault("reported_at_once", _NAME, tuple((f"当日出报告 {s:.0%}", s) for s in (0.3, 0.6, 0.95)), reported_at_once),
)
