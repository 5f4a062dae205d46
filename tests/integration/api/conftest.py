"""A small store of two counties, and programs with tokens."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from qingchen.accounts.actions import issue_token
from qingchen.accounts.token_holder import ALL_REGISTERS
from qingchen.registers import actions
from qingchen.values.region import Area
from tests.integration.registers.files import GONGZHULING, LISHU, PROVINCE, csv_of, employers

OTHER = "91229900MA0DEMA02Y"
WORKER = {
    "identity_type": "居民身份证",
    "identity_number": "229900196001010012",
    "name": "示例甲",
    "uscc": "91229900MA0DEMA01U",
    "work_position": "破碎",
    "dust_kind": "矽尘",
    "exposure_from": "2015-03-01",
    "employment_type": "劳动合同",
    "status": "在岗",
    "effective_on": "2020-06-30",
}


class Program:
    """A program that calls the API with its token."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.client = Client(headers={"Authorization": f"Bearer {secret}"})

    def get(self, path: str, **query: Any):
        return self.client.get(f"/api/v1/{path}", query)

    def post(self, path: str, data: object = None, *, json: bool = True):
        kind = {"content_type": "application/json"} if json else {}
        return self.client.post(f"/api/v1/{path}", {} if data is None else data, **kind)


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()


@pytest.fixture
def program(db, july_2020) -> Callable[..., Program]:
    def issued(
        *codes: str, acts: tuple[str, ...] = ("read", "submit", "accept"), registers: tuple[str, ...] = (ALL_REGISTERS,)
    ) -> Program:
        _, secret = issue_token(PROVINCE, "测试程序", area=Area(codes), acts=acts, registers=registers, days=30)
        return Program(secret)

    return issued


@pytest.fixture
def store(db, july_2020) -> None:
    for actor, register, data, region in (
        (LISHU, "employers", employers({}, {"site_no": 2}), "220322"),
        (GONGZHULING, "employers", employers({"uscc": OTHER, "division": "220381"}), "220381"),
        (LISHU, "exposed_workers", csv_of("exposed_workers", [WORKER]), "220322"),
    ):
        submission = actions.receive(actor, register, f"{register}.csv", data, region=region)
        assert actions.check(actor, submission).problems.total == 0
        actions.accept(PROVINCE, submission)
