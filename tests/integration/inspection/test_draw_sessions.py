"""Sessions of draws: frames first, then their publication, then the number; nothing changed, nobody told early."""

import json
import re
from datetime import date, datetime

import polars as pl
import pytest
from django.db import transaction

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.inspection.actions.draws import draw_by_number, drop_frame, freeze_employers, publish_frames
from qingchen.inspection.actions.inspector_draws import freeze_inspectors
from qingchen.inspection.actions.sheets import save_entry
from qingchen.inspection.draws.frozen import ALL, commitment
from qingchen.inspection.draws.models import Draw, DrawSession, DrawSlot
from qingchen.inspection.draws.store import draw_for, session_for, sessions_for
from qingchen.inspection.models import Inspectee
from qingchen.inspection.store import form_of
from qingchen.problems import Problem
from qingchen.registers.actions import put_rows
from qingchen.reports.actions.team_reports import readiness
from qingchen.values.draw_repeat import faults_of
from qingchen.web.presenters.draws import page
from tests.builders import filled, inspectee, opened_round, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
SOURCE, ON = "福利彩票 3D 第 2020197 期", date(2020, 7, 21)
LATER = datetime(2020, 7, 21, 22, 0)


def put_employers(codes, division="220502") -> None:
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
        for number in codes
    ]
    with transaction.atomic():
        put_rows(person("province"), "employers", pl.DataFrame(rows), "22")


@pytest.fixture
def unit():
    round_ = opened_round()
    put_employers(range(1, 31))
    return inspectee(round_).unit


def _frozen(unit, **asked) -> Draw:
    return freeze_employers(person("province"), unit, {ALL: 2}, **asked)


def _published(draw: Draw) -> DrawSession:
    return publish_frames(person("province"), draw.session, SOURCE, ON)


def _drawn(session: DrawSession, number: str = "4 0 7") -> list[Inspectee]:
    with clock.at(LATER):
        return draw_by_number(person("province"), session, number)


def _refused(code: str, act, *arguments, **named) -> Problem:
    with pytest.raises(Problem) as caught, transaction.atomic():
        act(*arguments, **named)
    assert caught.value.code == code
    return caught.value


@pytest.mark.parametrize("method", ["sha256", "rivest"])
def test_an_open_draw_is_told_before_and_can_be_repeated_after(unit, method):
    draw = _frozen(unit, sealed=False, method=method)
    session = _published(draw)
    told = json.loads(AuditLine.objects.get(act="publish_frames").details)
    assert list(told["frames"]) == [f"employers/tonghua/1/{ALL}=2"]
    drawn = _drawn(session)
    draw = draw_for(person("officer_changchun"), draw.public_id)
    assert faults_of(draw.certificate, draw.frame) == []
    assert told["frames"][f"employers/tonghua/1/{ALL}=2"] == json.loads(draw.certificate)["frame_digest"]
    assert [one.code for one in drawn] == json.loads(draw.certificate)["drawn"]
    assert all(one.released_at and one.chosen == "drawn" for one in drawn)


def test_the_acts_have_one_order(unit):
    draw = _frozen(unit)
    office = person("province")
    _refused("draw.wrong_state", draw_by_number, office, draw.session, "4 0 7")
    _refused("draw.no_source", publish_frames, office, draw.session, " ", ON)
    early = _refused("draw.number_before_frame", publish_frames, office, draw.session, SOURCE, date(2020, 7, 19))
    assert "2020-07-19" in early.sentence
    session = _published(draw)
    _refused("draw.number_too_early", draw_by_number, office, session, "4 0 7")
    _refused("draw.wrong_state", drop_frame, office, draw)
    with clock.at(LATER):
        _refused("draw.no_number", draw_by_number, office, session, "  ")
    _drawn(session)
    with clock.at(LATER):
        _refused("draw.wrong_state", draw_by_number, office, session, "9 9 9")
    assert AuditLine.objects.filter(act="draw_by_number").count() == 1


@pytest.mark.parametrize("username", ["officer_tonghua", "leader_2", "auditor"])
def test_only_the_office_holds_the_draw(unit, username):
    _refused("account.not_permitted", freeze_employers, person(username), unit, {ALL: 1})
    session = _frozen(unit).session
    _refused("account.not_permitted", publish_frames, person(username), session, SOURCE, ON)
    _refused("account.not_permitted", draw_by_number, person(username), _published(session.draws.get()), "1")


