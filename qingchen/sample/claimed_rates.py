"""What the counties of a province claim of themselves in the self-check, honestly: counted, whatever the target."""

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
    rows = []
    for code in codes:
        employers = int(random.lognormal(5.3, 0.6)) + 20
        care = float(random.normal(0.945, 0.02))
        for indicator, (item, to_employer) in INDICATORS.items():
            denominator = employers * to_employer
            chance = min(0.995, max(0.5, care + float(random.normal(0, 0.012))))
            rows.append(
                {
                    "round_code": "held-1",
                    "inspectee_kind": "county",
                    "inspectee_code": code,
                    "division": code,
                    "item_code": item,
                    "indicator": indicator,
                    "numerator": int(random.binomial(denominator, chance)),
                    "denominator": denominator,
                    "_planted": None,
                }
            )
    return polars.DataFrame(rows, schema_overrides={"_planted": polars.Int64})
