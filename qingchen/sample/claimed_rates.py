"""What the counties of a province claim of themselves in the self-check, honestly: counted, whatever the target.

One in ten of those that lack a point at most works until the target is just reached: there are employers to be visited
still, and the work stops at the last one that was needed.
"""

from math import ceil

import numpy
import polars

INDICATORS = {
    "declaration_rate": ("ZH2-09", 1),
    "periodic_monitoring_rate": ("ZH2-10", 1),
    "health_examination_rate": ("ZH2-12", 12),
    "principal_training_rate": ("ZH2-13", 1),
    "manager_training_rate": ("ZH2-14", 1),
    "worker_training_rate": ("ZH2-15", 20),
}
"""Item of the form, and how many objects there are to an employer."""


def claimed_rates(codes: list[str], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `claims`, one a county and indicator. Counties have 60 to 900 employers and differ in care."""
    (effort,) = random.spawn(1)
    rows = []
    for code in codes:
        employers = int(random.lognormal(5.3, 0.6)) + 20
        care = float(random.normal(0.945, 0.02))
        for indicator, (item, to_employer) in INDICATORS.items():
            denominator = employers * to_employer
            chance = min(0.995, max(0.5, care + float(random.normal(0, 0.012))))
            numerator = int(random.binomial(denominator, chance))
            least = ceil(0.95 * denominator - 1e-9)
            if 0.94 * denominator <= numerator < least and effort.random() < 0.1:
                numerator = least
            rows.append(
                {
                    "round_code": "held-1",
                    "inspectee_kind": "county",
                    "inspectee_code": code,
                    "division": code,
                    "item_code": item,
                    "indicator": indicator,
                    "numerator": numerator,
                    "denominator": denominator,
                    "_planted": None,
                }
            )
    return polars.DataFrame(rows, schema_overrides={"_planted": polars.Int64})


def claims_as_counted(
    claims: polars.DataFrame, counted: polars.DataFrame, random: numpy.random.Generator
) -> polars.DataFrame:
    """The claims of places in `counted`, with its counts: division, numerator, denominator, `employers` done long ago.

    One place in five counts one of these whose new report is there and not yet filed.
    """
    kept = claims.drop("numerator", "denominator").join(counted, on="division", maintain_order="left")
    late = polars.Series(random.random(kept.height) < 0.2) & (kept["employers"] > 0)
    return kept.with_columns(numerator=polars.col("numerator") + late.cast(polars.Int64)).select(claims.columns)
