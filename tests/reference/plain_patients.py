"""The figures of patients, slowly. See `plain_rates`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tests.reference.plain_divisions import cut
from tests.reference.plain_rates import Counted, Registers, Row
from tests.reference.plain_sites import by_day

LIVING_AID = ("subsistence_allowance", "destitute_support", "temporary_aid")
NO_CASE = ("not_pneumoconiosis", "duplicate_card")


@dataclass(frozen=True)
class Case:
    row: Row
    visits: list[Row]
    aid: list[Row]
    on: date

    @property
    def dead(self) -> bool:
        died = self.row["died_on"]
        in_file = by_day(died, self.on) or (self.row["alive"] is False and died is None)
        return in_file or self.found(("dead",), unless=("alive",))

    def found(self, results: tuple[str, ...], unless: tuple[str, ...]) -> bool:
        """A visit found one of `results`, and none on a later day one of `unless`."""
        return any(
            visit["result"] in results
            and not any(
                other["result"] in unless and other["visited_on"] > visit["visited_on"] for other in self.visits
            )
            for visit in self.visits
        )

    @property
    def visits_of_year(self) -> list[Row]:
        return [visit for visit in self.visits if visit["visited_on"].year == self.on.year]

    @property
    def reached(self) -> bool:
        return self.dead or any(visit["result"] in ("alive", "dead") for visit in self.visits_of_year)

    @property
    def concluded(self) -> bool:
        lost = any(visit["result"] == "lost" and visit["lost_reason"] is not None for visit in self.visits_of_year)
        return self.reached or lost

    def receives(self, *schemes: str) -> bool:
        return any(row["scheme"] in schemes and row["status"] == "receiving" for row in self.aid)

    def due(self, *schemes: str) -> bool:
        return any(row["scheme"] in schemes and row["status"] in ("receiving", "eligible") for row in self.aid)

    @property
    def poor(self) -> bool:
        return self.row["registered_poor"] is True or self.receives("registered_poor")


def _cases(registers: Registers, on: date) -> Iterator[Case]:
    visits: dict[str, list[Row]] = {}
    for visit in registers["follow_ups"]:
        if visit["visited_on"] <= on:
            visits.setdefault(visit["case_id"], []).append(visit)
    aid: dict[str, list[Row]] = {}
    for match in registers["medical_aid_matches"]:
        aid.setdefault(match["person"], []).append(match)
    for row in registers["patients"]:
        if row["not_counted_reason"] is None and row["first_diagnosed_on"] <= on:
            own = aid.get(row["person"], []) if row["person"] is not None else []
            case = Case(row, visits.get(row["case_id"], []), own, on)
            if not case.found(NO_CASE, unless=("alive", "dead")):
                yield case


def _count(
    registers: Registers, on: date, which: Callable[[Case], bool], judge: Callable[[Case], bool]
) -> list[Counted]:
    return [
        Counted(case.row["reporting_division"], True, int(judge(case)), 1)
        for case in _cases(registers, on)
        if which(case)
    ]


def _living(case: Case) -> bool:
    return not case.dead


def _occupational(case: Case) -> bool:
    return case.row["case_class"] == "occupational"


def _ours(case: Case) -> bool:
    return not case.found(("moved_out",), unless=("alive", "dead"))


def reported_case_count(registers: Registers, on: date) -> list[Counted]:
    return _count(registers, on, _occupational, lambda _: True)


def living_case_count(registers: Registers, on: date) -> list[Counted]:
    return _count(registers, on, _occupational, _living)


def follow_up_reached_rate(registers: Registers, on: date) -> list[Counted]:
    return _count(registers, on, _ours, lambda case: case.reached)


def follow_up_completion_rate(registers: Registers, on: date) -> list[Counted]:
    return _count(registers, on, _ours, lambda case: case.concluded)


def patient_file_rate(registers: Registers, on: date) -> list[Counted]:
    return _count(registers, on, _living, lambda case: case.row["file_established"] is True)


def patient_file_completeness_rate(registers: Registers, on: date) -> list[Counted]:
    def complete(case: Case) -> bool:
        row = case.row
        known = row["person"] is not None or row["identity_missing_reason"] is not None
        village = len(row["resident_division"] or "") == 12
        return known and village and all(row[name] is not None for name in ("stage", "benefit_class", "phone_key"))

    return _count(registers, on, lambda case: _living(case) and case.row["file_established"] is True, complete)


def uninsured_case_count(registers: Registers, on: date) -> list[Counted]:
    return _count(
        registers,
        on,
        lambda case: _living(case) and _occupational(case),
        lambda case: case.row["benefit_class"] != "insured",
    )


def employer_payment_rate(registers: Registers, on: date) -> list[Counted]:
    return _count(
        registers,
        on,
        lambda case: _living(case) and case.row["benefit_class"] == "employer",
        lambda case: case.row["employer_payment_proof"] is not None,
    )


def basic_insurance_rate(registers: Registers, on: date) -> list[Counted]:
    return _count(registers, on, _living, lambda case: case.receives("basic_insurance"))


def _received(registers: Registers, on: date, *schemes: str) -> list[Counted]:
    return _count(
        registers, on, lambda case: _living(case) and case.due(*schemes), lambda case: case.receives(*schemes)
    )


def serious_illness_insurance_rate(registers: Registers, on: date) -> list[Counted]:
    return _received(registers, on, "serious_illness_insurance")


def medical_aid_rate(registers: Registers, on: date) -> list[Counted]:
    return _received(registers, on, "medical_aid")


def living_aid_rate(registers: Registers, on: date) -> list[Counted]:
    return _received(registers, on, *LIVING_AID)


def registered_poor_count(registers: Registers, on: date) -> list[Counted]:
    return _count(registers, on, _living, lambda case: case.poor)


def serious_illness_treatment_rate(registers: Registers, on: date) -> list[Counted]:
    def treated(case: Case) -> bool:
        matched = any(
            row["scheme"] == "serious_illness_treatment"
            and row["status"] == "receiving"
            and by_day(row["treated_on"], on)
            for row in case.aid
        )
        return matched or (case.row["serious_illness_treated"] is True and by_day(case.row["treated_on"], on))

    return _count(registers, on, lambda case: _living(case) and case.poor, treated)


def _residents(registers: Registers, on: date, digits: int) -> dict[str, int]:
    there: dict[str, int] = {}
    for case in _cases(registers, on):
        lives = case.row["resident_division"] or ""
        if _living(case) and len(lives) >= digits:
            place = cut(lives, digits, on)
            there[place] = there.get(place, 0) + 1
    return there


def patient_township_count(registers: Registers, on: date) -> list[Counted]:
    return [Counted(place, True, int(people >= 100), 1) for place, people in _residents(registers, on, 9).items()]


def patient_village_count(registers: Registers, on: date) -> list[Counted]:
    return [Counted(place, True, int(people >= 10), 1) for place, people in _residents(registers, on, 12).items()]


def rehabilitation_provision_rate(registers: Registers, on: date) -> list[Counted]:
    told = []
    for kind, digits, least in (("station", 9, 100), ("point", 12, 10)):
        built = {
            cut(row["division"], digits, on)
            for row in registers["rehabilitation_stations"]
            if row["station_kind"] == kind and row["state"] in ("running", "building", "planned")
        }
        for place, people in _residents(registers, on, digits).items():
            if people >= least:
                told.append(Counted(place, True, int(place in built), 1))
    return told


def legal_aid_closed_rate(registers: Registers, on: date) -> list[Counted]:
    return [
        Counted(row["division"], True, int(by_day(row["closed_on"], on)), 1)
        for row in registers["legal_aid_cases"]
        if by_day(row["accepted_on"], on)
    ]
