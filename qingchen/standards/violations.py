"""Violations by employers (违法行为) in the columns of an enforcement checklist, from content to range of the penalty.

What a finding names as its basis.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qingchen.standards.dated import STATUSES
from qingchen.standards.yaml_file import read_yaml

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Violation:
    """One line of the checklist.

    status   how sure the wording is (see `dated`)
    items    form items (附表2) under which it is found, with a blank between; a proposal to whoever raises a finding
    """

    code: str
    content: str
    standard: str
    method: str
    act: str
    clause: str
    penalty_basis: str
    penalty: str
    status: str
    items: str


@dataclass(frozen=True, slots=True)
class EnforcementBody:
    """Who enforces the law at an employer. `name` has {place} where each place has its own body."""

    title: str
    name: str
    basis: str
    status: str


@cache
def violations() -> dict[str, Violation]:
    """By code, in the order of the table."""
    with (_DATA / "violations.csv").open(encoding="utf-8", newline="") as lines:
        found = [Violation(**row) for row in csv.DictReader(lines)]
    assert all(one.status in STATUSES for one in found)
    return {one.code: one for one in found}


def violation_of_item(code: str) -> str:
    """Code of the violation that an item of the employers' form asks about; empty where none is proposed."""
    return next((one.code for one in violations().values() if code in one.items.split()), "")


def enforcement_body(key_industry: str | None, province: str) -> EnforcementBody:
    """Coal mines have a body of their own; everybody else the health authority of the place."""
    table = read_yaml(_DATA / "enforcement_bodies.yaml")
    kind = "coal_mine" if key_industry == "coal_mine" else "other"
    told = table[kind]
    return EnforcementBody(told["title"], told["names"].get(province, told["name"]), told["basis"], told["status"])
