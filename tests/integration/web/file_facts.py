"""A quarry with a record and a patient with a history, put into the store: what the file pages are tried on."""

from datetime import date, timedelta
from typing import Any

import polars as pl
from django.db import transaction

from qingchen.registers.actions import put_rows
from tests.builders import person

USCC = "91229900MA0DEMA01U"
WORKER = {"identity_type": "identity_card", "uscc": USCC, "site_no": 1, "spell": 1, "status": "in_post"}


def put(register_name: str, *rows: dict[str, Any], region: str = "22") -> int:
    """Put rows as one batch; returns its number."""
    with transaction.atomic():
        return put_rows(person("province"), register_name, pl.DataFrame(list(rows)), region).number


def quarry() -> None:
    """In 通化's 东昌区: three workers in post of whom one was examined, dust over the limit twice, one fine."""
    put(
        "employers",
        {
            "uscc": USCC,
            "site_no": 1,
            "name": "示例采石有限公司",
            "division": "220502",
            "address": "通化市东昌区示例镇石场路1号",
            "key_industry": "non_coal_mine",
            "size": "small",
            "production_status": "operating",
            "hazard_class": "serious",
            "in_scope": True,
            "workers": 20,
            "workers_exposed": 6,
            "workers_dust_exposed": 4,
            "effective_on": date(2020, 1, 1),
        },
    )
    put("exposed_workers", *(worker(number) for number in (1, 2, 3)))
    put("health_examinations", examination(1))
    put("dust_measurements", *measurements())
    put(
        "enforcement_cases",
        {
            "case_no": "示罚〔2020〕1号",
            "uscc": USCC,
            "site_no": 1,
            "inspection_type": "special",
            "inspected_on": date(2020, 5, 6),
            "document_no": "示文1",
            "measures": ["fine"],
            "fine_yuan": 60000,
        },
    )


def number_of(nth: int) -> str:
    """An identity number of the unassigned area 229900, its check digit right."""
    first = f"22990019700101{nth:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True)) % 11]


def worker(nth: int) -> dict[str, Any]:
    return WORKER | {
        "identity_number": number_of(nth),
        "name": f"示例{'甲乙丙丁戊'[nth - 1]}",
        "work_position": "破碎",
        "dust_kind": "silica",
        "exposure_from": date(2015, 3, 1),
        "effective_on": date(2020, 1, 1),
    }


def examination(nth: int) -> dict[str, Any]:
    return {
        "exam_no": f"T{nth}",
        "institution_no": "示检001",
        "identity_type": "identity_card",
        "identity_number": number_of(nth),
        "name": f"示例{'甲乙丙丁戊'[nth - 1]}",
        "uscc": USCC,
        "site_no": 1,
        "examined_on": date(2020, 4, 1),
        "examination_type": "periodic",
        "conclusion": "normal",
    }


def measurements() -> list[dict[str, Any]]:
    """Total silica dust of 23.5 % (limit 1 mg/m³) at the crusher, yearly; the last report calls 1.6 mg/m³ within."""
    return [
        {
            "report_no": f"示检字{year}",
            "sample_no": "F1",
            "provider_no": "示技001",
            "uscc": USCC,
            "site_no": 1,
            "measurement_type": "periodic",
            "sampled_on": date(2017, 5, 10) + timedelta(days=365 * (year - 2017)),
            "work_position": "破碎",
            "dust_kind": "silica",
            "free_silica_percent": 23.5,
            "fraction": "total",
            "c_twa_mg_m3": measured,
            "result": said,
        }
        for year, measured, said in (
            (2017, 0.6, "within_limit"),
            (2018, 1.0, "within_limit"),
            (2019, 1.4, "over_limit"),
            (2020, 1.6, "within_limit"),
        )
    ]


def patient(**changes: Any) -> dict[str, Any]:
    return {
        "case_id": "SL-0001",
        "identity_type": "identity_card",
        "identity_number": number_of(9),
        "name": "示例患者",
        "sex": "male",
        "phone": "19900000009",
        "resident_division": "220502001001",
        "reporting_division": "220502",
        "pneumoconiosis_kind": "silicosis",
        "stage": "stage_1",
        "staged_on": date(2012, 6, 1),
        "first_diagnosed_on": date(2012, 6, 1),
        "case_class": "occupational",
        "uscc": USCC,
        "employer_exists": True,
        "benefit_class": "insured",
        "benefits": ["work_injury_insurance", "basic_insurance"],
        "insurance_proof": "示工伤认〔2012〕1号",
        "alive": True,
        "effective_on": date(2019, 1, 1),
    } | changes
