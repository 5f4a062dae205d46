"""Headings, labels, keys and days of every register that a figure reads: restated in two tables, not imported.

`headings.csv` says what stands above a column, `labels.csv` what a word in it means; any other text stays as it is.
"""

import csv
from collections import defaultdict
from pathlib import Path

_HERE = Path(__file__).parent
TITLES: dict[str, dict[str, str]] = defaultdict(dict)
CODES: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
with (_HERE / "headings.csv").open(encoding="utf-8", newline="") as _lines:
    for _line in csv.DictReader(_lines):
        TITLES[_line["register"]][_line["heading"]] = _line["column"]
with (_HERE / "labels.csv").open(encoding="utf-8", newline="") as _lines:
    for _line in csv.DictReader(_lines):
        CODES[_line["register"]][_line["column"]][_line["label"]] = _line["code"]
KEYS: dict[str, tuple[str, ...]] = {
    "employers": ("uscc", "site_no"),
    "hazard_declarations": ("receipt_no",),
    "dust_measurements": ("report_no", "sample_no"),
    "exposed_workers": ("person", "uscc", "site_no", "spell"),
    "health_examinations": ("institution_no", "exam_no"),
    "trainings": ("training_no", "person"),
    "patients": ("case_id",),
    "follow_ups": ("case_id", "follow_up_no"),
    "medical_aid_matches": ("person", "scheme"),
    "injury_insurance_matches": ("person", "uscc", "site_no"),
    "enforcement_cases": ("case_no",),
    "construction_projects": ("project_code",),
    "staff": ("person", "organisation_uscc"),
    "co_supervisors": ("person",),
    "institutions": ("institution_no", "institution_kind"),
    "equipment": ("organisation_uscc", "asset_no"),
    "experts": ("expert_no",),
    "documents": ("ledger_no",),
    "governance_actions": ("action_no",),
    "rehabilitation_stations": ("station_no",),
    "legal_aid_cases": ("legal_aid_no",),
    "dust_control_facilities": ("facility_no", "uscc", "site_no"),
    "external_list_entries": ("list_kind", "entry_no"),
}
ABOUT: dict[str, str] = {
    "employers": "effective_on",
    "hazard_declarations": "declared_on",
    "dust_measurements": "sampled_on",
    "exposed_workers": "effective_on",
    "health_examinations": "examined_on",
    "trainings": "trained_until",
    "patients": "effective_on",
    "follow_ups": "visited_on",
    "medical_aid_matches": "matched_on",
    "injury_insurance_matches": "matched_on",
    "enforcement_cases": "inspected_on",
    "construction_projects": "effective_on",
    "staff": "effective_on",
    "co_supervisors": "effective_on",
    "institutions": "effective_on",
    "equipment": "effective_on",
    "experts": "effective_on",
    "documents": "issued_on",
    "governance_actions": "found_on",
    "rehabilitation_stations": "effective_on",
    "legal_aid_cases": "applied_on",
    "dust_control_facilities": "effective_on",
    "external_list_entries": "list_taken_on",
}
"""The day that a row tells of itself."""
STATES = (
    "employers",
    "exposed_workers",
    "patients",
    "medical_aid_matches",
    "injury_insurance_matches",
    "construction_projects",
    "staff",
    "co_supervisors",
    "institutions",
    "equipment",
    "experts",
    "rehabilitation_stations",
    "dust_control_facilities",
    "external_list_entries",
)
