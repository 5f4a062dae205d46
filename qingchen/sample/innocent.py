"""What looks like falsifying and is none: things that an honest province has too, beside the disorder of `noise`.

Brothers who worked in one mine have one telephone, a team examines a whole works in a day, a workshop let to two
employers is measured once, a balance steps by two, a size was corrected and the reason for leaving it out was not.
"""

import numpy
import polars

from qingchen.sample.held import Frames

_YEAR = polars.date(2020, 1, 1)
_A_DAY = 150


def with_innocent_likeness(frames: Frames, random: numpy.random.Generator) -> Frames:
    made = dict(frames)
    for change in (_families, _wrong_kinds, _examined_at_the_works, _contractors, _grown, _one_workshop, _stepping):
        made |= change(made, random)
    return made


def _families(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One patient in thirty gives the telephone of the one before: brothers, father and son."""
    patients = frames["patients"]
    shared = polars.Series(random.random(patients.height) < 1 / 30)
    phone = polars.col("phone")
    # Runs of three and more take the number of the first: a shared number is passed on down the run.
    own = polars.when(shared & phone.is_not_null()).then(None).otherwise(phone).forward_fill()
    return {"patients": patients.with_columns(phone=polars.when(phone.is_not_null()).then(own))}


def _wrong_kinds(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One examination before work in a thousand is entered as one in service, one in five thousand the other way."""
    examined = frames["health_examinations"]
    drawn = polars.Series(random.random(examined.height))
    kind = polars.col("examination_type")
    said = polars.when((kind == "pre_placement") & (drawn < 1e-3)).then(polars.lit("periodic"))
    said = said.when((kind == "periodic") & (drawn < 2e-4)).then(polars.lit("pre_placement"))
    return {"health_examinations": examined.with_columns(examination_type=said.otherwise(kind))}


def _examined_at_the_works(frames: Frames, random: numpy.random.Generator) -> Frames:
    """At one employer in ten a mobile team examines who is in post on one day of the year, up to 150 people."""
    examined, workers = frames["health_examinations"], frames["exposed_workers"]
    codes = workers["uscc"].unique(maintain_order=True)
    chosen = codes.filter(polars.Series(random.random(len(codes)) < 0.1)).to_list()
    in_post = workers.filter(polars.col("exposure_until").is_null(), polars.col("uscc").is_in(chosen))
    in_post = in_post.select("identity_number", "uscc", there=True).unique()
    rows = examined.join(in_post, on=["identity_number", "uscc"], how="left", maintain_order="left")
    this_year = (polars.col("examination_type") == "periodic") & (polars.col("examined_on") >= _YEAR)
    rows = rows.with_columns(there=(polars.col("there") & this_year).fill_null(value=False))
    nth = polars.int_range(polars.len()).over("uscc", "there")
    rows = rows.with_columns(there=polars.col("there") & (nth < _A_DAY))
    last = {day: polars.col(day).max().over("uscc", "there") for day in ("examined_on", "reported_on")}
    moved = {day: polars.when("there").then(latest).otherwise(day) for day, latest in last.items()}
    return {"health_examinations": rows.with_columns(**moved).drop("there")}


def _contractors(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One employer in two hundred has its contractor's people examined too: a fifth more, who are on no roster here."""
    examined = frames["health_examinations"]
    ours = examined.filter(polars.col("examination_type") == "periodic", polars.col("examined_on") >= _YEAR)
    codes = ours["uscc"].unique(maintain_order=True)
    chosen = codes.filter(polars.Series(random.random(len(codes)) < 1 / 200)).to_list()
    more = ours.filter(polars.col("uscc").is_in(chosen), polars.int_range(polars.len()).over("uscc") % 5 == 0)
    nobody = polars.format("外包{}", polars.int_range(polars.len()))
    more = more.with_columns(identity_number=nobody, exam_no=nobody, film_no=nobody)
    return {"health_examinations": polars.concat([examined, more])}


def _grown(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One in a hundred of those left out as micro is small by now, and its reason has not been looked at again."""
    employers = frames["employers"]
    grown = polars.Series(random.random(employers.height) < 0.01) & (polars.col("exclusion_reason") == "micro")
    return {"employers": employers.with_columns(size=polars.when(grown).then(polars.lit("small")).otherwise("size"))}


def _one_workshop(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One report in two thousand is of a workshop let to two employers: measured once, reported for both."""
    measured, employers = frames["dust_measurements"], frames["employers"]
    reports = measured.select("report_no").unique(maintain_order=True)
    shared = reports.filter(polars.Series(random.random(reports.height) < 5e-4))
    tenants = employers["uscc"].gather(random.integers(0, employers.height, shared.height))
    again = measured.join(shared.with_columns(tenant=tenants), on="report_no", how="inner", maintain_order="left")
    again = again.with_columns(report_no=polars.col("report_no") + "乙", uscc="tenant").select(measured.columns)
    return {"dust_measurements": polars.concat([measured, again])}


def _stepping(frames: Frames, random: numpy.random.Generator) -> Frames:
    """One provider in thirty reads a scale that steps by two of the last digit."""
    measured = frames["dust_measurements"]
    providers = measured["provider_no"].unique(maintain_order=True).to_list()
    coarse = [one for one in providers if random.random() < 1 / 30]
    value = polars.col("concentration_mg_m3")
    fine = polars.col("provider_no").is_in(coarse) & (value.round(1) != value)
    stepped = ((value * 500).round() / 500).round(3)
    return {
        "dust_measurements": measured.with_columns(concentration_mg_m3=polars.when(fine).then(stepped).otherwise(value))
    }
