"""A round in which a place, its county and its program work, with a sealed visit to one of its employers or without.

Clock, ids and tokens stand still: whatever is random is drawn from a seed that each step sets anew, so a step gives
the same in both worlds, whatever was done sealed before it.
"""

import random
import secrets
import string
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

import polars as pl

from qingchen import clock
from qingchen.accounts.actions import issue_token, keep_account
from qingchen.accounts.token_holder import ALL_REGISTERS, TokenAct
from qingchen.findings.actions.raising import raise_finding
from qingchen.inspection.actions.draws import draw_by_number, freeze_employers, publish_frames
from qingchen.inspection.actions.evidence import add_evidence
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.actions.sheets import save_entries, save_entry, submit_sheet
from qingchen.inspection.actions.visits import select_county
from qingchen.inspection.draws.frozen import ALL
from qingchen.inspection.models import Inspectee, Round
from qingchen.inspection.store import form_of
from qingchen.registers.actions import put_rows
from qingchen.registers.models import Batch
from qingchen.values.actor import Role
from qingchen.values.region import Area
from tests.builders import filled, inspectee, opened_round, person, picture, sheet

PLACE, COUNTY = "officer_tonghua", "officer_dongchang"
SECRETS = ("visit", "sealed_sheet", "sealed_evidence", "sealed_draw", "sealed_finding")


class Dice:
    """What ids and tokens are drawn from: nothing that else is random (names of temporary files) moves them."""

    def __init__(self, monkeypatch) -> None:
        self.random = random.Random(0)
        letters = string.ascii_letters + string.digits
        monkeypatch.setattr(secrets, "token_urlsafe", lambda size=32: "".join(self.random.choices(letters, k=size + 4)))
        monkeypatch.setattr(secrets, "token_bytes", lambda size=32: self.random.randbytes(size))
        monkeypatch.setattr(secrets, "token_hex", lambda size=32: self.random.randbytes(size).hex())
        monkeypatch.setattr(secrets, "choice", self.random.choice)

    def set(self, step: str) -> None:
        self.random.seed(step)


@dataclass
class SealedWorld:
    """The things that addresses name, by what the table of routes calls them."""

    dice: Dice
    sealed: bool
    things: dict[str, str] = field(default_factory=dict)

    def build(self) -> None:
        with self._step("the round is opened"):
            round_ = opened_round()
            area = Area(("220502",))
            keep_account(person("province"), COUNTY, name="东昌区示例", role=Role.PLACE, area=area, agency="东昌区")
            token, secret = issue_token(
                person("province"), "东昌区系统", area=area, acts=list(TokenAct), registers=[ALL_REGISTERS], days=30
            )
            self.things |= {"token": token.public_id, "secret": secret, "round": round_.public_id}
        with self._step("employers are known"):
            _employers("220402", range(1, 11))
            _employers("220502", range(101, 131))
        with self._step("the place begins to check itself"):
            county = select_county(person("province"), inspectee(round_).unit, "220502")
            own = sheet(round_)
            add_evidence(person(PLACE), own, "回执.png", picture())
            save_entry(person(PLACE), own, filled(form_of(own).items[0], "self_check"))
            visited = sheet(round_, "tonghua", "inspection")
            save_entry(person("member_2a"), visited, filled(form_of(visited).items[0], "inspection"))
            self.things |= {
                "unit": own.inspectee.public_id,
                "county": county.public_id,
                "sheet": own.public_id,
                "team_sheet": visited.public_id,
                "evidence": own.evidence.get().public_id,
                "team": own.inspectee.unit.team.public_id,
            }
        self._drawn(round_)
        if self.sealed:
            with self._step("the team's visit, sealed"):
                self._visited()
        with self._step("the round goes on"):
            _employers("220502", range(131, 134))
            freeze_results(person("province"), round_, date(2020, 7, 22))
            save_entry(person(PLACE), own, filled(form_of(own).items[1], "self_check"))
            self.things["batch"] = Batch.objects.latest("number").uid

    def _drawn(self, round_: Round) -> None:
        office = person("province")
        with self._step("an open draw"):
            told = freeze_employers(office, inspectee(round_, "liaoyuan").unit, {ALL: 2}, sealed=False)
            self.things |= {"session": told.session.public_id, "open_draw": told.public_id}
        if self.sealed:
            with self._step("a sealed draw"):
                hidden = freeze_employers(office, inspectee(round_).unit, {ALL: 1})
                self.things["sealed_draw"] = hidden.public_id
        with self._step("the frames are published"):
            publish_frames(office, told.session, "示例号码", date(2020, 7, 21))
        with self._step("the number comes", datetime(2020, 7, 21, 9)):
            draw_by_number(office, told.session, "4 0 7")

    def _visited(self) -> None:
        visit = Inspectee.objects.get(kind="employer", unit__code="tonghua")
        member, form = person("member_2a"), visit.sheets.get(purpose="inspection")
        add_evidence(member, form, "暗访照片.png", picture("blue"))
        items = form_of(form).items
        assert save_entries(member, form, [filled(item, "inspection") for item in items]) == []
        code = next(item.code for item in items if item.judged)
        words = {"statement": "未申报", "fact": "现场查看无回执", "figure": "1", "named_object": visit.name}
        finding = raise_finding(member, visit, code, severity="general", **words)
        submit_sheet(member, form)
        self.things |= {
            "visit": visit.public_id,
            "sealed_sheet": form.public_id,
            "sealed_evidence": form.evidence.get().public_id,
            "sealed_finding": finding.public_id,
        }

    @contextmanager
    def _step(self, name: str, at: datetime = datetime(2020, 7, 20, 9)) -> Iterator[None]:
        self.dice.set(name)
        with clock.at(at):
            yield


def _employers(division: str, numbers: range) -> None:
    rows = [
        {
            "uscc": f"91229900000000{number:04d}",
            "site_no": 1,
            "name": f"示例{number:04d}厂",
            "division": division,
            "key_industry": "building_materials",
            "production_status": "operating",
            "in_scope": True,
            "workers_dust_exposed": 8,
        }
        for number in numbers
    ]
    put_rows(person("province"), "employers", pl.DataFrame(rows), "22")
