"""Which class of benefits a case has, and which benefits, several at once (dossier 1.7 and 3.8)."""

from datetime import date

import numpy
import polars

_INSURED, _EMPLOYER_PAYS = 0.43, 0.037
_EXISTS_OF_INSURED = 0.6
_GRADES = numpy.array([f"grade_{number}" for number in range(1, 8)])
_GRADE_SHARES = (0.05, 0.08, 0.15, 0.25, 0.12, 0.2, 0.15)


def benefits(frame: polars.DataFrame, random: numpy.random.Generator) -> list[polars.Expr]:
    """The columns of class, benefits, proofs, poverty and legal aid; the dead have the class only. None is null.

    frame   of it: case_id, case_class, alive, identity_number, first_diagnosed_on
    """
    total = frame.height
    unattributed = (frame["case_class"] == "unattributed").to_numpy()
    drawn = random.random(total)
    insured = ~unattributed & (drawn < _INSURED / 0.97)
    employer = ~unattributed & ~insured & (drawn < (_INSURED + _EMPLOYER_PAYS) / 0.97)
    social = ~insured & ~employer
    exists = employer | (insured & (random.random(total) < _EXISTS_OF_INSURED))
    alive = frame["alive"].to_numpy()
    poor = social & alive & (random.random(total) < 0.12)
    treated = poor & (random.random(total) < 0.9)
    diagnosed = frame["first_diagnosed_on"].to_numpy()
    recognised = numpy.minimum(diagnosed + numpy.timedelta64(120, "D"), numpy.datetime64(date(2020, 6, 20)))
    aided = alive & frame["identity_number"].is_not_null().to_numpy() & (random.random(total) < 0.03)
    closed = random.random(total) < 0.6
    have = {
        "work_injury_insurance": insured,
        "employer_paid": employer,
        "basic_insurance": random.random(total) < numpy.where(social, 0.95, 0.62),
        "serious_illness_insurance": random.random(total) < numpy.where(social, 0.84, 0.5),
        "medical_aid": random.random(total) < numpy.where(poor, 0.95, numpy.where(social, 0.4, 0.1)),
        "subsistence_allowance": random.random(total) < numpy.where(poor, 0.7, numpy.where(social, 0.1, 0.01)),
        "temporary_aid": social & (random.random(total) < 0.04),
    }
    living = polars.col("alive")
    several = [polars.when(living & polars.Series(one)).then(polars.lit(name)) for name, one in have.items()]
    none = polars.lit(None, dtype=polars.String)
    classes = numpy.where(insured, "insured", numpy.where(employer, "employer", "social"))
    proven = polars.Series(insured)
    grade = polars.Series(_GRADES[random.choice(len(_GRADES), total, p=_GRADE_SHARES)])
    status = numpy.where(aided, numpy.where(closed, "closed", "accepted"), "not_applied")
    return [
        polars.Series("employer_exists", exists).alias("employer_exists"),
        polars.Series("benefit_class", classes).alias("benefit_class"),
        polars.when(polars.concat_list(several).list.drop_nulls().list.len() > 0)
        .then(polars.concat_list(several).list.drop_nulls())
        .alias("benefits"),
        polars.when(proven).then(polars.format("工伤认{}", "case_id")).alias("insurance_proof"),
        polars.when(proven).then(polars.Series(recognised)).alias("injury_recognised_on"),
        polars.when(proven).then(grade).alias("disability_grade"),
        polars.when(proven).then(living & polars.Series(random.random(total) < 0.5)).alias("injury_pension"),
        polars.when(polars.Series(employer)).then("垫付凭证" + polars.col("case_id")).alias("employer_payment_proof"),
        polars.Series("registered_poor", poor).alias("registered_poor"),
        polars.when(polars.Series(poor)).then(polars.Series(treated)).alias("serious_illness_treated"),
        polars.when(polars.Series(treated)).then(polars.lit("示例县人民医院")).otherwise(none).alias("treatment_hospital"),
        polars.when(polars.Series(treated)).then(_day(random, total)).alias("treated_on"),
        polars.when(living).then(polars.Series(status)).alias("legal_aid"),
        polars.when(polars.Series(aided)).then(polars.format("法援{}", "case_id")).alias("legal_aid_no"),
    ]  # fmt: skip


def _day(random: numpy.random.Generator, total: int) -> polars.Series:
    first = numpy.datetime64(date(2019, 1, 7))
    return polars.Series(first + random.integers(0, 500, total).astype("timedelta64[D]"))