def test_a_frame_changed_after_it_was_told_is_refused_and_named_and_nothing_is_drawn(unit):
    draw = _frozen(unit)
    session = _published(draw)
    Draw.objects.filter(id=draw.id).update(frame=draw.frame.replace("示例0007厂", "示例0077厂"))
    with clock.at(LATER):
        problem = _refused("draw.frame_changed", draw_by_number, person("province"), session, "4 0 7")
    assert draw.title in problem.lines[0]
    assert draw.told_digest in problem.lines[0] or DrawSession.objects.get().draws.get().told_digest in problem.lines[0]
    assert not Inspectee.objects.filter(kind="employer").exists()
    assert DrawSession.objects.get().state == "published"


def test_what_comes_to_the_register_after_the_frame_was_frozen_moves_nothing(unit):
    session = _published(_frozen(unit))
    put_employers(range(100, 140))
    _drawn(session)
    assert json.loads(Draw.objects.get().certificate)["population"] == 30


def test_an_empty_frame_and_too_large_a_take_are_told(unit):
    empty = inspectee(unit.round, "siping").unit
    assert "0 户" in _refused("draw.empty_frame", freeze_employers, person("province"), empty, {ALL: 1}).sentence
    assert (
        "只有 30，要抽 31" in _refused("draw.too_few", freeze_employers, person("province"), unit, {ALL: 31}).sentence
    )
    _refused("draw.too_few", freeze_employers, person("province"), unit, {ALL: 0})
    assert not Draw.objects.exists()


def test_a_frame_may_be_frozen_anew_or_dropped_until_it_is_published(unit):
    first = _frozen(unit)
    put_employers(range(31, 41))
    again = _frozen(unit)
    assert (again.id, again.event, again.frame.count("\n")) == (first.id, 1, 40)
    drop_frame(person("province"), again)
    _refused("draw.no_frames", publish_frames, person("province"), DrawSession.objects.get(), SOURCE, ON)


def test_a_sealed_draw_tells_a_commitment_that_no_unit_can_be_told_by(unit):
    draw = _frozen(unit)
    session = _published(draw)
    slots = dict(DrawSlot.objects.filter(session=session, kind="employers").values_list("unit__code", "commitment"))
    assert len(slots) == unit.round.units.count()
    assert all(re.fullmatch("[0-9a-f]{64}", told) for told in slots.values())
    assert slots["tonghua"] == commitment(draw)
    for line in AuditLine.objects.filter(act__in=["freeze_employers", "publish_frames"]):
        assert draw.told_digest not in line.details or not draw.told_digest
        assert "tonghua" not in line.region
        assert "employers/tonghua" not in line.details
    drawn = _drawn(session)
    assert all(one.released_at is None for one in drawn)
    for username in ("officer_tonghua", "officer_changchun", "leader_1"):
        _refused("thing.not_found", draw_for, person(username), draw.public_id)
        assert sessions_for(person(username), unit.round) == []
    assert draw_for(person("leader_2"), draw.public_id) == draw


def test_a_session_with_nothing_open_is_seen_by_no_place_and_leaves_no_gap_in_the_numbers_of_the_others(unit):
    open_unit = inspectee(unit.round, "liaoyuan").unit
    put_employers(range(101, 131), "220402")
    for reason in ("", "抽中单位已停产关闭"):
        hidden = _published(_frozen(unit, reason=reason))
        _drawn(hidden)
        assert hidden.title == "2020-07-20 09:00 公布的密封抽取"
        _refused("thing.not_found", session_for, person("officer_tonghua"), hidden.public_id)
    told = _frozen(open_unit, sealed=False)
    for username in ("officer_tonghua", "officer_changchun", "leader_1"):
        assert sessions_for(person(username), unit.round) == []
    drawn = _drawn(_published(told))
    for username in ("officer_tonghua", "officer_changchun", "leader_1"):
        [seen] = sessions_for(person(username), unit.round)
        assert (seen.session.title, seen.draws) == ("第 1 场抽取", (told,))
    assert all("第 1 场抽取" in one.reason for one in drawn)
    assert json.loads(draw_for(person("officer_tonghua"), told.public_id).certificate)["session"] == "第 1 场抽取"
    unit.team.state = "signed"
    unit.team.save()
    titles = [one.session.title for one in sessions_for(person("officer_changchun"), unit.round)]
    assert titles == ["第 1 场抽取", *["2020-07-20 09:00 公布的密封抽取"] * 2]


