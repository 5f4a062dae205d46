"""The people at every page: an office, a place, another place, a team, another team, the auditor, nobody."""

import re

import polars as pl
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from qingchen.inspection.actions.evidence import add_evidence
from qingchen.inspection.actions.sheets import submit_sheet
from qingchen.inspection.filed import release_visits
from qingchen.inspection.models import Inspectee, Team
from qingchen.registers.actions import put_rows
from qingchen.registers.models import Batch
from tests.builders import drawn_visits, fill, inspectee, person, picture, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]

PAGES = {
    "tasks": {"province", "officer_tonghua", "leader_2", "member_2a"},
    "overview": {"province", "leader_2", "member_2a"},
    "notices": {"province"},
    "round": {"province"},
    "inspectees": {"province", "officer_tonghua", "leader_2", "member_2a"},
    "verification": {"province", "officer_tonghua", "leader_2", "member_2a"},
    "sheets": {"province", "officer_tonghua", "leader_2", "member_2a"},
    "findings": {"province", "officer_tonghua", "leader_2", "member_2a"},
    "assessment": {"province", "officer_tonghua"},
    "reports": {"province", "officer_tonghua", "leader_2", "member_2a"},
    "submissions": {"province", "officer_tonghua"},
    "submission_new": {"province", "officer_tonghua"},
    "links": {"province", "officer_tonghua"},
    "search": {"province", "officer_tonghua", "leader_2", "member_2a"},
    "indicators": {"province", "officer_tonghua", "leader_2", "member_2a"},
    "audit": {"province", "auditor"},
    "tokens": {"province", "auditor"},
    "ledgers": {"province", "officer_tonghua", "leader_2", "member_2a"},
}


@pytest.mark.parametrize("username", ["province", "officer_tonghua", "leader_2", "member_2a", "auditor"])
def test_each_page_opens_for_its_roles_and_names_the_matter_to_others(browser, username):
    client = browser(username)
    found = {name for name in PAGES if client.get(reverse(name)).status_code == 200}
    assert found == {name for name, people in PAGES.items() if username in people}
    refused = [client.get(reverse(name)) for name in PAGES if name not in found]
    assert all(answer.status_code == 403 and "不能办理" in answer.content.decode() for answer in refused)


@pytest.mark.parametrize("username", ["province", "officer_tonghua", "leader_2", "auditor"])
def test_the_sidebar_leads_only_to_pages_that_open(browser, username):
    client = browser(username)
    home = client.get("/", follow=True).content.decode()
    sidebar = home[home.index('<nav class="sidebar"') : home.index("</nav>")]
    addresses = re.findall(r'<a href="(/[^"]*)"', sidebar)
    assert addresses
    assert [client.get(address, follow=True).status_code for address in addresses] == [200] * len(addresses)


def test_nobody_sees_a_page_without_signing_in(db):
    answers = [Client().get(reverse(name)) for name in PAGES]
    assert all(answer.status_code == 302 for answer in answers)
    assert all(answer.headers["Location"].startswith("/accounts/login/") for answer in answers)


@pytest.mark.parametrize("username", ["officer_changchun", "leader_1", "auditor"])
def test_whoever_has_no_part_in_a_place_finds_nothing_of_it(browser, round_, username):
    own = sheet(round_)
    file = add_evidence(person("officer_tonghua"), own, "回执.png", picture())
    addresses = [
        reverse("inspectee", args=[own.inspectee.public_id]),
        reverse("sheet", args=[own.public_id]),
        reverse("item", args=[own.public_id, "ZH2-09"]),
        reverse("item_line", args=[own.public_id, "ZH2-09"]),
        reverse("sheet_workbook", args=[own.public_id]),
        reverse("evidence", args=[file.public_id]),
    ]
    client = browser(username)
    expected = 403 if username == "auditor" else 404
    assert [client.get(address).status_code for address in addresses] == [expected] * len(addresses)
    assert [browser("officer_tonghua").get(address).status_code for address in addresses] == [200] * len(addresses)


def test_a_sealed_visit_changes_no_byte_of_what_the_place_is_shown(browser, round_):
    office = person("province")
    employer = {
        "uscc": "912299000000000015",
        "site_no": 1,
        "name": "某某建材有限公司",
        "division": "220502",
        "key_industry": "building_materials",
        "production_status": "operating",
        "in_scope": True,
        "workers_dust_exposed": 8,
    }
    with transaction.atomic():
        put_rows(office, "employers", pl.DataFrame([employer]), "22")
    place = browser("officer_tonghua")
    pages = ["tasks", "inspectees", "sheets", "findings", "reports", "submissions", "verification", "indicators"]
    addresses = [reverse(name) for name in (*pages, "ledgers", "search")]
    addresses += [reverse("ledger", args=[name]) for name in ("answers", "evidence_files", "claims", "employers")]
    before = {address: _shown(place, address) for address in addresses}
    drawn_visits(inspectee(round_).unit)
    visit = Inspectee.objects.get(kind="employer")
    assert {address: _shown(place, address) for address in addresses} == before
    member, form = person("member_2a"), sheet(round_, visit.code, "inspection")
    assert fill(member, form) == []
    submit_sheet(member, form)
    assert {address: _shown(place, address) for address in addresses} == before
    assert place.get(reverse("inspectee", args=[visit.public_id])).status_code == 404
    assert visit.name in browser("leader_2").get(reverse("inspectees")).content.decode()
    with transaction.atomic():
        release_visits(person("leader_2"), visit.unit.team)
        Team.objects.filter(id=visit.unit.team_id).update(state="signed")
    assert sorted(Batch.objects.values_list("register", flat=True)) == ["answers", "employers", "evidence_files"]
    assert form.public_id in _shown(place, reverse("ledger", args=["answers"]))


def _shown(client: Client, address: str) -> str:
    """The page without its one-time tokens."""
    page = client.get(address).content.decode()
    return re.sub(r'(csrfmiddlewaretoken" value|csrf-token" content)="[^"]*"', "", page)
