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
from types import SimpleNamespace

import polars as pl
from django.core import signing

from qingchen import clock
from qingchen.accounts.actions import issue_token, keep_account
from qingchen.accounts.token_holder import ALL_REGISTERS, TokenAct
from qingchen.findings.actions.raising import note_shortcoming, raise_finding
from qingchen.inspection.actions.asks import plan_ask
from qingchen.inspection.actions.draws import draw_by_number, freeze_employers, publish_frames
from qingchen.inspection.actions.evidence import add_evidence
from qingchen.inspection.actions.inspector_draws import freeze_inspectors
from qingchen.inspection.actions.itinerary import ask_other_date, plan_itinerary, propose_dates
from qingchen.inspection.actions.itinerary_limits import note_other_inspection
from qingchen.inspection.actions.onsite import sign_record, write_record
from qingchen.inspection.actions.opinions import raise_opinion
from qingchen.inspection.actions.results import freeze_results
from qingchen.inspection.actions.sheets import save_entries, save_entry, submit_sheet
from qingchen.inspection.actions.visits import select_county
from qingchen.inspection.draws.frozen import ALL
from qingchen.inspection.itinerary.models import VisitDay
from qingchen.inspection.models import Inspectee, Round
from qingchen.inspection.store import form_of
from qingchen.registers.actions import check, put_rows, receive
from qingchen.registers.file_ids import file_ids
from qingchen.registers.models import Batch
from qingchen.values.actor import Role
from qingchen.values.region import Area
from tests.builders import filled, inspectee, opened_round, person, picture, sheet
from tests.integration.inspection.test_onsite import MEETING
from tests.integration.sealed.asked import SEEN

PLACE, COUNTY, OTHER_TEAM = "officer_tonghua", "officer_dongchang", "leader_1"
SECRETS = (
    *("visit", "visited_uscc", "sealed_sheet", "sealed_evidence", "sealed_draw", "sealed_finding", "sealed_record"),
    *("drawn_session", "drawn_people", "told_session", "told_draw", "waiting_session", "waiting_draw"),
)
EMPLOYERS_FILE = "统一社会信用代码,场所序号,单位名称\n91229900000000990X,1,某厂\n"
RECEIPT = {
    "document": "通知",
    "recipient": "某厂",
    "place": "厂",
    "began": "2020-07-20T08:00",
    "way": "直接送达",
    "officers": "甲\n乙",
    "receiver": "丙",
    "signature": "已签名",
}


