"""Filling and submitting a sheet: who may, when, and 不得空项."""

import pytest

from qingchen.accounts.models import AuditLine
from qingchen.inspection import answer_types as kinds
from qingchen.inspection.actions.evidence import add_evidence, evidence_bytes
from qingchen.inspection.actions.sheets import note_observation, return_sheet, save_entry, submit_sheet
from qingchen.inspection.entry import Entry
from qingchen.inspection.models import SheetAnswer
from qingchen.inspection.store import entries_of, inspectees_for, sheet_for, three_values
from qingchen.problems import Problem
from tests.builders import fill, inspectee, opened_round, person, picture, sheet

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("july_2020")]
DECLARED = Entry("ZH2-09", kinds.Ratio(188, 195), responsible_person="职业健康科负责人", department="职业健康科")


@pytest.fixture
def round_():
    return opened_round()


def _lines(act: str) -> int:
    return AuditLine.objects.filter(act=act).count()


def test_an_officer_fills_the_own_units_self_check_and_every_saving_is_kept(round_):
    officer, own = person("officer_tonghua"), sheet(round_)
    save_entry(officer, own, DECLARED)
    better = Entry("ZH2-09", kinds.Ratio(190, 195), responsible_person="职业健康科负责人")
    save_entry(officer, own, better)
    assert entries_of(own)["ZH2-09"] == better
    assert list(SheetAnswer.objects.filter(sheet=own).values_list("version", flat=True)) == [1, 2]
    assert _lines("save_entry") == 2


@pytest.mark.parametrize("username", ["officer_changchun", "member_1a", "member_2a", "province", "auditor"])
def test_nobody_but_the_place_writes_in_its_self_check(round_, username):
    with pytest.raises(Problem) as refused:
        save_entry(person(username), sheet(round_), DECLARED)
    assert refused.value.code == "account.not_permitted"
    assert SheetAnswer.objects.count() == 0
    assert _lines("save_entry") == 0


def test_another_prefectures_officer_does_not_find_the_sheet(round_):
    with pytest.raises(Problem) as refused:
        sheet_for(person("officer_changchun"), sheet(round_).public_id)
    assert refused.value.code == "thing.not_found"
    assert [one.code for one in inspectees_for(person("officer_changchun"), round_)] == ["changchun"]


def test_an_inspector_off_the_team_does_not_find_the_place(round_):
    assert {one.code for one in inspectees_for(person("member_2a"), round_)} == {"liaoyuan", "tonghua"}
    with pytest.raises(Problem):
        sheet_for(person("member_1a"), sheet(round_).public_id)


def test_a_numerator_over_its_denominator_is_refused_with_the_rule_and_the_mending(round_):
    wrong = Entry("ZH2-09", kinds.Ratio(196, 195), responsible_person="职业健康科负责人")
    with pytest.raises(Problem) as refused:
        save_entry(person("officer_tonghua"), sheet(round_), wrong)
    (line,) = refused.value.lines
    assert "ZH2-09" in line
    assert "分子" in line
    assert "请" in line


def test_a_sheet_with_blank_items_is_not_submitted_and_every_blank_is_named(round_):
    officer, own = person("officer_tonghua"), sheet(round_)
    assert fill(officer, own, leave_out=("ZH1-01", "ZH4-13")) == []
    with pytest.raises(Problem) as refused:
        submit_sheet(officer, own)
    assert refused.value.code == "sheet.blank_items"
    assert [line for line in refused.value.lines if "ZH1-01" in line]
    assert [line for line in refused.value.lines if "ZH4-13" in line]
    assert len(refused.value.lines) == 2
    assert sheet(round_).state == "open"
    assert _lines("submit_sheet") == 0


def test_a_whole_sheet_is_submitted_and_its_answers_become_facts(round_):
    officer, own = person("officer_tonghua"), sheet(round_)
    assert fill(officer, own) == []
    submit_sheet(officer, own)
    assert sheet(round_).state == "submitted"
    assert _lines("submit_sheet") == 1
    with pytest.raises(Problem) as refused:
        save_entry(officer, own, DECLARED)
    assert refused.value.code == "sheet.wrong_state"


