"""Patients and workers of 梨树县 (and one of 公主岭), of whom it is known who is who."""

from datetime import date
from typing import Any

import polars as pl
from django.db import transaction

from qingchen.registers.actions import put_rows
from qingchen.registers.catalogue import register_named
from qingchen.registers.parquet import clear_schema
from tests.integration.registers.files import PROVINCE, USCC

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
OTHER_USCC = "91229900MA0DEMB01F"


def number_of(born_on: str, order: int = 1) -> str:
    """An identity number of area 229900, a man's where `order` is odd."""
    first = f"229900{born_on.replace('-', '')}{order:03d}"
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


WORKERS = {
    "张伟": "1950-03-04",
    "王建国": "1955-11-12",
    "李晓明": "1960-03-04",
    "赵志强": "1962-07-08",
    "周海涛": "1958-12-25",
    "单国栋": "1966-06-06",
    "孙立军": "1970-01-01",
    "郑样例": "1965-05-05",
}
# case: (name, birthday, has a number, the worker who it is)
PATIENTS: dict[str, tuple[str, str | None, bool, str | None]] = {
    "A-number": ("张伟", "1950-03-04", True, "张伟"),
    "B-no-number": ("王建国", "1955-11-12", False, "王建国"),
    "C-homophone": ("李小明", "1960-03-04", False, "李晓明"),
    "D-month-and-day-swapped": ("赵志强", "1962-08-07", False, "赵志强"),
    "E-one-character": ("周海林", "1958-12-25", False, "周海涛"),
    "F-order-of-characters": ("单栋国", "1966-06-06", False, "单国栋"),
    "G-nobody": ("吴不在", "1949-10-01", False, None),
    "H-namesake-of-another-age": ("孙立军", "1931-05-05", False, None),
    "I-number-of-nobody": ("钱无踪", "1944-04-04", True, None),
    "J-no-birthday": ("冯缺日", None, False, None),
}


def put(register_name: str, *rows: dict[str, Any], region: str = "220322") -> None:
    schema = clear_schema(register_named(register_name))
    with transaction.atomic():
        frame = pl.DataFrame(list(rows), schema={name: schema[name] for name in rows[0]}, orient="row")
        put_rows(PROVINCE, register_name, frame, region)


def employer(uscc: str, division: str) -> dict[str, Any]:
    return {"uscc": uscc, "site_no": 1, "name": f"示例{division}采石厂", "division": division, "in_scope": True}


def worker(name: str, uscc: str = USCC) -> dict[str, Any]:
    return {"identity_number": number_of(WORKERS[name]), "name": name, "uscc": uscc, "site_no": 1, "spell": 1}


def patient(case: str, place: str = "220322", **changes: Any) -> dict[str, Any]:
    name, born_on, has_number, _ = PATIENTS[case]
    return {
        "case_id": case,
        "name": name,
        "sex": "male",
        "born_on": date.fromisoformat(born_on) if born_on else None,
        "identity_number": number_of(born_on) if has_number and born_on else None,
        "reporting_division": place,
        "resident_division": place,
    } | changes


def linked_world() -> None:
    """All in 梨树县, but 郑样例, who works in 公主岭."""
    put("employers", employer(USCC, "220322"), employer(OTHER_USCC, "220184"))
    put("exposed_workers", *(worker(name, OTHER_USCC if name == "郑样例" else USCC) for name in WORKERS))
    put("patients", *(patient(case) for case in PATIENTS))