class Dice:
    """What ids and tokens are drawn from: nothing that else is random (names of temporary files) moves them."""

    def __init__(self, monkeypatch) -> None:
        self.random = random.Random(0)
        letters = string.ascii_letters + string.digits
        monkeypatch.setattr(secrets, "token_urlsafe", lambda size=32: "".join(self.random.choices(letters, k=size + 4)))
        monkeypatch.setattr(secrets, "token_bytes", lambda size=32: self.random.randbytes(size))
        monkeypatch.setattr(secrets, "token_hex", lambda size=32: self.random.randbytes(size).hex())
        monkeypatch.setattr(secrets, "choice", self.random.choice)
        # The hour that signs a cookie is the machine's.
        monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: 1595466000.0))

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
            put_employers("220402", range(1, 11))
            put_employers("220502", range(101, 131))
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
                "form": own.form.digest,
            }
        self._drawn(round_)
        if self.sealed:
            with self._step("the team's visit, sealed"):
                self._visited()
        with self._step("the round goes on"):
            put_employers("220502", range(131, 134))
            freeze_results(person("province"), round_, date(2020, 7, 22))
            save_entry(person(PLACE), own, filled(form_of(own).items[1], "self_check"))
            self.things["batch"] = Batch.objects.latest("number").uid
        with self._step("days are agreed, records kept", datetime(2020, 7, 22, 9)):
            self._went_on(round_, county)
        if self.sealed:
            self._prepared(round_)

    def _went_on(self, round_: Round, county: Inspectee) -> None:
        """All that could run against a sealed visit: days, other inspections, requests, records, a file that came."""
        leader, place, own = person("leader_2"), person(PLACE), inspectee(round_)
        propose_dates(leader, plan_itinerary(leader, own.unit.team))
        days = {one.inspectee_id: one for one in VisitDay.objects.all()}
        ask_other_date(person(COUNTY), days[county.id], [date(2020, 7, 23)], "当天有会")
        note_other_inspection(place, own, "应急局", "年度执法", date(2020, 7, 23), date(2020, 7, 24))
        propose_dates(leader, plan_itinerary(leader, own.unit.team))
        plan_ask(person("member_2a"), own, "file", "2019 年随访名册")
        meeting = sign_record(person("member_2a"), write_record(person("member_2a"), own, "meeting", MEETING))
        opinion = raise_opinion(person("member_2a"), meeting, "suggestion", "通化市", "随访没有经费")
        noted = note_shortcoming(place, own, "ZH2-10", **SEEN, measure="月底前", responsible_person="王某")
        data = EMPLOYERS_FILE.encode()
        sent = receive(person(COUNTY), "employers", "新增.csv", data, region="220502")
        check(person(COUNTY), sent)
        self.things |= {
            "day": days[own.id].public_id,
            "county_day": days[county.id].public_id,
            "record": meeting.public_id,
            "opinion": opinion.public_id,
            "own_finding": noted.public_id,
            "submission": sent.public_id,
            "employer": file_ids().employer(self.things.get("visited_uscc", ""), 1),
        }

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
        if self.sealed:
            self._drawn_with_nothing_open(round_)
        with self._step("another open draw, after whatever was drawn between", datetime(2020, 7, 21, 15)):
            later = freeze_inspectors(office, inspectee(round_, "liaoyuan").unit, 1, sealed=False)
            publish_frames(office, later.session, "示例号码二", date(2020, 7, 22))
            self.things |= {"later_session": later.session.public_id, "later_draw": later.public_id}

    def _drawn_with_nothing_open(self, round_: Round) -> None:
        """Sessions that hold sealed draws alone: one drawn, one whose number is still to come, one being prepared."""
        office, unit = person("province"), inspectee(round_).unit
        with self._step("people, sealed", datetime(2020, 7, 21, 10)):
            people = freeze_inspectors(office, unit, 1)
            publish_frames(office, people.session, "密封场次的号码", date(2020, 7, 21))
            draw_by_number(office, people.session, "1 2 3")
            self.things |= {"drawn_session": people.session.public_id, "drawn_people": people.public_id}
        with self._step("people of the neighbour, sealed", datetime(2020, 7, 21, 11)):
            told = freeze_inspectors(office, inspectee(round_, "meihekou").unit, 1)
            publish_frames(office, told.session, "后天的号码", date(2020, 7, 24))
            self.things |= {"told_session": told.session.public_id, "told_draw": told.public_id}

    def _prepared(self, round_: Round) -> None:
        """The last session of all, else what is frozen later would lie in it: the office fills one at a time."""
        with self._step("people of elsewhere, not published yet", datetime(2020, 7, 22, 15)):
            waiting = freeze_inspectors(person("province"), inspectee(round_, "baishan").unit, 1)
            self.things |= {"waiting_session": waiting.session.public_id, "waiting_draw": waiting.public_id}

    def _visited(self) -> None:
        visit = Inspectee.objects.get(kind="employer", unit__code="tonghua")
        member, form = person("member_2a"), visit.sheets.get(purpose="inspection")
        add_evidence(member, form, "暗访照片.png", picture("blue"))
        items = form_of(form).items
        assert save_entries(member, form, [filled(item, "inspection") for item in items]) == []
        code = next(item.code for item in items if item.judged)
        finding = raise_finding(member, visit, code, severity="general", **SEEN)
        submit_sheet(member, form)
        receipt = sign_record(member, write_record(member, visit, "receipt", RECEIPT))
        self.things |= {
            "visited_uscc": visit.code[:18],
            "sealed_record": receipt.public_id,
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


def put_employers(division: str, numbers: range) -> None:
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