def test_evidence_that_is_named_but_was_not_uploaded_keeps_the_sheet_open(round_):
    officer, own = person("officer_tonghua"), sheet(round_)
    fill(officer, own)
    named = Entry("ZH2-09", kinds.Ratio(1, 2), responsible_person="负责人", evidence=("没有上传.pdf",))
    save_entry(officer, own, named)
    with pytest.raises(Problem) as refused:
        submit_sheet(officer, own)
    assert any("没有上传.pdf" in line for line in refused.value.lines)


def test_the_office_gives_a_self_check_back_with_its_reason(round_):
    officer, own = person("officer_tonghua"), sheet(round_)
    fill(officer, own)
    submit_sheet(officer, own)
    with pytest.raises(Problem):
        return_sheet(officer, own, "想再改改")
    return_sheet(person("province"), own, "申报率口径需说明")
    assert sheet(round_).state == "open"
    save_entry(officer, own, DECLARED)
    submit_sheet(officer, own)
    assert _lines("submit_sheet") == 2


def test_the_team_must_say_why_its_value_differs_from_the_claim(round_):
    officer, own = person("officer_tonghua"), sheet(round_)
    fill(officer, own)
    submit_sheet(officer, own)
    found = sheet(round_, purpose="inspection")
    differing = Entry("ZH2-09", kinds.Ratio(90, 100), verdict="not_met")
    with pytest.raises(Problem) as refused:
        save_entry(person("member_2a"), found, differing)
    assert any("说明" in line for line in refused.value.lines)
    save_entry(
        person("member_2a"), found, Entry("ZH2-09", kinds.Ratio(90, 100), verdict="not_met", remark="6 户未申报")
    )


def test_a_place_sees_what_was_verified_only_after_the_leader_signed(round_):
    found = sheet(round_, purpose="inspection")
    save_entry(person("member_2a"), found, Entry("ZH2-09", kinds.Ratio(9, 10), verdict="not_met", remark="1 户未申报"))
    place = inspectee(round_)
    seen = {row.item.code: row for row in three_values(person("officer_tonghua"), place)}
    assert seen["ZH2-09"].verified is None
    seen = {row.item.code: row for row in three_values(person("leader_2"), place)}
    assert seen["ZH2-09"].verified is not None


def test_evidence_is_kept_byte_for_byte_and_the_same_file_once(round_):
    officer, own = person("officer_tonghua"), sheet(round_)
    data = picture()
    first = add_evidence(officer, own, "照片.png", data)
    assert add_evidence(officer, own, "照片.png", data) == first
    other = add_evidence(officer, own, "照片.png", picture("red"))
    assert other.file_name == "照片（2）.png"
    assert evidence_bytes(first) == data


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("程序.exe", b"MZ\x90", "程序"),
        ("照片.png", b"MZ\x90\x00", "图片"),
        ("空.pdf", b"", "空"),
        ("报告.pdf", b"<html>", "PDF"),
        ("表.xlsx", b"PK\x03\x04broken", "xlsx"),
    ],
)
def test_what_is_not_what_its_name_says_is_not_evidence(round_, name, data, why):
    with pytest.raises(Problem) as refused:
        add_evidence(person("officer_tonghua"), sheet(round_), name, data)
    assert refused.value.code == "evidence.not_accepted"
    assert why in refused.value.sentence


def test_only_the_team_notes_highlights_and_suggestions(round_):
    place = inspectee(round_)
    note_observation(person("member_2a"), place, "highlight", "建立县级粉尘单位包保制度")
    with pytest.raises(Problem):
        note_observation(person("officer_tonghua"), place, "highlight", "我们做得很好")
    with pytest.raises(Problem):
        note_observation(person("member_1a"), place, "highlight", "不在本组")
    with pytest.raises(Problem):
        note_observation(person("member_2a"), place, "suggestion", "  ")
