"""The rules as the dossier tells them, restated: months and hours that the rates need."""

from datetime import date

FIRST_DAY_OF_ORDER_5 = date(2021, 2, 1)
HOURS = {"principal": (16, 8), "manager": (16, 8), "worker": (8, 4)}
"""Least hours of the first training and of a repeated one."""


def monitoring_months(hazard_class: str | None, on: date) -> int:
    if on < FIRST_DAY_OF_ORDER_5:
        return 12
    return 36 if hazard_class == "general" else 12


def examination_months(dust_kind: str, coal_mine: bool) -> int:
    """Grade of dust work unknown: the strictest cycle (GBZ 188-2014; order 73 in coal mines says the same)."""
    return 12 if dust_kind in ("silica", "asbestos") else 24
