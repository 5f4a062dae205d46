"""Members note one item by several methods; the leader decides; nothing is overwritten and nothing leaks."""

import pytest

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.inspection import answer_types as kinds
from qingchen.inspection.actions.methods import decide_item, note_item
from qingchen.inspection.actions.sheets import save_entry, sheet_faults
from qingchen.inspection.entry import Entry
from qingchen.inspection.methods.answer_fields import spread
from qingchen.inspection.methods.method import Method
from qingchen.inspection.methods.models import ItemDecision, MethodNote
from qingchen.inspection.methods.note import Note
from qingchen.inspection.methods.store import item_notes
from qingchen.inspection.store import entries_of, form_of
from qingchen.problems import Problem
from tests.builders import opened_round, person, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def form1():
    return sheet(opened_round(), purpose="inspection")


def _note(username: str, one, method: Method, answer: kinds.Answer | None = None, **said) -> MethodNote:
    actor, item = person(username), form_of(one).by_code["ZH2-09"]
    fields = said.pop("fields", None) or spread(item, answer)
    records = {"department": "卫生健康局", "material": "申报台账"} if method is Method.RECORDS_REVIEW else {}
    return note_item(
        actor, one, Note(item.code, method, actor.username, actor.name, clock.today(), fields=fields, **records, **said)
    )


def test_notes_that_agree_fill_the_sheet_and_one_that_contradicts_keeps_it_open(form1):
    _note("member_2a", form1, Method.RECORDS_REVIEW, fields={"state": "value", "numerator": "188"}, verdict="met")
    assert "ZH2-09" not in entries_of(form1)
    _note("member_2b", form1, Method.SITE_VISIT, fields={"state": "value", "denominator": "195"})
    assert entries_of(form1)["ZH2-09"].answer == kinds.Ratio(188, 195)
    _note("member_2b", form1, Method.SITE_VISIT, kinds.Ratio(180, 195))
    (line,) = [line for line in sheet_faults(form1) if "裁定" in line]
    assert "分子" in line
    assert entries_of(form1)["ZH2-09"].answer == kinds.Ratio(188, 195)
    assert AuditLine.objects.filter(act="note_item").count() == 3


def test_the_leader_decides_with_a_reason_and_both_notes_stay(form1):
    _note("member_2a", form1, Method.RECORDS_REVIEW, kinds.Ratio(190, 195), verdict="met", remark="回执")
    _note("member_2b", form1, Method.SITE_VISIT, kinds.Ratio(180, 195), verdict="met")
    line = Entry("ZH2-09", kinds.Ratio(180, 195), verdict="not_met", remark="以现场核对为准")
    with pytest.raises(Problem) as refused:
        decide_item(person("member_2a"), form1, line, "以现场核对为准")
    assert refused.value.code == "account.not_permitted"
    with pytest.raises(Problem) as refused:
        decide_item(person("leader_2"), form1, line, " ")
    assert refused.value.code == "answer.faulty"
    decide_item(person("leader_2"), form1, line, "以现场核对为准")
    assert entries_of(form1)["ZH2-09"] == line
    assert MethodNote.objects.count() == 2
    assert not [line for line in sheet_faults(form1) if "裁定" in line]
    _note("member_2b", form1, Method.MEETING, kinds.Ratio(181, 195))
    assert item_notes(form1, form_of(form1).by_code["ZH2-09"]).open
    assert entries_of(form1)["ZH2-09"] == line
    assert AuditLine.objects.filter(act="decide_item").count() == 1


def test_a_form_filled_directly_by_two_members_is_merged_or_left_to_the_leader(form1):
    first = Entry("ZH2-09", kinds.Ratio(188, 195), verdict="met", evidence=("回执.pdf",), method="系统计算+抽核")
    save_entry(person("member_2a"), form1, first)
    assert entries_of(form1)["ZH2-09"] == first
    save_entry(
        person("member_2b"), form1, Entry("ZH2-09", kinds.Ratio(188, 195), evidence=("名册.pdf",), verdict="met")
    )
    assert entries_of(form1)["ZH2-09"].evidence == ("回执.pdf", "名册.pdf")
    save_entry(person("member_2b"), form1, Entry("ZH2-09", kinds.Ratio(170, 195), verdict="met"))
    assert [line for line in sheet_faults(form1) if "裁定" in line]


def test_a_note_taken_back_no_longer_contradicts_and_stays_on_record(form1):
    _note("member_2a", form1, Method.RECORDS_REVIEW, kinds.Ratio(190, 195), verdict="met")
    _note("member_2b", form1, Method.SITE_VISIT, kinds.Ratio(180, 195))
    _note("member_2b", form1, Method.SITE_VISIT, kinds.Ratio(180, 195), withdrawn="看错了县")
    assert not item_notes(form1, form_of(form1).by_code["ZH2-09"]).open
    assert MethodNote.objects.count() == 3


@pytest.mark.parametrize("username", ["officer_tonghua", "member_1a", "province"])
def test_nobody_but_the_team_notes_and_nothing_is_decided_where_nothing_contradicts(form1, username):
    with pytest.raises(Problem) as refused:
        _note(username, form1, Method.SITE_VISIT, kinds.Ratio(1, 2))
    assert refused.value.code == "account.not_permitted"
    with pytest.raises(Problem) as refused:
        decide_item(person("leader_2"), form1, Entry("ZH2-09", kinds.Ratio(1, 2)), "理由")
    assert refused.value.code == "decision.nothing_to_decide"
    assert ItemDecision.objects.count() == 0


def test_notes_and_decisions_are_never_changed(form1):
    row = _note("member_2a", form1, Method.SITE_VISIT, kinds.Ratio(1, 2))
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()
