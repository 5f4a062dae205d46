"""Re-checks are drawn as all else: frame frozen and told, then the number; anew as another event with its reason."""

import json
from datetime import date, datetime

import pytest

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.findings.actions.closing import reopen_finding
from qingchen.findings.actions.rechecks import freeze_rechecks
from qingchen.findings.actions.review import fail_recheck, pass_recheck
from qingchen.findings.closure import RecheckStanding
from qingchen.findings.models import Finding, RecheckDraw
from qingchen.findings.recheck_lots import lots_of, recheck_frame, recheck_of
from qingchen.inspection.actions.draws import draw_by_number, drop_frame, publish_frames
from qingchen.inspection.actions.rounds import close_round
from qingchen.inspection.draws.models import Draw, DrawSlot
from qingchen.inspection.draws.store import draw_for
from qingchen.problems import Problem
from qingchen.values.draw_repeat import faults_of
from tests.builders import opened_round, person
from tests.integration.findings.builders import (
    drawn_rechecks,
    found,
    fresh,
    frozen_rechecks,
    reviewed,
    shown_digest,
    signed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
ITEMS = ("ZH2-10", "ZH2-12", "ZH1-01", "ZH1-03")
SOURCE, ON = "福利彩票 3D 第 2020197 期", date(2020, 7, 21)


@pytest.fixture
def round_():
    return opened_round()


def all_reviewed(round_, items=ITEMS) -> list[Finding]:
    findings = [found(round_, item=item) for item in items]
    signed(round_)
    return [reviewed(one) for one in findings]


def refused(code, act, *arguments, **named):
    with pytest.raises(Problem) as caught:
        act(*arguments, **named)
    assert caught.value.code == code


def test_the_frame_is_told_before_the_number_and_everybody_repeats_the_draw(round_):
    all_reviewed(round_)
    draw, office = frozen_rechecks(round_), person("province")
    session = publish_frames(office, draw.session, SOURCE, ON)
    told = json.loads(AuditLine.objects.get(act="publish_frames").details)["frames"]
    refused("draw.number_too_early", draw_by_number, office, session, "4 0 7")
    with clock.at(datetime(2020, 7, 21, 22)):
        assert draw_by_number(office, session, "4 0 7") == []
    one = draw_for(person("officer_changchun"), draw.public_id)
    held = json.loads(one.certificate)
    assert faults_of(one.certificate, one.frame) == []
    assert told == {held["label"]: held["frame_digest"]}
    assert [line.split("\t") for line in one.frame.splitlines()] == [
        [f"通化市2020-00{place}", "通化市"] for place in (1, 2, 3, 4)
    ]
    assert lots_of(round_)[0].drawn == tuple(held["drawn"])
    assert len(held["drawn"]) == 2
    assert not DrawSlot.objects.filter(kind="findings").exists()


def test_a_frame_that_is_not_the_one_shown_and_anybody_but_the_office_is_refused(round_):
    findings = [found(round_, item=item) for item in ITEMS[:2]]
    signed(round_)
    office = person("province")
    refused("finding.nothing_to_draw", freeze_rechecks, office, round_, "")
    reviewed(findings[0])
    shown = shown_digest(round_)
    reviewed(findings[1])
    refused("finding.frame_changed", freeze_rechecks, office, round_, shown)
    for username in ("officer_tonghua", "leader_2", "auditor"):
        refused("account.not_permitted", freeze_rechecks, person(username), round_, shown_digest(round_))


def test_until_it_is_published_a_frame_is_frozen_anew_or_dropped_and_afterwards_waits(round_):
    findings = [found(round_, item=item) for item in ITEMS[:2]]
    signed(round_)
    first = reviewed(findings[0])
    draw = frozen_rechecks(round_)
    reviewed(findings[1])
    again = frozen_rechecks(round_)
    assert (again.id, again.frame.count("\n")) == (draw.id, 2)
    drop_frame(person("province"), again)
    assert recheck_of(fresh(first)) is RecheckStanding.NOT_DRAWN
    publish_frames(person("province"), frozen_rechecks(round_).session, SOURCE, ON)
    assert recheck_of(fresh(first)) is RecheckStanding.FRAMED
    assert recheck_frame(round_) == []
    refused("finding.not_drawn", pass_recheck, person("leader_2"), fresh(first), "已看")


def test_whoever_lies_in_a_spoiled_lot_is_drawn_anew_with_that_as_the_reason(round_):
    all_reviewed(round_)
    first, second = (Finding.objects.get(number=number) for number in drawn_rechecks(round_).drawn)
    pass_recheck(person("leader_2"), first, "已看")
    fail_recheck(person("leader_2"), second, "设施仍未开启")
    draw = frozen_rechecks(round_)
    spared = sorted(Finding.objects.exclude(id__in=[first.id, second.id]).values_list("number", flat=True))
    assert [line.split("\t")[0] for line in draw.frame.splitlines()] == spared
    assert (draw.event, draw.reason) == (2, f"同批有复查未通过的，{'、'.join(spared)}重新抽取")


def test_a_redraw_is_another_event_with_its_reason_and_the_first_stands(round_):
    findings = all_reviewed(round_)
    first = drawn_rechecks(round_)
    office = person("province")
    again = {"again": True, "reason": " "}
    refused("draw.redraw_no_reason", freeze_rechecks, office, round_, shown_digest(round_, again=True), **again)
    lot = drawn_rechecks(round_, "8 8 1", reason="抽中的单位已停产，无法到现场")
    told = json.loads(lot.draw.certificate)
    assert (told["event"], told["reason_of_redraw"]) == (2, "抽中的单位已停产，无法到现场")
    assert [one.code for one in lots_of(round_)] == [lot.code, first.code]
    for number in lot.drawn:
        pass_recheck(person("leader_2"), Finding.objects.get(number=number), "已看")
    assert {recheck_of(fresh(one)) for one in findings} == {RecheckStanding.PASSED, RecheckStanding.SPARED}
    assert recheck_frame(round_, again=True) == []


def test_one_closed_by_its_figure_is_not_waited_for_and_one_that_came_back_unseen_spoils(round_):
    all_reviewed(round_)
    first, second = (Finding.objects.get(number=number) for number in drawn_rechecks(round_).drawn)
    spared = Finding.objects.exclude(id__in=[first.id, second.id])[0]
    pass_recheck(person("leader_2"), first, "已看")
    assert recheck_of(fresh(spared)) is RecheckStanding.WAITING
    Finding.objects.filter(id=second.id).update(state="closed")
    assert recheck_of(fresh(spared)) is RecheckStanding.SPARED
    reopen_finding(person("province"), fresh(second), "又见未检测")
    assert recheck_of(fresh(spared)) is RecheckStanding.SPOILED


def test_re_checks_are_drawn_when_the_round_is_closed(round_):
    all_reviewed(round_, ITEMS[:1])
    close_round(person("province"), round_)
    round_.refresh_from_db()
    assert drawn_rechecks(round_).drawn == ("通化市2020-001",)


def test_a_draw_from_before_the_sessions_keeps_its_seed_and_its_standing(round_):
    [one] = all_reviewed(round_, ITEMS[:1])
    lines = {"frame": one.number, "drawn": one.number, "frame_digest": "0" * 64}
    RecheckDraw.objects.create(round=round_, seed="20200901", drawn_at=clock.now(), **lines)
    assert recheck_of(fresh(one)) is RecheckStanding.WAITING
    assert recheck_frame(round_) == []
    pass_recheck(person("leader_2"), fresh(one), "已看")
    assert recheck_of(fresh(one)) is RecheckStanding.PASSED
    assert not Draw.objects.exists()
