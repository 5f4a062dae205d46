"""Tricks planted in the registers before the truth is taken: what a check may find, and where it lies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars

from qingchen.sample.employer_events import Events
from qingchen.sample.employers import EXCLUDED_DILIGENCE, Employer
from qingchen.sample.places import Place

SHRINKING_UNITS = ("songyuan", "siping")
COPYING_UNITS = ("baicheng", "liaoyuan")
MISDATING_UNITS = ("changchun", "jilin", "tonghua")
LOW_TARGETS = ("2206", "2208")
"""Codes of the units whose letters ask for too little."""
_OF_A_PLACE = 3
_LATEST_START = date(2020, 2, 1)


@dataclass(frozen=True, slots=True)
class PlantedRows:
    """`place` is the county's current code; `rows` are the keys of the rows in the files, without persons. `kind` is

    shrunken_scope            operating small employers left out of the scope as micro ones
    copied_measurements       the values of one employer's report repeated in another's
    examined_after_exposure   a pre-placement examination dated after the exposure began
    examined_before_hire      an in-service examination dated before the exposure began
    low_target                a letter of responsibility asks for less than the province does
    """

    kind: str
    place: str
    register: str
    rows: tuple[str, ...]


def shrink_scope(place: Place, employers: list[Employer]) -> tuple[list[Employer], list[PlantedRows]]:
    """A few small employers in production are called micro, so that nobody counts them."""
    fit = [one.uscc for one in employers if one.in_scope and one.status == "operating" and one.size == "small"]
    hidden = set(fit[1 : 1 + _OF_A_PLACE])
    changed = [
        replace(one, in_scope=False, exclusion="micro", diligence=EXCLUDED_DILIGENCE) if one.uscc in hidden else one
        for one in employers
    ]
    return changed, _planted("shrunken_scope", place, "employers", sorted(f"{code}-1" for code in hidden))


def copy_measurements(place: Place, measured: Events) -> list[PlantedRows]:
    """The first pair of reports with the same dusts and silica: the second repeats the first's values, in place."""
    reports: dict[str, list[dict[str, object]]] = {}
    for row in measured.rows:
        reports.setdefault(str(row["uscc"]), []).append(row)
    for first, second in _alike(list(reports.values())):
        for source, copy in zip(first, second, strict=True):
            for column in ("concentration_mg_m3", "c_twa_mg_m3", "result"):
                copy[column] = source[column]
        measured.over[str(second[0]["uscc"])] = sum(row["result"] == "exceeded" for row in second)
        numbers = [str(report[0]["report_no"]) for report in (first, second)]
        return _planted("copied_measurements", place, "dust_measurements", numbers)
    return []


def misdate_examinations(
    place: Place, workers: polars.DataFrame, examined: polars.DataFrame
) -> tuple[polars.DataFrame, list[PlantedRows]]:
    """Some examinations on entry become in-service ones before hire; some others are dated after the first exposure."""
    started = workers.select("identity_number", "uscc", "exposure_from", "status")
    entry = (
        examined.with_row_index("row")
        .filter(polars.col("examination_type") == "pre_placement")
        .join(started, on=["identity_number", "uscc"], maintain_order="left")
        .filter(polars.col("exposure_from") < _LATEST_START, polars.col("status") == "in_post")
    )
    too_early, too_late = entry.head(_OF_A_PLACE), entry.tail(-_OF_A_PLACE).head(_OF_A_PLACE)
    late = too_late.select(
        "row", moved=polars.col("exposure_from") + polars.duration(days=30 + 7 * polars.int_range(polars.len()))
    )
    row = polars.int_range(polars.len(), dtype=polars.UInt32)
    changed = (
        examined.with_columns(row=row)
        .join(late, on="row", how="left", maintain_order="left")
        .with_columns(
            examination_type=polars.when(polars.col("row").is_in(too_early["row"].to_list()))
            .then(polars.lit("periodic"))
            .otherwise("examination_type"),
            examined_on=polars.coalesce("moved", "examined_on"),
            reported_on=polars.coalesce(polars.col("moved") + timedelta(days=7), "reported_on"),
            uploaded_on=polars.coalesce(polars.col("moved") + timedelta(days=14), "uploaded_on"),
            worker_notified_on=polars.coalesce(polars.col("moved") + timedelta(days=12), "worker_notified_on"),
            employer_notified_on=polars.coalesce(polars.col("moved") + timedelta(days=12), "employer_notified_on"),
            rechecked_on=polars.when(polars.col("moved").is_null()).then("rechecked_on"),
        )
        .select(examined.columns)
    )
    register = "health_examinations"
    return changed, [
        *_planted("examined_before_hire", place, register, too_early["exam_no"].to_list()),
        *_planted("examined_after_exposure", place, register, too_late["exam_no"].to_list()),
    ]


def lower_target(letters: polars.DataFrame) -> tuple[polars.DataFrame, list[PlantedRows]]:
    """The first target of a unit's letter is set five points lower; `place` of what is planted is the unit's code."""
    row = polars.int_range(polars.len())
    changed = letters.with_columns(
        target_percent=polars.when(row == 0).then(polars.lit(90.0)).otherwise("target_percent")
    )
    first = letters.row(0, named=True)
    rows = (f"{first['letter_no']} {first['indicator']}",)
    return changed, [PlantedRows("low_target", str(first["division"]), "responsibility_targets", rows)]


def _alike(reports: list[list[dict[str, object]]]) -> Iterator[tuple[list[dict[str, object]], list[dict[str, object]]]]:
    waiting: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for report in reports:
        dusts = tuple((row["dust_kind"], row["free_silica_percent"]) for row in report)
        if len(report) > 2 and dusts in waiting:
            yield waiting[dusts], report
        waiting.setdefault(dusts, report)


def _planted(kind: str, place: Place, register: str, rows: list[str]) -> list[PlantedRows]:
    return [PlantedRows(kind, place.current, register, tuple(rows))] if rows else []
