"""The further registers of a random world. See `random_world`."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

Rows = list[dict[str, Any]]
Cell = Callable[[], Any]
COUNTIES = ("220182", "220381", "220184", "220581", "220621", "222426", "220171")
PLACES = (*COUNTIES, "2201", "2205", "220182101", "220621120", "222426120")
VILLAGES = ("220182101001", "220182101001", "220184101001", "220381101001", "222426120001", "220182101", "220182")


def further(chance: random.Random, day: Callable[[], date], codes: list[str], people: list[str], size: int) -> Any:
    """`codes` of employers, `people` of the world; `size` rows more or less a register."""

    def of(*choices: Any) -> Cell:
        return lambda: chance.choice(choices)

    def perhaps() -> date | None:
        return chance.choice((None, day()))

    def table(rows: int, **columns: Cell) -> Rows:
        return [{name: cell() for name, cell in columns.items()} | {"order": order} for order in range(rows)]

    def numbered(name: str, rows: Rows) -> Rows:
        return [row | {name: f"{name}{number}"} for number, row in enumerate(rows)]

    site = {"uscc": of(*codes), "site_no": of(1, 1, 1, None, 2)}
    yes = of(True, False, None)
    schemes = ("basic_insurance", "serious_illness_insurance", "medical_aid", "subsistence_allowance")
    more_schemes = ("temporary_aid", "registered_poor", "serious_illness_treatment")
    organisations = [f"O{number}" for number in range(8)]
    return {
        "patients": numbered(
            "case_id",
            table(
                size * 16,
                person=of(*people, None),
                phone_key=of("话", "话", None),
                resident_division=of(*VILLAGES),
                reporting_division=of(*COUNTIES),
                stage=of("stage_1", None),
                first_diagnosed_on=day,
                case_class=of("occupational", "occupational", "unattributed"),
                benefit_class=of("insured", "employer", "social", None),
                employer_payment_proof=of(None, "证"),
                identity_missing_reason=of(None, "early_case"),
                registered_poor=yes,
                serious_illness_treated=yes,
                treated_on=perhaps,
                alive=of(True, True, True, False),
                died_on=lambda: chance.choice((None, None, None, day())),
                file_established=of(True, True, False, None),
                not_counted_reason=of(None, None, None, None, "duplicate_card"),
            ),
        ),
        "follow_ups": table(
            size * 12,
            case_id=lambda: f"case_id{chance.randrange(size * 16)}",
            visited_on=day,
            result=of("alive", "alive", "alive", "lost", "dead", "moved_out", "duplicate_card", "not_pneumoconiosis"),
            lost_reason=of(None, "moved"),
        ),
        "medical_aid_matches": table(
            size * 12,
            person=of(*people),
            scheme=of(*schemes, *more_schemes),
            status=of("receiving", "receiving", "eligible", "ended"),
            treated_on=perhaps,
        ),
        "injury_insurance_matches": one_a_key(
            table(
                size * 5,
                person=of(*people),
                **site,
                status=of("paid", "paid", "project_lump", "arrears"),
                matched_on=day,
                insured_from=perhaps,
                paid_until=perhaps,
            ),
            *("person", "uscc", "site_no"),
        ),
        "enforcement_cases": table(
            size * 6,
            **site,
            agency_division=of(*PLACES),
            inspected_on=day,
            document_no=of("文1", "文2", None),
            project_code=lambda: chance.choice((None, f"project_code{chance.randrange(size * 4)}")),
            decided_on=perhaps,
            measures=of(["none"], ["ordered"], ["ordered", "fine"], ["warning"], ["closure_proposed"], None),
            correct_by=perhaps,
            rechecked_on=perhaps,
            recheck_result=of("corrected", "uncorrected", None),
        ),
        "construction_projects": numbered(
            "project_code",
            table(
                size * 4,
                project_name=of("项目"),
                uscc=of(*codes, None),
                site_no=of(1, None, 2),
                division=of(*COUNTIES),
                key_industry=of("coal_mine", "metallurgy", "other"),
                approved_on=day,
                stage=of("feasibility", "design", "construction", "trial", "completed"),
                pre_evaluated_on=perhaps,
                designed_on=perhaps,
                control_evaluated_on=perhaps,
                accepted_on=perhaps,
            ),
        ),
        "staff": table(
            size * 2,
            person=of(*people),
            organisation_uscc=of(*organisations),
            organisation_name=of("机构"),
            organisation_kind=of("administration", "supervision", "disease_control"),
            division=of(*PLACES),
            department=of(None, "科"),
            post=of("administrator", "enforcement_officer", "technician"),
            duty=of("full_time", "part_time"),
            title=of(None, "senior", "associate_senior", "intermediate", "junior", "none"),
            since=perhaps,
            left_on=lambda: chance.choice((None, None, day())),
        ),
        "co_supervisors": table(
            size,
            person=of(*people),
            division=of(*PLACES[-3:], "220381101", "220184101"),
            appointed_on=day,
            ended_on=lambda: chance.choice((None, None, day())),
            full_time=yes,
            rounds_this_year=of(None, 0, 3),
            reports_this_year=of(None, 0, 2),
            trained_on=perhaps,
        ),
        "institutions": numbered(
            "institution_no",
            table(
                size * 3,
                institution_name=of("机构"),
                institution_kind=of("diagnosis", "examination", "disease_control", "administration", "supervision"),
                division=of(*PLACES[:9]),
                filed_on=perhaps,
                valid_until=lambda: chance.choice((None, None, day())),
                scopes=of(["dust"], ["dust", "chemical"], ["chemical"], None),
                status=of("active", "active", "inactive", "cancelled"),
                department=of(None, "职业健康科"),
                accepted_cases=of(None, 5),
                closed_cases=of(None, 3, 6),
                overdue_cases=of(None, 0, 1),
                organisation_uscc=of(*organisations, None),
            ),
        ),
        "equipment": table(
            size * 2,
            organisation_uscc=of(*organisations),
            item=of("dust_sampler", "dust_meter", "camera", "vehicle", "other"),
            quantity=of(0, 1, 2),
            calibration_due_on=perhaps,
            state=of("in_use", "in_use", "in_repair"),
        ),
        "experts": table(
            size // 2,
            expert_no=of("专"),
            division=of(*PLACES),
            entered_on=perhaps,
            left_on=perhaps,
            draws_this_year=of(None, 0, 2),
        ),
        "documents": table(
            size // 2,
            ledger_no=of("册"),
            document_kind=of("responsibility_letter", "plan"),
            division=of(*PLACES),
            issued_on=day,
        ),
        "governance_actions": table(
            size,
            **site,
            found_on=day,
            action=of("renovation", "suspension", "closure"),
            done_on=perhaps,
            acceptance=of(None, "验"),
        ),
        "rehabilitation_stations": numbered(
            "station_no",
            table(
                8,
                station_kind=of("station", "point"),
                division=of(*VILLAGES[:5]),
                state=of("running", "planned", "closed"),
            ),
        ),
        "legal_aid_cases": numbered(
            "legal_aid_no", table(size, division=of(*COUNTIES), accepted_on=perhaps, closed_on=perhaps)
        ),
        "dust_control_facilities": table(
            size,
            facility_no=of("设"),
            **site,
            work_position=of("破碎", "筛分", "包装"),
            installed_on=perhaps,
            state=of("working", "working", "disused"),
        ),
        "external_list_entries": numbered(
            "entry_no",
            table(
                size,
                list_kind=of("discharge_permit", "electricity"),
                entry_name=of("示例单位"),
                uscc=of(*codes[:12], None),
                division=of(*COUNTIES),
                match_result=of("matched", "missed", "out_of_scope"),
                matched_uscc=of(*codes[:12], None),
            ),
        ),
        "recounts": table(
            size * 2,
            draw_code=of("1", "2"),
            attribute=of("declaration_rate", "worker_training_rate", "health_examination_rate"),
            reported_number=of(1.0, 1.0, 0.0, None),
            subject=lambda: f"S{chance.randrange(12)}",
            division=of(*COUNTIES),
            result=of("agrees", "agrees", "agrees", "differs", "not_reached"),
            recounted_on=day,
        ),
        "answers": table(
            size * 30,
            inspectee_kind=of("employer", "employer", "county"),
            inspectee_code=lambda: f"{chance.choice(codes)}-{chance.choice((1, 1, 2))}",
            item_code=of(
                "AF1-01", "AF1-02", "AF1-03", "AF1-05", "AF2-01", "AF2-02", "AF2-03", "AF4-01", "AF4-02", "AF6-04"
            ),
            numerator=of(3, 5),
            denominator=of(5, 8, None),
            value_text=of("是", "否"),
            verdict=of("met", "met", "met", "met", "not_applicable", "not_met"),
            submitted_on=day,
        ),
    }


def one_a_key(rows: list[dict[str, Any]], *key: str) -> list[dict[str, Any]]:
    """As the store guarantees: one winning row a key, whose site and spell numbers are 1 where absent."""
    return list({tuple(row[name] or 1 for name in key): row for row in rows}.values())
