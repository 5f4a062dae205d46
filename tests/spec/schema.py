"""Columns that the rates read, with what a spec table need not say. Restated here on purpose, apart from the code."""

from typing import Any

DEFAULTS: dict[str, dict[str, tuple[str, Any]]] = {
    "employers": {
        "uscc": ("string", None),
        "site_no": ("int64", 1),
        "name": ("string", "示例单位"),
        "division": ("string", "220182"),
        "in_scope": ("boolean", True),
        "production_status": ("string", "operating"),
        "exclusion_reason": ("string", None),
        "key_industry": ("string", "non_coal_mine"),
        "size": ("string", "micro"),
        "hazard_class": ("string", "serious"),
        "managers_full_time": ("int64", None),
        "managers_part_time": ("int64", None),
        "workers_dust_exposed": ("int64", 20),
    },
    "hazard_declarations": {
        "uscc": ("string", None),
        "site_no": ("int64", None),
        "declaration_type": ("string", "initial"),
        "declared_on": ("date", None),
        "dust": ("boolean", True),
    },
    "dust_measurements": {
        "uscc": ("string", None),
        "site_no": ("int64", None),
        "measurement_type": ("string", "periodic"),
        "sampled_on": ("date", None),
    },
    "exposed_workers": {
        "person_key": ("string", None),
        "uscc": ("string", "A"),
        "site_no": ("int64", None),
        "spell": ("int64", None),
        "work_position": ("string", None),
        "dust_kind": ("string", "silica"),
        "exposure_from": ("date", "2015-03-01"),
        "exposure_until": ("date", None),
        "status": ("string", "in_post"),
    },
    "health_examinations": {
        "person_key": ("string", None),
        "uscc": ("string", "A"),
        "site_no": ("int64", None),
        "examined_on": ("date", None),
        "examination_type": ("string", "periodic"),
    },
    "trainings": {
        "person_key": ("string", None),
        "uscc": ("string", "A"),
        "site_no": ("int64", None),
        "audience": ("string", "worker"),
        "trained_until": ("date", None),
        "hours": ("float64", 8),
        "passed": ("boolean", True),
    },
}
TRACE = {"_batch": ("int64", 1), "_row": ("int64", None), "_line": ("int64", None), "_sheet": ("string", None)}
