"""What other departments hand over about cases: schemes of insurance and aid, legal aid."""

from datetime import date, timedelta

import numpy
import polars

MATCHED_ON = date(2020, 6, 30)
_BENEFITS = ("basic_insurance", "serious_illness_insurance", "medical_aid", "subsistence_allowance", "temporary_aid")
_MATTERS = numpy.array(["work_injury", "labour_relation", "compensation", "diagnosis"])
_OUTCOMES = numpy.array(["won", "settled", "lost", "withdrawn"])


def medical_aid_matches(patients: polars.DataFrame) -> polars.DataFrame:
    """Rows of `medical_aid_matches` with codes: each living case with a number, by scheme."""
    living = patients.filter(polars.col("alive"), polars.col("identity_number").is_not_null())
    # A person has one row a scheme, also where two cards were reported.
    living = living.unique("identity_number", keep="first", maintain_order=True)
    parts = []
    for scheme in (*_BENEFITS, "registered_poor", "serious_illness_treatment"):
        status, rows = _status(scheme, living)
        treated = polars.when(polars.lit(scheme == "serious_illness_treatment") & (polars.col("status") == "receiving"))
        parts.append(
            rows.with_columns(status=status).select(
                "identity_type",
                "identity_number",
                "name",
                division="reporting_division",
                scheme=polars.lit(scheme),
                status="status",
                matched_on=polars.lit(MATCHED_ON),
                hospital=treated.then("treatment_hospital"),
                treated_on=treated.then("treated_on"),
            )
        )
    return polars.concat(parts)


def legal_aid_cases(patients: polars.DataFrame, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `legal_aid_cases` with codes: the aid that `patients` speaks of."""
    aided = patients.filter(polars.col("legal_aid_no").is_not_null())
    total = aided.height
    applied = polars.Series(
        numpy.datetime64(date(2019, 2, 11)) + random.integers(0, 420, total).astype("timedelta64[D]")
    )
    closed = polars.col("legal_aid") == "closed"
    return aided.select(
        "legal_aid_no",
        "identity_type",
        "identity_number",
        "name",
        division="reporting_division",
        agency=polars.lit("示例县法律援助中心"),
        matter=polars.Series(_MATTERS[random.integers(0, len(_MATTERS), total)]),
        applied_on=applied,
        accepted_on=applied + timedelta(days=3),
        status="legal_aid",
        closed_on=polars.when(closed).then(applied + timedelta(days=75)),
        outcome=polars.when(closed).then(polars.Series(_OUTCOMES[random.integers(0, len(_OUTCOMES), total)])),
    )


def _status(scheme: str, living: polars.DataFrame) -> tuple[polars.Expr, polars.DataFrame]:
    """Everybody is looked up in the insurances; in the lists of aid stand only those who are on them."""
    if scheme == "registered_poor":
        return polars.lit("receiving"), living.filter("registered_poor")
    if scheme == "serious_illness_treatment":
        treated = polars.col("serious_illness_treated")
        return (
            polars.when(treated).then(polars.lit("receiving")).otherwise(polars.lit("eligible")),
            living.filter("registered_poor"),
        )
    has = polars.col("benefits").list.contains(scheme)
    if scheme in _BENEFITS[:2]:
        return polars.when(has).then(polars.lit("receiving")).otherwise(polars.lit("not_enrolled")), living
    return polars.lit("receiving"), living.filter(has)
