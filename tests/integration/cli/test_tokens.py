"""Tokens issued, listed and revoked by command open the same door as those of the page, and leave the same lines."""

import pytest
from click.testing import CliRunner
from django.core.cache import cache
from django.test import Client

from qingchen.accounts.actions import keep_account
from qingchen.accounts.models import ApiToken, AuditLine
from qingchen.cli.commands.tokens import command
from qingchen.problems import Problem
from qingchen.values.actor import SYSTEM, Role
from qingchen.values.region import Area

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _accounts(july_2020):
    cache.clear()
    keep_account(SYSTEM, "office", name="省办", role=Role.PROVINCE, area=Area(("22",)))
    keep_account(SYSTEM, "lishu", name="梨树", role=Role.PLACE, area=Area(("220322",)))


def run(*arguments: str, by: str = "office"):
    return CliRunner().invoke(command, [*arguments, "--as", by], catch_exceptions=False)


def opened(secret: str) -> int:
    return Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/registers").status_code


def test_the_token_printed_opens_the_door_until_it_is_revoked():
    done = run("issue", "梨树县自有系统", "--area", "220322", "--acts", "read,submit", "--days", "30")
    secret = done.stdout.strip()
    token = ApiToken.objects.get()
    assert opened(secret) == 200
    assert token.public_id in run("list").stdout
    assert secret not in run("list").stdout
    assert run("revoke", token.public_id).stdout == "已停用“梨树县自有系统”。\n"
    assert opened(secret) == 401
    assert list(AuditLine.objects.order_by("id").values_list("act", flat=True))[-2:] == ["issue_token", "revoke_token"]


def test_every_fault_of_what_was_asked_is_told_at_once():
    with pytest.raises(Problem) as caught:
        run("issue", "x", "--area", "220322", "--acts", "read,erase", "--registers", "employers,nothing")
    assert "“erase”" in caught.value.sentence
    assert "“nothing”" in caught.value.sentence
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize("arguments", [("issue", "x", "--area", "220322"), ("list",), ("revoke", "x")])
def test_a_county_s_officer_keeps_no_tokens(arguments):
    with pytest.raises(Problem) as caught:
        run(*arguments, by="lishu")
    assert caught.value.code == "account.not_permitted"
