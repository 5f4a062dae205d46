"""What a team files while it is at work, its place reads in no ledger, batch or program before the signature."""

import polars as pl
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from qingchen import clock
from qingchen.accounts.actions import issue_token
from qingchen.accounts.models import User
from qingchen.accounts.token_holder import ALL_REGISTERS, TokenAct
from qingchen.inspection.models import Team
from qingchen.registers.actions import put_rows
from qingchen.registers.models import Batch
from qingchen.registers.reader import ScopedReader
from qingchen.registers.store import batches_for, snapshot
from qingchen.values.region import Area
from tests.builders import opened_round, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
REGISTERS = frozenset({"answers", "evidence_files", "recounts"})
UNIT = Area(("2205",), ("220581",))


@pytest.fixture
def filed():
    """Team 2 has filed one record that it recounted in 通化."""
    opened_round()
    row = {"round_code": "jilin-2020-1", "draw_code": "abc", "seed": "4 0 7", "frame_digest": "0" * 64}
    row |= {"drawn_place": 1, "register_name": "employers", "subject": "1-1", "division": "220502"}
    row |= {"attribute": "declaration_rate", "result": "agrees", "recounted_on": clock.today()}
    with transaction.atomic():
        put_rows(person("member_2a"), "recounts", pl.DataFrame([row]), "2205")
    return Batch.objects.get()


def signed() -> None:
    Team.objects.filter(number=2).update(state="signed")


def rows(username: str) -> list[int]:
    """How many the person finds as a table, among all versions, by a search, by batch; and how many batches."""
    reader = ScopedReader(person(username), snapshot(clock.today()))
    return [
        reader.table("recounts").count().to_pyarrow().as_py(),
        reader.versions("recounts").count().to_pyarrow().as_py(),
        reader.matching("recounts", "draw_code", "abc").height,
        len(reader.rows_of_batch("recounts", Batch.objects.get().number, 1, 9)),
        batches_for(person(username)).count(),
    ]


def test_what_was_filed_is_the_teams_and_the_offices_until_the_team_has_signed(filed):
    assert rows("member_2a") == rows("province") == [1] * 5
    assert rows("officer_tonghua") == [0] * 5
    signed()
    assert rows("officer_tonghua") == [1] * 5


def test_only_places_wait_and_each_for_its_own_team(filed):
    assert person("officer_tonghua").closed == REGISTERS
    assert {person(name).closed for name in ("province", "member_2a", "leader_1", "auditor")} == {frozenset()}
    signed()
    assert person("officer_tonghua").closed == frozenset()
    assert person("officer_changchun").closed == REGISTERS


def test_a_program_is_told_nothing_either_and_the_list_of_ledgers_says_when_they_open(filed):
    office = person("province")
    _, secret = issue_token(office, "通化", area=UNIT, acts=list(TokenAct), registers=[ALL_REGISTERS], days=30)
    program, browser = Client(headers={"Authorization": f"Bearer {secret}"}), Client()
    officer = User.objects.get(username="officer_tonghua")
    browser.force_login(officer, "allauth.account.auth_backends.AuthenticationBackend")
    address = f"/api/v1/batches/{filed.uid}"
    assert program.get("/api/v1/registers/recounts/rows").json()["rows"] == []
    assert program.get(address).status_code == program.get(f"{address}/rows").status_code == 404
    assert browser.get(reverse("ledgers")).content.decode().count("检查组签发报告后可查") == len(REGISTERS)
    signed()
    assert len(program.get("/api/v1/registers/recounts/rows").json()["rows"]) == 1
    assert program.get(address).status_code == 200
    assert "检查组签发报告后可查" not in browser.get(reverse("ledgers")).content.decode()


def test_an_area_of_a_county_meets_its_unit_and_no_other():
    county = Area(("220502",))
    assert county.meets(UNIT)
    assert UNIT.meets(county)
    assert not Area(("220581",)).meets(UNIT)
    assert not UNIT.meets(Area(("2201",)))
    assert Area(("22",)).meets(UNIT)
