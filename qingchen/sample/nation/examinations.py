"""Examinations of the exposed workers: as many as workers; three in four have one, some two or three, some none."""

import numpy
import polars

from qingchen.sample.nation.counties import County
from qingchen.sample.nation.sites import HELD_FROM
from qingchen.sample.nation.workers import DAY

_CONCLUSIONS = numpy.array(["normal", "recheck", "suspected", "contraindication", "other_abnormal"])
_SHARES = (0.768, 0.014, 0.001, 0.001, 0.216)
"""Dossier 1.7, micro dust firms of a large city."""
_LAST = numpy.datetime64(HELD_FROM) - 12 * DAY
_SUNDAY = 3
"""Days since 1970 (a Thursday) modulo 7."""


def examinations(
    counties: list[County], county: numpy.ndarray, workers: polars.DataFrame, random: numpy.random.Generator
) -> polars.DataFrame:
    """Rows of `health_examinations` with codes. `county`: index of each worker's county.

    A worker long enough in post is examined in service in the last three years, else on entry; none on a Sunday.
    """
    total = workers.height
    own = numpy.arange(total)
    first = random.random(total) < 0.75
    chosen = numpy.where(first, own, random.integers(0, max(1, total), total))
    started = workers["exposure_from"].to_numpy()[chosen]
    ended = workers["exposure_until"].fill_null(HELD_FROM).to_numpy()[chosen]
    on = _LAST - random.integers(0, 900, total).astype("timedelta64[D]")
    on -= (on.astype(numpy.int64) % 7 == _SUNDAY) * DAY
    periodic = (on > started + 90 * DAY) & (on <= ended)
    on = numpy.where(periodic, on, started - random.integers(1, 15, total).astype("timedelta64[D]"))
    reported = numpy.minimum(on + random.integers(3, 15, total).astype("timedelta64[D]"), numpy.datetime64(HELD_FROM))
    code = polars.Series([one.code for one in counties]).gather(county)
    numbers = polars.Series(own + 1).cast(polars.String).str.zfill(7)
    conclusion = _CONCLUSIONS[random.choice(len(_CONCLUSIONS), total, p=_SHARES)]
    provinces = counties[0].province
    places = polars.Series([f"{one.name}示例体检机构" for one in counties])
    institutions = polars.Series([f"体检备{provinces}示例{one.number % 400 + 1:03d}" for one in counties])
    people = workers.select("identity_type", "identity_number", "name", "uscc", "site_no", "employer_name")
    suspected = polars.col("conclusion") == "suspected"
    return (
        people[chosen]
        .with_columns(
            exam_no=code + numbers,
            institution_no=institutions.gather(county),
            institution_name=places.gather(county),
            examined_on=polars.Series(on),
            examination_type=polars.Series(numpy.where(periodic, "periodic", "pre_placement")),
            hazards=workers["dust_kind"].gather(chosen).reshape((-1, 1)).arr.to_list(),
            chest_film_mode=polars.Series(
                numpy.where(random.random(total) < 0.9, "digital_radiography", "high_kilovoltage")
            ),
            film_no=code + "F" + numbers,
            fvc_percent=polars.Series(numpy.round(random.normal(92, 9, total).clip(40, 140), 1)),
            conclusion=polars.Series(conclusion),
            reported_on=polars.Series(reported),
            uploaded_on=polars.Series(numpy.minimum(reported + 10 * DAY, numpy.datetime64(HELD_FROM))),
        )
        .with_columns(report_card_no=polars.when(suspected).then(code + "R" + numbers))
    )
