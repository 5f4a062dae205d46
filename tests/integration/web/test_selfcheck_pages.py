"""A place prepares through its pages; the team reads what was prepared; nobody else does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from qingchen.inspection import answer_types as kinds
from qingchen.inspection.actions.prefill import prefill_sheet
from qingchen.inspection.actions.sheets import save_entry, submit_sheet
from qingchen.inspection.entry import Entry
from qingchen.inspection.models import Evidence, EvidenceFiling, Sheet
from qingchen.inspection.selfcheck.store import duties_of, papers_of, prefills_of, readiness_of, report_of
from qingchen.inspection.store import entries_of
from tests.builders import fill, person, picture, sheet
from tests.unit.inspection.test_selfcheck import TEXTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
FILING = {"department": "卫生健康", "category": "ledger", "items": ["ZH2-09", "ZH2-10"], "period_until": "2020-06-30"}


@pytest.fixture
def own(round_) -> Sheet:
    return sheet(round_)


def _go(client, name: str, one: Sheet, posted=None):
    address = reverse(name, args=[one.public_id])
    return client.get(address) if posted is None else client.post(address, posted)


def test_responsible_persons_are_said_once_and_fill_every_line(browser, own):
    officer = browser("officer_tonghua")
    save_entry(person("officer_tonghua"), own, Entry("ZH1-01", kinds.YesPartialNo("yes"), responsible_person="主任"))
    refused = _go(officer, "duties", own, {"department-0": "通化市领导小组办公室", "person-0": ""})
    assert refused.status_code == 422
    assert "责任人”没有填写" in refused.content.decode()
    _go(officer, "duties", own, {"department-0": "通化市领导小组办公室", "person-0": "主任 子某某"})
    assert len(duties_of(own)) == 12
    save_entry(person("officer_tonghua"), own, Entry("ZH1-04", kinds.YesPartialNo("yes")))
    assert entries_of(own)["ZH1-04"].responsible_person == "主任 子某某"
    assert entries_of(own)["ZH1-01"].responsible_person == "主任"


def test_one_file_serves_many_items_and_its_newer_version_stands_beside_it(browser, own):
    officer = browser("officer_tonghua")
    files = [SimpleUploadedFile("申报台账.png", picture(), "image/png")]
    assert _go(officer, "papers_by_department", own, FILING | {"files": files}).status_code == 302
    again = SimpleUploadedFile("申报台账.png", picture("white"), "image/png")
    _go(officer, "papers_by_department", own, FILING | {"files": [again]})
    old, new = Evidence.objects.order_by("id")
    filing = reverse("filing", args=[new.public_id])
    assert officer.post(filing, FILING | {"supersedes": old.public_id}).status_code == 302
    circle = officer.post(reverse("filing", args=[old.public_id]), FILING | {"supersedes": new.public_id})
    assert "不能互相替换" in circle.content.decode()
    assert {paper.outdated for paper in papers_of(own)["ZH2-10"]} == {True, False}
    shown = _go(officer, "papers_by_department", own).content.decode()
    assert "旧版" in shown
    assert "替换 申报台账.png" in shown
    assert EvidenceFiling.objects.count() == 3


def test_a_program_a_long_film_and_a_faulty_filing_are_told_and_nothing_half_done(browser, own, monkeypatch):
    officer = browser("officer_tonghua")
    program = SimpleUploadedFile("setup.exe", b"MZ\x90\x00", "application/octet-stream")
    disguised = SimpleUploadedFile("报告.pdf", b"MZ\x90\x00", "application/pdf")
    film = SimpleUploadedFile("现场.mp4", b"\0" * (20 * 1024**2 + 1), "video/mp4")
    good = SimpleUploadedFile("照片.png", picture(), "image/png")
    page = _go(officer, "papers_by_department", own, FILING | {"files": [program, disguised, film, good]})
    shown = page.content.decode()
    assert page.status_code == 422
    assert "不收程序" in shown
    assert "不是能打开的 PDF" in shown
    assert "20 MB" in shown
    assert [one.file_name for one in Evidence.objects.all()] == ["照片.png"]
    other = SimpleUploadedFile("另一张.png", picture("red"), "image/png")
    faulty = _go(officer, "papers_by_department", own, FILING | {"category": "", "dated_on": "昨天", "files": [other]})
    assert "材料类别" in faulty.content.decode()
    assert "不能读作日期" in faulty.content.decode()
    assert Evidence.objects.count() == 1


def test_the_comprehensive_report_is_filed_whole_or_not_at_all(browser, own):
    officer = browser("officer_tonghua")
    refused = _go(officer, "comprehensive", own, TEXTS | {"causes": "", "then": "file"})
    assert refused.status_code == 422
    assert "“原因分析”没有写" in refused.content.decode()
    assert report_of(own).filed is None
    _go(officer, "comprehensive", own, TEXTS | {"then": "file"})
    _go(officer, "comprehensive", own, TEXTS | {"plans": "8月底前完成。"})
    assert report_of(own).changed
    text = (
        browser("leader_2")
        .get(reverse("comprehensive", args=[own.public_id]) + "?form=txt")
        .content.decode("utf-8-sig")
    )
    assert "四、原因分析" in text


def test_completeness_is_shown_by_department_and_a_reminder_is_noted(browser, own):
    officer = browser("officer_tonghua")
    shown = _go(officer, "prepare", own).content.decode()
    assert "备齐 0 / 91 项" in shown
    assert "您部门牵头的" in shown
    _go(officer, "remind", own, {"asked": "卫生健康"})
    assert "已提醒 1 次" in _go(officer, "prepare", own).content.decode()
    assert "自查准备" in officer.get(reverse("tasks")).content.decode()
    assert sum(len(one.items) for one in readiness_of(own)) == 91


def test_nothing_is_brought_in_where_the_registers_know_nothing_and_nobody_else_may(browser, own):
    assert prefill_sheet(person("officer_tonghua"), own) == []
    assert prefills_of(own) == {}
    for name in ("prepare", "duties", "papers_by_department", "comprehensive", "sums"):
        assert _go(browser("member_2a"), name, own).status_code == 200
        assert _go(browser("officer_changchun"), name, own).status_code == 404
    for name, posted in (("duties", {"department-0": "x", "person-0": "y"}), ("comprehensive", TEXTS), ("prefill", {})):
        assert _go(browser("member_2a"), name, own, posted).status_code == 403
    team_sheet = own.inspectee.sheets.get(purpose="inspection")
    assert _go(browser("province"), "prepare", team_sheet).status_code == 404


def test_what_was_submitted_is_shown_and_no_longer_written_in(browser, own):
    officer = browser("officer_tonghua")
    fill(person("officer_tonghua"), own)
    assert "上传并归集" in _go(officer, "papers_by_department", own).content.decode()
    submit_sheet(person("officer_tonghua"), own)
    for name, button in (
        ("papers_by_department", "上传并归集"),
        ("comprehensive", "保存并报送"),
        ("prepare", "记一次提醒"),
    ):
        assert button not in _go(officer, name, own).content.decode()
    assert _go(officer, "comprehensive", own, TEXTS).status_code == 409
