"""The pages of the registers and of the tokens, as people meet them."""

import re

import pytest
from django.urls import reverse

from qingchen.accounts.models import ApiToken, AuditLine
from qingchen.registers import actions
from qingchen.registers.catalogue import registers
from tests.builders import person
from tests.integration.api.conftest import WORKER
from tests.integration.registers.files import csv_of, employers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def store(round_):
    office = person("province")
    sites = employers(*({"site_no": number, "division": "220521"} for number in range(1, 61)))
    for register, data in {"employers": sites, "exposed_workers": csv_of("exposed_workers", [WORKER])}.items():
        submission = actions.receive(office, register, f"{register}.csv", data, region="220521")
        assert actions.check(office, submission).problems.total == 0
        actions.accept(office, submission)


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("store")
def test_a_register_is_shown_page_by_page_with_persons_masked(browser):
    client = browser("officer_tonghua")
    first = text(client.get(reverse("ledger", args=["employers"]), {"place": "2205"}))
    assert "<h2>60 行</h2>" in first
    assert "通化县" in first
    address = re.search(r'href="(\?[^"]*after=[^"]*)"', first).group(1).replace("&amp;", "&")
    second = text(client.get(reverse("ledger", args=["employers"]) + address))
    assert (first.count('<td class="said nowrap">'), second.count('<td class="said nowrap">')) == (50, 10)
    assert "after=" not in second
    worker = text(client.get(reverse("ledger", args=["exposed_workers"])))
    assert "229900********0012" in worker
    assert WORKER["identity_number"] not in worker


@pytest.mark.usefixtures("store")
def test_every_register_s_page_opens_and_shows_nothing_of_another_place(browser):
    client = browser("officer_changchun")
    for name in registers():
        assert "<h2>0 行</h2>" in text(client.get(reverse("ledger", args=[name]), {"uscc": "x", "from": "昨天"})), name


@pytest.mark.usefixtures("store")
def test_the_rows_leave_as_a_file_from_the_page(browser):
    client = browser("officer_tonghua")
    address = reverse("ledger_export", args=["employers"])
    answer = client.post(address, {"form": "csv", "place": "220521"})
    assert "filename*=utf-8''" in answer["Content-Disposition"]
    assert len(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()) == 61
    refused = client.post(address, {"form": "csv", "unmasked": "1"})
    assert (refused.status_code, "写明事由" in refused.content.decode()) == (422, True)
    assert browser("leader_2").post(address, {"form": "csv", "unmasked": "1", "reason": "核查"}).status_code == 403
    package = client.post(reverse("ledgers_package"))
    assert b"".join(package.streaming_content).startswith(b"PK")
    assert client.get(address).status_code == 405


def test_a_token_is_shown_once_and_can_be_revoked_by_the_auditor(browser):
    office = browser("province")
    asked = {"title": "通化系统", "area": "2205", "acts": ["read", "submit"], "registers": ["employers"], "days": "90"}
    issued = text(office.post(reverse("token_issue"), asked))
    secret = re.search(r"qc_[\w-]+", issued).group()
    token = ApiToken.objects.get()
    assert (token.role, token.includes, token.acts) == ("place", "2205", "read,submit")
    assert secret not in text(office.get(reverse("tokens")))
    client = browser("auditor")
    assert office.get("/api/v1/registers", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    client.post(reverse("token_revoke", args=[token.public_id]))
    assert office.get("/api/v1/registers", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert set(AuditLine.objects.filter(what="token").values_list("act", flat=True)) == {"issue_token", "revoke_token"}


def test_a_token_without_a_purpose_an_act_or_an_end_is_not_issued(browser):
    office = browser("province")
    refused = office.post(reverse("token_issue"), {"area": "2205", "registers": ["*"], "days": "9999"})
    told = refused.content.decode()
    assert refused.status_code == 422
    assert all(fault in told for fault in ("没有写用途", "没有选可办理的事项", "有效期须为 1 至 366 天"))
    assert office.post(reverse("token_issue"), {"area": "999999", "days": "1"}).status_code == 422
    for username in ("auditor", "officer_tonghua"):
        assert browser(username).post(reverse("token_issue"), {}).status_code == 403
    assert not ApiToken.objects.exists()
