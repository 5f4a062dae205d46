"""The match of the workers of a place with the work-injury insurance: those exposed to dust, and all others."""

from datetime import date

import numpy
import polars

from qingchen.sample.employers import Employer
from qingchen.sample.people import identity_numbers, names
from qingchen.sample.places import Place

_FIRST_OF_STAFF = 4_000_000
"""Serial of the first identity number of those who are not exposed to dust: beyond the exposed, before the officers."""
_INSURED = 0.94
"""Of those, by the diligence of their employer, who is paid for."""
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


def staff_matches(
    place: Place, employers: list[Employer], matched: polars.DataFrame, random: numpy.random.Generator
) -> polars.DataFrame:
    """Rows of `injury_insurance_matches` of whoever else works for `employers`: the department knows them all.

    matched   the rows of those exposed to dust
    """
    known = dict(matched.group_by("uscc").len().iter_rows()) if matched.height else {}
    counts = numpy.array([max(0, one.workers - known.get(one.uscc, 0)) for one in employers], dtype=numpy.int64)
    owner, total = numpy.repeat(numpy.arange(len(employers)), counts), int(counts.sum())
    if not total:
        return matched.clear()
    paid = random.random(total) < numpy.array([one.diligence * _INSURED for one in employers])[owner]
    since = date(2008, 1, 1).toordinal() + (random.random(total) * 4400).astype(int)
    return polars.DataFrame(
        {
            "identity_type": ["identity_card"] * total,
            "identity_number": identity_numbers(place.number, _FIRST_OF_STAFF, total)["identity_number"],
            "name": names(random, total),
            "uscc": [employers[at].uscc for at in owner],
            "site_no": numpy.ones(total, dtype=int),
            "employer_name": [employers[at].name for at in owner],
            "status": numpy.where(paid, "paid", "not_insured"),
            "matched_on": [MATCHED_ON] * total,
            "insured_from": [
                date.fromordinal(int(day)) if fine else None for day, fine in zip(since, paid, strict=True)
            ],
            "paid_until": [PAID_UNTIL if fine else None for fine in paid],
        }
    )
