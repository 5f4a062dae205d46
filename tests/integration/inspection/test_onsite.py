"""Records of a visit sealed and signed; what a place raised, from the meeting to the answer in its hand."""

from datetime import date

import pytest
from django.conf import settings

from qingchen.accounts.models import AuditLine
from qingchen.inspection.actions import opinions
from qingchen.inspection.actions.onsite import content_in, open_record, sign_record, void_record, write_record
from qingchen.inspection.models import Inspectee
from qingchen.inspection.onsite.store import record_for, records_for
from qingchen.inspection.onsite.working_papers import papers_of_unit
from qingchen.inspection.opinions.store import opinions_for
from qingchen.problems import Problem
from tests.builders import inspectee, opened_round, person, picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
MEETING = {
    "began": "2020-07-20T08:00",
    "ended": "2020-07-20T08:50",
    "place": "通化市卫生健康委三楼会议室",
    "chair": "乙一",
    "recorder": "乙成员",
    "attendees": "通化市人社局 科长 寅某某\n通化市卫生健康委 科长 卯某某",
    "minutes": "各部门反映了随访经费、诊断机构人员等情况。",
}


@pytest.fixture
def round_():
    return opened_round()


@pytest.fixture
def meeting(round_):
    return write_record(person("member_2a"), inspectee(round_), "meeting", MEETING, items=("ZH3-03",))


def test_a_record_lies_sealed_its_versions_stay_and_each_opening_leaves_its_reason(round_, meeting):
    again = write_record(person("member_2b"), inspectee(round_), "meeting", MEETING | {"place": "二楼"}, number=1)
    assert (again.id, again.versions.count()) == (meeting.id, 2)
    for path in settings.QINGCHEN_HOME.rglob("*"):
        if path.is_file():
            assert "寅某某".encode() not in path.read_bytes()
    with pytest.raises(Problem) as refused:
        open_record(person("member_2a"), meeting, "  ")
    assert refused.value.code == "reveal.no_reason"
    assert open_record(person("province"), meeting, "核对参会人员")["place"] == "二楼"
    assert AuditLine.objects.filter(act="open_record").count() == 1
    assert not [line for line in AuditLine.objects.values_list("details", flat=True) if "寅" in str(line)]


def test_a_signed_record_is_fixed_and_a_scan_must_be_a_page(round_, meeting):
    with pytest.raises(Problem) as refused:
        sign_record(person("member_2a"), meeting, "签字页.exe", b"MZ\x90")
    assert refused.value.code == "evidence.not_accepted"
    sign_record(person("member_2a"), meeting, "签字页.png", picture())
    with pytest.raises(Problem) as refused:
        write_record(person("member_2a"), inspectee(round_), "meeting", MEETING | {"place": "改"}, number=1)
    assert refused.value.code == "record.wrong_state"
    with pytest.raises(Problem):
        void_record(person("leader_2"), meeting, "重复")
    assert content_in(meeting)["place"] == MEETING["place"]


def test_a_faulty_record_is_refused_with_every_fault_and_nothing_is_kept(round_):
    with pytest.raises(Problem) as refused:
        write_record(person("member_2a"), inspectee(round_), "meeting", {"began": "2020-07-20T08:00"})
    assert len(refused.value.lines) == 6
    assert not records_for(person("province"), round_).exists()


@pytest.mark.parametrize("username", ["officer_tonghua", "member_1a", "auditor"])
def test_nobody_but_the_team_and_the_office_finds_a_record(round_, meeting, username):
    with pytest.raises(Problem) as refused:
        record_for(person(username), meeting.public_id)
    assert refused.value.code == "thing.not_found"


def test_the_index_of_papers_lists_each_with_its_hash_and_of_a_sealed_visit_only_for_its_team(round_, meeting):
    unit = inspectee(round_).unit
    shop = Inspectee.objects.create(unit=unit, kind="employer", code="x", name="某厂", chosen="drawn")
    receipt = {"document": "通知", "recipient": "某厂", "place": "厂", "began": "2020-07-20T08:00", "way": "直接送达"}
    receipt |= {"officers": "甲\n乙", "receiver": "丙", "signature": "已签名"}
    write_record(person("member_2a"), shop, "receipt", receipt)
    assert AuditLine.objects.filter(act="write_record").last().region == ""
    papers = papers_of_unit(person("member_2a"), inspectee(round_))
    assert [one.number for one in papers] == ["1-01", "4-01"]
    assert papers[0].items == ("ZH3-03",)
    assert all(len(one.digest) == 64 for one in papers)
    assert papers_of_unit(person("officer_tonghua"), inspectee(round_)) == []


def test_an_opinion_goes_from_the_meeting_to_a_department_and_back_to_the_place(round_, meeting):
    member, office = person("member_2a"), person("province")
    one = opinions.raise_opinion(member, meeting, "problem", "卫生健康局", "随访工作经费没有列入预算")
    with pytest.raises(Problem) as refused:
        opinions.address_opinion(office, one, "nobody", date(2020, 7, 1))
    assert len(refused.value.lines) == 2
    opinions.address_opinion(office, one, "health", date(2020, 8, 10))
    opinions.return_opinion(office, one, "经费事项由财政部门答复")
    opinions.address_opinion(office, one, "finance", date(2020, 8, 10))
    with pytest.raises(Problem):
        opinions.reply_opinion(office, one, "已列入", date(2020, 7, 21))
    opinions.reply_opinion(office, one, "已列入 2021 年预算建议", date(2020, 7, 20), "吉财社函〔2020〕9号")
    opinions.feed_back_opinion(office, one)
    (seen,) = opinions_for(person("officer_tonghua"), round_)
    assert (seen.state, seen.department) == ("fed_back", "finance")
    assert [step.act for step in seen.steps.all()] == [
        "raise_opinion",
        "address_opinion",
        "return_opinion",
        "address_opinion",
        "reply_opinion",
        "feed_back_opinion",
    ]
    assert not opinions_for(person("officer_changchun"), round_).exists()


@pytest.mark.parametrize("username", ["officer_tonghua", "member_2a"])
def test_only_the_office_deals_with_opinions_and_only_the_team_enters_them(round_, meeting, username):
    one = opinions.raise_opinion(person("member_2a"), meeting, "suggestion", "人社局", "建议统一诊断流程")
    with pytest.raises(Problem) as refused:
        opinions.address_opinion(person(username), one, "health", date(2020, 8, 10))
    assert refused.value.code == "account.not_permitted"
    with pytest.raises(Problem) as refused:
        opinions.feed_back_opinion(person("province"), one)
    assert refused.value.code == "opinion.wrong_state"
