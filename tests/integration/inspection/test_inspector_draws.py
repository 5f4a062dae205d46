"""Inspectors are drawn of those who need not avoid the place, and employers by their risk."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from qingchen import clock
from qingchen.accounts.models import User
from qingchen.inspection.actions.draws import freeze_employers, publish_frames
from qingchen.inspection.actions.inspector_draws import freeze_inspectors
from qingchen.inspection.draws.models import DrawSlot
from qingchen.inspection.models import Inspectee, Member, MemberLimit
from qingchen.inspection.risk import HIGH, ORDINARY
from qingchen.problems import Problem
from qingchen.values.draw_repeat import faults_of
from tests.builders import person
from tests.integration.inspection.test_draw_sessions import LATER, _drawn, put_employers, unit  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


def test_inspectors_are_drawn_and_everybody_else_has_a_reason(unit):  # noqa: F811
    draw = freeze_inspectors(person("province"), unit, 1, sealed=False)
    told = dict(json.loads(draw.left_out))
    assert draw.frame.split("\t")[2] == "乙组员二（省职业卫生监督所）\n"
    assert len(told) == Member.objects.filter(team__round=unit.round).count() - 1
    assert "组长" in told["乙组长（省卫生健康委员会）"]
    assert "第1组不负责" in told["甲组员二（省职业卫生监督所）"]
    session = publish_frames(person("province"), draw.session, "示例号码", date(2020, 7, 21))
    assert DrawSlot.objects.filter(session=session).count() == 3 * unit.round.units.count()
    _drawn(session)
    draw.refresh_from_db()
    assert faults_of(draw.certificate, draw.frame) == []
    assert not Inspectee.objects.filter(kind="employer").exists()


def test_a_declared_relation_leaves_nobody_and_every_reason_is_told(unit):  # noqa: F811
    member = Member.objects.get(user__username="member_2b")
    MemberLimit.objects.create(
        member=member, kind="avoids", value="tonghua", reason="曾在当地任职", by=member.user, at=clock.now()
    )
    with pytest.raises(Problem) as refused:
        freeze_inspectors(person("province"), unit, 1)
    assert refused.value.code == "draw.no_inspectors"
    assert any("曾在当地任职" in line for line in refused.value.lines)


def test_employers_are_drawn_by_their_risk_and_each_factor_stands_with_the_draw(unit):  # noqa: F811
    draw = freeze_employers(person("province"), unit, {HIGH: 1}, sealed=False)
    explained = json.loads(draw.explained)
    assert len(explained) == 30
    assert {score["stratum"] for score in explained.values()} <= {HIGH, ORDINARY}
    one = next(iter(explained.values()))
    assert one["points"] == sum(factor["points"] for factor in one["factors"])
    assert [factor["title"] for factor in one["factors"]][:2] == ["接尘人数", "重点行业"]
    client = Client()
    client.force_login(User.objects.get(username="province"), "allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("draw", args=[draw.public_id])).content.decode()
    assert "接尘人数：8 人，0 分" in page
    assert "随机抽取检查人员" in client.get(reverse("visits", args=["tonghua"])).content.decode()
    assert "公布抽样框" in client.get(reverse("draws")).content.decode()
