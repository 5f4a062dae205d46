"""Cases that began as suspected ones in an examination: half of the suspected workers become cases."""

from datetime import date

import polars

_LATEST = date(2020, 3, 20)
"""Day of examination from which on the diagnosis was not known when the ledgers were made."""


def _first_dust(suspected: polars.DataFrame) -> polars.Series:
    """Whoever came to this employer lately had worked in dust elsewhere: 8 to 22 years, as far as age allows."""
    years = 8 + polars.int_range(polars.len()) * 7 % 15
    long_ago = polars.col("examined_on").dt.offset_by(polars.format("-{}y", years))
    of_age = polars.col("born_on").dt.offset_by("16y")
    first = polars.min_horizontal("exposure_from", polars.max_horizontal(long_ago, of_age))
    return suspected.select(first.alias("dust_from"))["dust_from"]


def from_suspected(cases: polars.DataFrame, examined: polars.DataFrame, workers: polars.DataFrame) -> polars.DataFrame:
    """The first cases become those of suspected workers: their person, employer, days and report card."""
    suspected = (
        examined.filter(polars.col("conclusion") == "suspected", polars.col("examined_on") <= _LATEST)
        .unique("identity_number", keep="last", maintain_order=True)
        .gather_every(2)
        .head(cases.height)
        .select("identity_number", "uscc", "examined_on", "report_card_no")
        .join(
            workers.select(
                "identity_number", "uscc", "name", "sex", "born_on", "phone", "employer_name", "exposure_from",
                "work_position", "insured_from", "dust_kind",
            ),
            on=["identity_number", "uscc"],
            maintain_order="left",
        )
    )  # fmt: skip
    kept = cases.head(suspected.height)
    insured = suspected["insured_from"].is_not_null()
    diagnosed = suspected["examined_on"].dt.offset_by("60d")
    dust_from = _first_dust(suspected)
    years = (suspected["examined_on"] - dust_from).dt.total_days() / 365.25
    coal = suspected["dust_kind"] == "coal"
    no_text, no_day = polars.lit(None, dtype=polars.String), polars.lit(None, dtype=polars.Date)
    changed = kept.with_columns(
        suspected["identity_number"], suspected["name"], suspected["sex"], suspected["born_on"], suspected["phone"],
        suspected["uscc"], suspected["report_card_no"], suspected["work_position"],
        identity_type=polars.lit("identity_card"), identity_missing_reason=no_text,
        resident_since=no_day, first_diagnosed_on=diagnosed, staged_on=diagnosed, stage=polars.lit("stage_1"),
        stage_history=no_text, case_class=polars.lit("occupational"), dust_from=dust_from,
        dust_years=years.clip(0.1).round(1), employer_at_diagnosis=suspected["employer_name"],
        employer_exists=polars.lit(True), industry=no_text,
        pneumoconiosis_kind=polars.when(coal).then(polars.lit("coal_workers")).otherwise(polars.lit("silicosis")),
        alive=polars.lit(True), died_on=no_day, death_cause=no_text, file_established=polars.lit(True),
        benefit_class=polars.when(insured).then(polars.lit("insured")).otherwise(polars.lit("employer")),
        benefits=polars.when(insured).then(polars.lit(["work_injury_insurance"])).otherwise(
            polars.lit(["employer_paid", "basic_insurance"])
        ),
        insurance_proof=polars.when(insured).then(polars.format("工伤认{}", "case_id")),
        injury_recognised_on=polars.when(insured).then(diagnosed.dt.offset_by("30d")),
        disability_grade=polars.when(insured).then(polars.lit("grade_7")),
        injury_pension=polars.when(insured).then(polars.lit(False)),
        employer_payment_proof=polars.when(~insured).then(polars.format("垫付凭证{}", "case_id")),
        registered_poor=polars.lit(False), serious_illness_treated=polars.lit(None, dtype=polars.Boolean),
        treatment_hospital=no_text, treated_on=no_day,
        legal_aid=polars.lit("not_applied"), legal_aid_no=no_text,
        not_counted_reason=no_text, counted_as_case=no_text,
    )  # fmt: skip
    return polars.concat(
        [changed, cases.tail(-suspected.height) if suspected.height else cases], how="vertical_relaxed"
    )