def test_after_release_everybody_repeats_the_sealed_draw_and_finds_its_commitment(unit):
    draw = _frozen(unit, salt="信封里的盐")
    session = _published(draw)
    _drawn(session)
    team = unit.team
    team.state = "signed"
    team.save()
    seen = draw_for(person("officer_changchun"), draw.public_id)
    held = json.loads(seen.certificate)
    assert faults_of(seen.certificate, seen.frame) == []
    assert held["salt"] == "信封里的盐"
    assert held["commitment"] == session.slots.get(unit=unit, kind="employers").commitment


def test_what_waits_for_its_number_is_not_said_to_be_drawn(unit):
    first = _published(_frozen(unit))
    waits = _refused("draw.redraw_no_reason", freeze_employers, person("province"), unit, {ALL: 2})
    assert "已公布抽样框 1 次，还在等号码。" in waits.sentence
    _drawn(first)
    drawn = _refused("draw.redraw_no_reason", freeze_employers, person("province"), unit, {ALL: 2})
    assert "已抽取过 1 次。" in drawn.sentence


def test_a_redraw_is_a_numbered_event_with_its_reason_and_the_first_stands(unit):
    first = _frozen(unit)
    before = _drawn(_published(first))
    _refused("draw.redraw_no_reason", freeze_employers, person("province"), unit, {ALL: 2})
    _refused("draw.redraw_otherwise", freeze_employers, person("province"), unit, {ALL: 2}, sealed=False, reason="停产")
    second = _frozen(unit, reason="抽中单位已停产关闭")
    assert (second.event, second.session.place) == (2, 2)
    after = _drawn(_published(second), "8 8 1")
    assert {one.code for one in Inspectee.objects.filter(kind="employer")} == {one.code for one in after}
    assert {one.code for one in after} != {one.code for one in before}
    papers = [json.loads(one.certificate) for one in Draw.objects.all()]
    assert [paper["event"] for paper in papers] == [1, 2]
    assert papers[1]["reason_of_redraw"] == "抽中单位已停产关闭"
    marks = []
    for actor in (person("province"), person("officer_tonghua")):
        told = page(actor, unit.round, sessions_for(actor, unit.round))["sessions"]
        marks.append({one["event"]: one["redrawn"] for each in told for one in each["draws"]})
    assert marks == [{1: True, 2: False}, {}]


def test_a_visit_that_has_begun_is_not_drawn_anew(unit):
    [visit, _] = _drawn(_published(_frozen(unit)))
    form = visit.sheets.get(purpose="inspection")
    save_entry(person("member_2a"), form, filled(form_of(form).items[0], "inspection"))
    session = _published(_frozen(unit, reason="换一户"))
    with clock.at(LATER):
        problem = _refused("draw.visit_begun", draw_by_number, person("province"), session, "8 8 1")
    assert visit.name in problem.sentence
    assert Inspectee.objects.filter(id=visit.id).exists()
    assert DrawSession.objects.get(id=session.id).state == "published"


def test_nothing_is_drawn_sealed_for_a_team_that_has_signed_as_it_would_be_seen_at_once(unit):
    unit.team.state = "signed"
    unit.team.save()
    _refused("sheet.wrong_state", _frozen, unit)
    _refused("sheet.wrong_state", freeze_inspectors, person("province"), unit, 1)
    assert not Draw.objects.exists()


def test_a_team_signs_only_when_all_that_was_frozen_for_it_is_drawn(unit):
    draw = _frozen(unit)
    waiting = [line for line in readiness(unit.team) if draw.title in line]
    assert len(waiting) == 1
    assert "还没有抽取" in waiting[0]
    _drawn(_published(draw))
    assert not [line for line in readiness(unit.team) if draw.title in line]
