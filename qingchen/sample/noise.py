"""Honest disorder: what a province has without anybody cheating. It changes frames of `held`, and plants nothing.

People round, share telephones, mistype numbers, enter a report twice, report late, correct a list.
"""

from datetime import timedelta

import numpy
import polars

from qingchen.sample.held import Frames
from qingchen.sample.innocent import with_innocent_likeness


def with_honest_noise(frames: Frames, random: numpy.random.Generator) -> Frames:
    made = dict(frames)
    for change in (_rounded, _late_roster, _retyped, _double_report, _shared_phones, _odd_days, _miswritten):
        made |= change(made, random)
    # A stream of their own: what came later moves nothing of what was there.
    apart, likeness = random.spawn(2)
    for change in (_cleaned_list, _signatures, _steps):
        made |= change(made, apart)
    return with_innocent_likeness(made, likeness)


def _rounded(frames: Frames, random: numpy.random.Generator) -> Frames:
    return {"employers": rounded_counts(frames["employers"], random)}


def rounded_counts(employers: polars.DataFrame, random: numpy.random.Generator) -> polars.DataFrame:
    """One employer in eight says a round number of exposed workers: one in twenty in some counties, one in five in
    others.
    """
    county = employers["division"].str.slice(0, 6)
    shares = {code: float(random.uniform(0.05, 0.2)) for code in county.unique(maintain_order=True).to_list()}
    share = county.replace_strict(shares, return_dtype=polars.Float64)
    round_ = (polars.Series(random.random(employers.height)) < share) & (employers["workers_dust_exposed"] >= 10)
    fives = (polars.col("workers_dust_exposed") / 5).round().cast(polars.Int64) * 5
    said = polars.when(round_).then(fives).otherwise("workers_dust_exposed")
    return employers.with_columns(workers_dust_exposed=said)


