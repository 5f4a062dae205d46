"""Faults in trainings and in the files of patients."""

import numpy
import polars

from qingchen.sample.faults.fault import Fault, marked, planted, some
from qingchen.sample.held import Frames

_CASES = 40


def trained_twice(frames: Frames, _: None, random: numpy.random.Generator) -> Frames:
    """Somebody's sheet of another place has the person on it too, on the same day."""
    trained = frames["trainings"].with_row_index("row")
    in_person = trained.filter(polars.col("mode") == "in_person")
    chosen = some(in_person["row"].to_list(), _CASES, random)
    cases = {row: case for case, row in enumerate(chosen)}
    trained = trained.with_columns(
        _planted=polars.col("row").replace_strict(cases, default=None, return_dtype=polars.Int64)
    )
    again = trained.filter(planted()).with_columns(
        training_no=polars.format("Z外{}", "row"), organiser=polars.lit("外地示例培训站")
    )
    return {"trainings": polars.concat([trained, again]).drop("row")}


def signed_for_others(frames: Frames, people: int, random: numpy.random.Generator) -> Frames:
    """Everybody signs for himself, but somebody signs for `people`."""
    trained = frames["trainings"].with_row_index("row")
    own = polars.format("s{}", "row")
    fit = trained.filter(polars.len().over("training_no") > people + 1)
    starts = fit.filter(polars.int_range(polars.len()).over("training_no") == 0)["row"].to_list()
    cases = {row + more: case for case, row in enumerate(some(starts, _CASES, random)) for more in range(people)}
    case = polars.col("row").replace_strict(cases, default=None, return_dtype=polars.Int64)
    out = trained.with_columns(_planted=case)
    digest = polars.when(planted()).then(polars.format("hand{}", "_planted")).otherwise(own)
    return {"trainings": out.with_columns(signature_digest=digest).drop("row")}


def one_phone(frames: Frames, people: int, random: numpy.random.Generator) -> Frames:
    patients = frames["patients"].with_row_index("row")
    living = patients.filter(polars.col("alive"), polars.col("not_counted_reason").is_null())
    groups = [
        rows[at : at + people]
        for rows in living.group_by("reporting_division", maintain_order=True).agg("row")["row"].to_list()
        for at in range(0, len(rows) - people, people)
    ]
    cases = {row: case for case, rows in enumerate(some(groups, _CASES, random)) for row in rows}
    case = polars.col("row").replace_strict(cases, default=None, return_dtype=polars.Int64)
    out = patients.with_columns(_planted=case)
    phone = polars.when(planted()).then(polars.format("1009999{}", "_planted")).otherwise("phone")
    return {"patients": out.with_columns(phone=phone).drop("row")}


def patient_without_file(frames: Frames, _: None, random: numpy.random.Generator) -> Frames:
    matches = frames["medical_aid_matches"]
    chosen = some(matches["identity_number"].unique(maintain_order=True).to_list(), _CASES, random)
    gone = polars.col("identity_number").is_in(chosen).fill_null(False)
    return {
        "patients": frames["patients"].filter(~gone),
        "medical_aid_matches": marked(matches, "identity_number", chosen),
    }


FAULTS = (
    Fault("trained_twice", "trainings", (("同日在外地又签到", None),), trained_twice),
    Fault("signed_for_others", "trainings", (("一人代签 2 人", 2), ("一人代签 6 人", 6)), signed_for_others),
    Fault("one_phone", "patients", tuple((f"{n} 人一个电话", n) for n in (3, 4, 10)), one_phone),
    Fault("patient_without_file", "medical_aid_matches", (("从档案中删去", None),), patient_without_file),
)
