"""The match of the workers of a place with the work-injury insurance."""

from datetime import date

import numpy
import polars

MATCHED_ON, PAID_UNTIL = date(2020, 7, 3), date(2020, 7, 31)


def insurance_matches(workers: polars.DataFrame, mines: set[str], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `injury_insurance_matches` with codes: workers in post of the employers of `mines` (credit codes).

    Whom the employer calls insured is paid for, but for six in a hundred; whom it does not, is not.
    """
    people = workers.filter(polars.col("status") == "in_post", polars.col("uscc").is_in(mines))
    people = people.unique(["identity_number", "uscc", "site_no"], keep="first", maintain_order=True)
    drawn = polars.Series(random.random(people.height))
    insured = polars.col("insured_from").is_not_null()
    status = (
        polars.when(insured & (drawn < 0.94))
        .then(polars.lit("paid"))
        .when(insured & (drawn < 0.98))
        .then(polars.lit("arrears"))
        .when(insured)
        .then(polars.lit("ended"))
        .when(drawn < 0.1)
        .then(polars.lit("project_lump"))
        .otherwise(polars.lit("not_insured"))
    )
    paid = polars.when(polars.col("status") == "paid").then(polars.lit(PAID_UNTIL))
    return people.with_columns(status=status).select(
        "identity_type",
        "identity_number",
        "name",
        "uscc",
        "site_no",
        "employer_name",
        "status",
        matched_on=polars.lit(MATCHED_ON),
        insured_from=polars.when(insured).then("insured_from"),
        paid_until=paid,
    )
