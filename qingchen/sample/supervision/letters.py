"""Letters of responsibility of a place and the targets in them: never below the province's, unless by a trick."""

from datetime import date, timedelta

import numpy
import polars

from qingchen.sample.patients.cases import HELD_FROM

_TARGETS = (
    ("declaration_rate", 95.0),
    ("periodic_monitoring_rate", 95.0),
    ("health_examination_rate", 95.0),
    ("principal_training_rate", 95.0),
    ("manager_training_rate", 95.0),
    ("worker_training_rate", 95.0),
    ("three_simultaneities_rate", 95.0),
    ("enforcement_coverage_rate", 95.0),
    ("injury_insurance_rate", 80.0),
)


def letters(code: str, name: str, random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `responsibility_targets` with codes. `code` and `name`: the place that took the targets on."""
    signed = date(2020, 2, 17) + timedelta(days=int(random.integers(0, 60)))
    above = float(random.choice([0.0, 0.0, 0.0, 1.0, 2.0]))
    rows = [
        {
            "letter_no": f"{name}-2020-责任书",
            "division": code,
            "issuer": "上级尘肺病防治攻坚行动领导小组",
            "indicator": indicator,
            "target_percent": target + above,
            "signed_on": signed,
            "target_until": date(2020, 12, 31),
            "effective_on": HELD_FROM,
        }
        for indicator, target in _TARGETS
    ]
    return polars.DataFrame(rows)
