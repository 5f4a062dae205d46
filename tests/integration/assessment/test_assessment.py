"""From targets to a settled result: published, appealed against, settled with the difference in sight."""

from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from qingchen import clock
from qingchen.accounts.models import AuditLine, User
from qingchen.assessment.actions.appeals import accept_appeal, file_appeal, reject_appeal
from qingchen.assessment.actions.publishing import declare_veto, open_assessment, publish_final, publish_provisional
from qingchen.assessment.gathering import facts_of
from qingchen.assessment.store import published, score_now
from qingchen.inspection.actions.results import freeze_results
from qingchen.problems import Problem
from tests.builders import CAMPAIGN, inspectee, opened_round, person
from tests.integration.findings.builders import found, ordered, signed

pytestmark = pytest.mark.django_db
SCHEME = yaml.safe_dump(
    {
        "title": "办法",
        "items": [
            {"code": "F1", "title": "按期销号", "weight": 40, "measure": "findings_closed"},
            {"code": "B1", "title": "申报率", "weight": 60, "measure": "rate", "indicator": "declaration_rate"},
        ],
        "vetoes": [{"code": "V1", "title": "弄虚作假", "by": "declared"}],
        "grades": [{"title": "优秀", "at_least": 90}, {"title": "不合格", "at_least": 0}],
    },
    allow_unicode=True,
)


@pytest.fixture
def round_(july_2020):
    return opened_round()


@pytest.fixture
def overdue(round_):
    """A finding of 通化 whose term is over, and frozen results (of empty registers: no such object)."""
    finding = found(round_)
    signed(round_)
    ordered(finding)
    freeze_results(person("province"), round_, clock.today())
    return finding


def browser(username):
    client = Client()
    client.force_login(User.objects.get(username=username), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_without_a_scheme_targets_are_told_and_nothing_is_scored(round_, overdue):
    one = open_assessment(person("province"), round_)
    facts, scored = score_now(one, inspectee(round_).unit)
    assert scored is None
    assert facts.rates["declaration_rate"].target == Fraction(95, 100)
    assert facts_of(inspectee(round_, "yanbian").unit).rates["declaration_rate"].target == Fraction(96, 100)
    assert facts.rates["declaration_rate"].now.denominator == 0
    publish_provisional(person("province"), one)
    assert published(one, inspectee(round_).unit, "provisional").total == ""


def test_a_place_is_scored_published_appeals_and_the_final_shows_the_difference(round_, overdue):
    office, place, unit = person("province"), person("officer_tonghua"), inspectee(round_).unit
    with clock.at(datetime(2020, 12, 1, 9)):
        one = open_assessment(office, round_, SCHEME)
        publish_provisional(office, one)
        kept = published(one, unit, "provisional")
        assert (kept.total, kept.grade) == ("0", "不合格")
        one.refresh_from_db()
        assert one.appeal_until.isoformat() == "2020-12-08"
        appeal = file_appeal(place, one, unit, "F1", "整改已于期限内完成，材料寄送在途")
        with pytest.raises(Problem, match="不重复提出"):
            file_appeal(place, one, unit, "F1", "再提一次")
        with pytest.raises(Problem) as refused:
            publish_final(office, one)
        assert len(refused.value.lines) == 2
    with clock.at(datetime(2020, 12, 9, 9)):
        with pytest.raises(Problem, match="届满"):
            file_appeal(place, one, unit, "B1", "晚了")
        with pytest.raises(Problem, match="0 到 40"):
            accept_appeal(office, appeal, "属实", "41")
        accept_appeal(office, appeal, "邮戳在期限内，认定", "30")
        publish_final(office, one)
    final = published(one, unit, "final")
    assert (final.total, final.grade) == ("75", "不合格")
    assert final.lines[0]["settled_by"].startswith("采纳申诉")
    page = browser("officer_tonghua").get(reverse("assessment_place", args=["tonghua"])).content.decode()
    assert "考核结果与初评相比：+75.00" in page
    assert "较初评 +30.00" in page
    acts = AuditLine.objects.filter(what__in=("assessment", "appeal")).values_list("act", flat=True)
    assert list(acts) == ["open_assessment", "publish_provisional", "file_appeal", "accept_appeal", "publish_final"]


def test_nothing_is_published_over_what_is_unknown_and_a_veto_is_declared_with_its_facts(round_):
    office, unit = person("province"), inspectee(round_).unit
    one = open_assessment(office, round_, SCHEME)
    with pytest.raises(Problem) as refused:
        publish_provisional(office, one)
    assert any("通化市" in line and "B1" in line for line in refused.value.lines)
    with pytest.raises(Problem, match="写明事实"):
        declare_veto(office, one, unit, "V1", "")
    declare_veto(office, one, unit, "V1", "伪造体检报告 3 份")
    freeze_results(office, round_, clock.today())
    assert score_now(one, unit)[1].vetoed[0][1] == "伪造体检报告 3 份"


def test_a_faulty_scheme_is_told_whole_and_another_places_assessment_is_not_found(round_, overdue):
    office = browser("province")
    bad = SimpleUploadedFile("办法.yaml", b"title: ''\nitems: [{code: A, weight: x, measure: y}]")
    answer = office.post(reverse("assessment_act", args=["open_assessment"]), {"scheme": bad})
    assert answer.status_code == 422
    assert "大于 0" in answer.content.decode()
    sample = Path(CAMPAIGN / "assessment.example.yaml").read_bytes()
    office.post(
        reverse("assessment_act", args=["open_assessment"]), {"scheme": SimpleUploadedFile("办法.yaml", sample)}
    )
    page = office.get(reverse("assessment_place", args=["tonghua"])).content.decode()
    assert "待定" in page
    assert "没有检查结论" in page
    assert office.get(reverse("assessment_export")).content.startswith(b"PK")
    other = browser("officer_changchun")
    assert other.get(reverse("assessment_place", args=["tonghua"])).status_code == 404
    own = browser("officer_tonghua").get(reverse("assessment_place", args=["tonghua"])).content.decode()
    assert "初评还没有公布" in own
    assert browser("officer_tonghua").post(reverse("assessment_act", args=["publish_provisional"])).status_code == 403


def test_an_appeal_that_is_not_accepted_changes_nothing_but_is_answered(round_, overdue):
    office, unit = person("province"), inspectee(round_).unit
    one = open_assessment(office, round_, SCHEME)
    publish_provisional(office, one)
    appeal = file_appeal(person("officer_tonghua"), one, unit, "B1", "口径不同")
    with pytest.raises(Problem, match="请写明答复"):
        reject_appeal(office, appeal, " ")
    assert reject_appeal(office, appeal, "口径全省一致").state == "rejected"
    with pytest.raises(Problem) as refused:
        accept_appeal(office, appeal, "改主意", "10")
    assert refused.value.code == "assessment.wrong_state"
