"""The rules of a filled line, and 不得空项."""

import pytest

from qingchen.inspection.answer import NoSuchObject, NotApplicable, Number, Ratio, Unverifiable, YesNo
from qingchen.inspection.entry import Entry, blank_items, entry_faults, sheet_faults
from tests.unit.inspection.canonical import FORM1

PROOF = ("a.pdf",)


def rules(entry, purpose="inspection", claimed=None):
    return [fault.rule for fault in entry_faults(FORM1.by_code[entry.item_code], entry, purpose, claimed)]


def test_an_item_without_an_answer_is_blank_whatever_stands_beside():
    assert rules(Entry("ZH2-09", None, remark="已核对", verdict="met")) == ["blank"]


def test_a_self_check_names_the_responsible_person_and_needs_no_verdict():
    assert rules(Entry("ZH2-09", Ratio(19, 20)), "self_check") == ["responsible_person_blank"]
    assert rules(Entry("ZH2-09", Ratio(19, 20), responsible_person="甲某"), "self_check") == []


def test_only_the_inspection_may_find_an_item_unverifiable():
    entry = Entry("ZH2-09", Unverifiable("台账封存"), responsible_person="甲某", verdict="not_verifiable")
    assert rules(entry, "self_check") == ["not_for_self_check"]
    assert rules(entry, "inspection") == []


@pytest.mark.parametrize(
    ("answer", "verdict", "expected"),
    [
        (Ratio(19, 20), "", ["verdict_blank"]),
        (Ratio(19, 20), "not_applicable", ["verdict_disagrees"]),
        (Ratio(19, 20), "passed", ["unknown_verdict"]),
        (NoSuchObject("本县没有", PROOF), "met", ["verdict_disagrees"]),
        (NoSuchObject("本县没有", PROOF), "not_applicable", []),
        (Ratio(19, 20), "met", []),
        (Ratio(1, 20), "not_met", ["remark_blank"]),
    ],
)
def test_the_verdict_of_an_inspection_agrees_with_its_answer(answer, verdict, expected):
    assert rules(Entry("ZH2-09", answer, verdict=verdict)) == expected


def test_an_item_without_a_target_needs_no_verdict():
    assert rules(Entry("ZH2-16", Number(3))) == []


def test_a_value_other_than_the_claimed_one_needs_a_remark():
    found = Entry("ZH2-09", Ratio(18, 20), verdict="met")
    assert rules(found, claimed=Ratio(19, 20)) == ["remark_blank"]
    assert rules(found, claimed=Ratio(18, 20)) == []
    assert rules(Entry("ZH2-09", Ratio(18, 20), verdict="met", remark="1 户回执失效"), claimed=Ratio(19, 20)) == []


def test_file_names_that_a_list_would_cut_in_two_are_refused():
    entry = Entry("ZH1-05", YesNo(True), verdict="met", evidence=("责任书;附件.pdf",))
    assert rules(entry) == ["file_name"]
    assert rules(Entry("ZH1-06", NotApplicable("县级", ("a|b.pdf",)), verdict="not_applicable")) == ["file_name"]


def test_every_blank_item_is_named_in_the_order_of_the_form():
    entries = [Entry("ZH1-05", YesNo(True)), Entry("ZH1-06", None)]
    blank = [problem.item_code for problem in blank_items(FORM1, entries, "inspection")]
    assert blank == [item.code for item in FORM1.items if item.code != "ZH1-05"]


def test_a_blank_item_is_told_with_the_ways_that_are_open_to_it():
    told = {problem.item_code: problem.text for problem in blank_items(FORM1, [], "self_check")}
    assert "不适用" in told["ZH1-06"]
    assert "不适用" not in told["ZH1-05"]
    assert "无此类对象" in told["ZH2-09"]


def test_the_faults_of_a_sheet_include_unknown_and_double_lines():
    entries = [Entry("ZH1-05", YesNo(True), verdict="met"), Entry("ZH1-05", YesNo(False)), Entry("ZH9-01", YesNo(True))]
    found = sheet_faults(FORM1, entries, "inspection")
    assert [(fault.item_code, fault.rule) for fault in found[:2]] == [
        ("ZH1-05", "item_twice"),
        ("ZH9-01", "unknown_item"),
    ]
    assert len(found) == 2 + 90
