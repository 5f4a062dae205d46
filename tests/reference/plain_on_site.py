"""The figures of what teams found and recounted, slowly. See `plain_rates`."""

from datetime import date

from tests.reference.plain_places import code_on
from tests.reference.plain_rates import Counted, Registers, Row, _employers, _site

SOUND = ("met", "not_applicable")


def _answers(registers: Registers, on: date) -> dict[str, dict[str, Row]]:
    """Employer's code → item → newest answer."""
    found: dict[str, dict[str, Row]] = {}
    rows = sorted(registers["answers"], key=lambda row: (row["submitted_on"], row["order"]))
    for row in rows:
        if row["inspectee_kind"] == "employer" and row["submitted_on"] <= on:
            found.setdefault(row["inspectee_code"], {})[row["item_code"]] = row
    return found


def _visited(registers: Registers, on: date, *items: str) -> list[tuple[Row, bool, dict[str, Row]]]:
    answers = _answers(registers, on)
    told = []
    for employer, main in _employers(registers):
        uscc, site = _site(employer)
        own = answers.get(f"{uscc}-{site}", {})
        if any(item in own for item in items):
            told.append((employer, main, own))
    return told


def _sound(own: dict[str, Row], *items: str) -> bool:
    return all(item in own and own[item]["verdict"] in SOUND for item in items)


def sound_responsibility_rate(registers: Registers, on: date) -> list[Counted]:
    items = ("AF1-01", "AF1-02", "AF1-03", "AF1-05")
    return [
        Counted(employer["division"], main, int(_sound(own, *items)), 1)
        for employer, main, own in _visited(registers, on, *items)
    ]


def declared_as_found_rate(registers: Registers, on: date) -> list[Counted]:
    items = ("AF2-02", "AF2-03")
    return [
        Counted(employer["division"], main, int(_sound(own, *items)), 1)
        for employer, main, own in _visited(registers, on, *items)
        if "AF2-01" in own and own["AF2-01"]["value_text"] == "是"
    ]


def _sums(registers: Registers, on: date, item: str) -> list[Counted]:
    told = []
    for employer, main, own in _visited(registers, on, item):
        if own[item]["denominator"] is not None:
            told.append(Counted(employer["division"], main, own[item]["numerator"], own[item]["denominator"]))
    return told


def visited_facility_position_rate(registers: Registers, on: date) -> list[Counted]:
    return _sums(registers, on, "AF4-01")


def visited_facility_running_rate(registers: Registers, on: date) -> list[Counted]:
    return _sums(registers, on, "AF4-02")


def visited_insurance_rate(registers: Registers, on: date) -> list[Counted]:
    return _sums(registers, on, "AF6-04")


def _recounted(registers: Registers, on: date, attributes: tuple[str, ...], claimed: bool) -> list[Counted]:
    subjects: dict[tuple[str, str], list[Row]] = {}
    for row in registers["recounts"]:
        told = not claimed or (row["reported_number"] is not None and row["reported_number"] > 0)
        if row["attribute"] in attributes and row["recounted_on"] <= on and row["result"] != "not_reached" and told:
            subjects.setdefault((row["draw_code"], row["subject"]), []).append(row)
    told_of = []
    for rows in subjects.values():
        place = max(code_on(row["division"], on) for row in rows)
        told_of.append(Counted(place, True, int(all(row["result"] == "agrees" for row in rows)), 1))
    return told_of


def survey_agreement_rate(registers: Registers, on: date) -> list[Counted]:
    return _recounted(registers, on, ("declaration_rate", "periodic_monitoring_rate"), claimed=False)


def training_agreement_rate(registers: Registers, on: date) -> list[Counted]:
    trainings = ("principal_training_rate", "manager_training_rate", "worker_training_rate")
    return _recounted(registers, on, trainings, claimed=True)


def examination_agreement_rate(registers: Registers, on: date) -> list[Counted]:
    return _recounted(registers, on, ("health_examination_rate",), claimed=True)