def _late_roster(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One worker in five hundred is not yet on the roster though examined; one leaver in a hundred came back unsaid."""
    workers = frames["exposed_workers"]
    kept = workers.filter(polars.Series(random.random(workers.height) >= 0.002))
    back = polars.Series(random.random(kept.height) < 0.01) & kept["exposure_until"].is_not_null()
    earlier = polars.when(back).then(polars.col("exposure_until") - timedelta(days=120)).otherwise("exposure_until")
    held = polars.max_horizontal(earlier, polars.col("exposure_from"))
    until = polars.when(polars.col("exposure_until").is_not_null()).then(held)
    return {"exposed_workers": kept.with_columns(exposure_until=until)}


def _retyped(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One film number in ten thousand is the one of the line above; one start of exposure in a thousand is too late."""
    examined, workers = frames["health_examinations"], frames["exposed_workers"]
    slip = polars.Series(random.random(examined.height) < 1e-4)
    film = polars.when(slip).then(polars.col("film_no").shift(1)).otherwise("film_no")
    late = polars.Series(random.random(workers.height) < 1e-3)
    began = polars.when(late).then(polars.col("exposure_from") + timedelta(days=31)).otherwise("exposure_from")
    until = polars.when(polars.col("exposure_until").is_not_null()).then(polars.max_horizontal("exposure_until", began))
    return {
        "health_examinations": examined.with_columns(film_no=film),
        "exposed_workers": workers.with_columns(exposure_from=began, exposure_until=until),
    }


def _double_report(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One report in five hundred was entered twice, the second time under another number and day."""
    measured = frames["dust_measurements"]
    reports = measured.select("report_no").unique(maintain_order=True)
    twice = reports.filter(polars.Series(random.random(reports.height) < 0.002))
    again = measured.join(twice, on="report_no", how="semi").with_columns(
        report_no=polars.col("report_no") + "重", sampled_on=polars.col("sampled_on") + timedelta(days=1)
    )
    return {"dust_measurements": polars.concat([measured, again])}


def _shared_phones(frames: Frames, random: numpy.random.Generator) -> Frames:
    """In one county of fifteen eight living patients give the village doctor's number."""
    patients = frames["patients"]
    counties = patients["reporting_division"].unique(maintain_order=True).to_list()
    doctors = {county: f"1000000{index:04d}" for index, county in enumerate(counties) if random.random() < 1 / 15}
    living = polars.col("alive") & polars.col("not_counted_reason").is_null()
    order = living.cum_sum().over("reporting_division")
    doctor = polars.col("reporting_division").replace_strict(doctors, default=None, return_dtype=polars.String)
    shared = (
        polars.when(doctor.is_not_null() & living & (order % 3 == 1) & (order < 24)).then(doctor).otherwise("phone")
    )
    return {"patients": patients.with_columns(phone=shared)}


def _odd_days(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One institution in thirty entered the day of examination for that of the report, another is filed late here."""
    examined, bodies = frames["health_examinations"], frames["institutions"]
    numbers = examined["institution_no"].unique(maintain_order=True).to_list()
    careless = [one for one in numbers if random.random() < 1 / 30]
    unknown = [one for one in numbers if random.random() < 1 / 30]
    reported = polars.when(polars.col("institution_no").is_in(careless)).then("examined_on").otherwise("reported_on")
    return {
        "health_examinations": examined.with_columns(reported_on=reported),
        "institutions": bodies.filter(~polars.col("institution_no").is_in(unknown)),
    }


def _miswritten(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One patient in three hundred has a miswritten identity number; one entry in a hundred an older credit code.

    One trained person in two thousand is on two lists of the same day; employers missed by the register are not here.
    """
    patients, entries, trained = frames["patients"], frames["external_list_entries"], frames["trainings"]
    wrong = polars.Series(random.random(patients.height) < 1 / 300)
    number = polars.when(wrong).then(polars.col("identity_number") + "误").otherwise("identity_number")
    old = polars.Series(random.random(entries.height) < 0.01)
    code = polars.when(old).then(polars.lit("91229900OLDCODE000")).otherwise("matched_uscc")
    twice = trained.filter(polars.Series(random.random(trained.height) < 5e-4)).with_columns(
        training_no=polars.col("training_no") + "补", organiser=polars.lit("示例补训点")
    )
    return {
        "patients": patients.with_columns(identity_number=number),
        "external_list_entries": entries.with_columns(matched_uscc=code).filter(polars.col("match_result") != "missed"),
        "trainings": polars.concat([trained, twice]),
    }


def _cleaned_list(frames: Frames, random: numpy.random.Generator) -> Frames:
    """An earlier list took one in twelve of the micro employers in that were then left out; two counties in a hundred
    cleaned a list in which all of them were. Doubles of it were withdrawn.
    """
    employers = frames["employers"]
    county = employers["division"].str.slice(0, 6)
    whole = [one for one in county.unique(maintain_order=True).to_list() if random.random() < 0.02]
    micro = (employers["exclusion_reason"] == "micro").fill_null(False) & (
        employers["production_status"] == "operating"
    )
    was_in = micro & (polars.Series(random.random(employers.height) < 1 / 12) | county.is_in(whole))
    earlier = employers.with_columns(in_scope=polars.col("in_scope") | was_in)
    doubles = employers.filter(polars.Series(random.random(employers.height) < 0.005)).with_columns(
        site_no=polars.lit(2, employers.schema["site_no"])
    )
    return {"employers@earlier": polars.concat([earlier, doubles])}


def _signatures(frames: Frames, random: numpy.random.Generator) -> Frames:
    """Everybody's own; one training in twenty has its whole sheet's; one in ten thousand is the line above's."""
    trained = frames["trainings"].with_row_index("row")
    numbers = trained["training_no"].unique(maintain_order=True)
    sheets = numbers.filter(polars.Series(random.random(len(numbers)) < 0.05)).to_list()
    slip = polars.Series(random.random(trained.height) < 1e-4)
    own = polars.format("s{}", polars.when(slip).then(polars.col("row") - 1).otherwise("row"))
    whole = polars.col("training_no").is_in(sheets)
    digest = polars.when(whole).then(polars.format("sheet{}", "training_no")).otherwise(own)
    return {"trainings": trained.with_columns(signature_digest=digest).drop("row")}


def _steps(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One letter in thirty writes the target of the half year, five points below that of the year's end."""
    letters = frames["responsibility_targets"]
    numbers = letters["letter_no"].unique(maintain_order=True)
    halves = numbers.filter(polars.Series(random.random(len(numbers)) < 1 / 30)).to_list()
    lower = polars.when(polars.col("letter_no").is_in(halves)).then(polars.col("target_percent") - 5)
    return {"responsibility_targets": letters.with_columns(target_percent=lower.otherwise("target_percent"))}
