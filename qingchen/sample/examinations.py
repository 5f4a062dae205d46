"""Examinations of the exposed workers: on entry, then by the cycle as far as the employer was diligent."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.network.examiners import examiner_of, is_idle
from qingchen.sample.places import Place

UNTIL = date(2020, 6, 18)
_CONCLUSIONS = ("normal", "recheck", "suspected", "contraindication", "other_abnormal")
_SHARES = (0.768, 0.014, 0.001, 0.001, 0.216)
"""Dossier 1.7, micro dust firms of a large city: suspected and contraindication 0.1 %, other findings 21.6 %."""


def examinations(place: Place, workers: polars.DataFrame, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `health_examinations` with codes.

    A diligent employer's worker was examined in 2019 or 2018 and, where due, by June 2020; others long ago or never.
    """
    total = workers.height
    started = numpy.array([day.toordinal() for day in workers["exposure_from"].to_list()])
    ended = numpy.array([day.toordinal() if day else UNTIL.toordinal() for day in workers["exposure_until"].to_list()])
    diligent = random.random(total) < workers["diligence"].to_numpy()
    entry = (started > date(2012, 1, 1).toordinal()) & (random.random(total) < 0.8)
    parts = [_part(workers, entry, started - random.integers(1, 15, total), "pre_placement", ended)]
    # The year before: every diligent worker long enough in post, and half of the others the year before that.
    in_2019 = date(2019, 1, 2).toordinal() + random.integers(0, 360, total)
    in_2018 = date(2018, 1, 2).toordinal() + random.integers(0, 360, total)
    parts.append(_part(workers, diligent & (random.random(total) < 0.75), in_2019, "periodic", ended, started))
    parts.append(_part(workers, ~diligent & (random.random(total) < 0.5), in_2018, "periodic", ended, started))
    in_2020 = date(2020, 1, 6).toordinal() + random.integers(0, 160, total)
    parts.append(_part(workers, diligent & (random.random(total) < 0.975), in_2020, "periodic", ended, started))
    frame = polars.concat(parts)
    count = frame.height
    conclusions = random.choice(_CONCLUSIONS, count, p=_SHARES)
    reported = [min(day + timedelta(days=12), UNTIL) for day in frame["examined_on"].to_list()]
    suspected = conclusions == "suspected"
    return frame.with_columns(
        exam_no=polars.Series([f"{place.division}{number:07d}" for number in range(count)]),
        institution_no=polars.lit(f"吉体检备示例{examiner_of(place.number):03d}"),
        institution_name=polars.lit(None if is_idle(place.number) else f"{place.name}示例体检机构", polars.String),
        chest_film_mode=polars.Series(
            numpy.where(random.random(count) < 0.9, "digital_radiography", "high_kilovoltage")
        ),
        film_no=polars.Series([f"{place.division}F{number:07d}" for number in range(count)]),
        fvc_percent=polars.Series(numpy.round(random.normal(92, 9, count).clip(40, 140), 1)),
        conclusion=polars.Series(conclusions),
        reported_on=polars.Series(reported),
        report_card_no=polars.Series([f"{place.division}R{n:05d}" if s else None for n, s in enumerate(suspected)]),
        uploaded_on=polars.Series([min(day + timedelta(days=10), UNTIL) for day in reported]),
    ).with_columns(**_told(count, frame["examination_type"], polars.Series(reported), polars.Series(conclusions)))


def _told(
    count: int, kinds: polars.Series, reported: polars.Series, conclusions: polars.Series
) -> dict[str, polars.Series | polars.Expr]:
    """What was done and who was told, of most: told by the number of the row, so that nothing drawn moves."""
    mark = polars.Series(numpy.arange(count) * 7919 % 1000)
    whole = ["history", "physical", "chest_film", "lung_function"]
    told_on = polars.Series([min(day + timedelta(days=8), UNTIL) for day in reported])
    rechecked = polars.Series([min(day + timedelta(days=25), UNTIL) for day in reported])
    again = (conclusions == "recheck") & (mark % 4 > 0)
    return {
        "items": polars.Series(
            [whole if one >= 35 or kind != "periodic" else whole[:3] for one, kind in zip(mark, kinds, strict=True)]
        ),
        "fvc_percent": polars.when(polars.lit((mark < 35) & (kinds == "periodic"))).then(None).otherwise("fvc_percent"),
        "worker_notified_on": told_on.set((mark >= 940).fill_null(value=False), None),
        "employer_notified_on": told_on,
        "rechecked_on": rechecked.set(~again, None),
    }


def _part(
    workers: polars.DataFrame,
    chosen: numpy.ndarray,
    days: numpy.ndarray,
    kind: str,
    ended: numpy.ndarray,
    started: numpy.ndarray | None = None,
) -> polars.DataFrame:
    """Examinations of one kind; periodic ones only while the worker was in post for at least 90 days."""
    if started is not None:
        chosen = chosen & (days > started + 90) & (days <= ended)
    index = numpy.flatnonzero(chosen)
    people = workers[index].select(
        "identity_type", "identity_number", "name", "uscc", "site_no", "employer_name", "dust_kind"
    )
    return people.select(
        polars.all().exclude("dust_kind"),
        polars.Series("examined_on", [date.fromordinal(int(day)) for day in days[index]], dtype=polars.Date),
        polars.lit(kind).alias("examination_type"),
        polars.concat_list("dust_kind").alias("hazards"),
    )
