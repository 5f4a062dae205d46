"""Canonical answers: their JSON, what they are read from, and the rules between item and answer."""

import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.inspection.answer import (
    Composite,
    Day,
    NoSuchObject,
    NotApplicable,
    Number,
    Ratio,
    Repeat,
    Row,
    Unverifiable,
    WhenWhere,
    Words,
    YesNo,
    YesPartialNo,
    derived_ratio,
    faults,
    from_json,
    parse,
    text,
    to_json,
)
from tests.unit.inspection.canonical import FORM1, FORM2, ITEMS, answers

ITEM = {**FORM1.by_code, **FORM2.by_code}
ANY = st.sampled_from(ITEMS).flatmap(lambda item: st.tuples(st.just(item), answers(item)))


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_an_answer_survives_storage_as_json(drawn):
    _, answer = drawn
    assert from_json(json.loads(json.dumps(to_json(answer)))) == answer


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_what_was_stored_is_also_read_as_if_typed(drawn):
    item, answer = drawn
    assert parse(item, to_json(answer)) == (answer, [])


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_every_answer_has_a_printed_form(drawn):
    assert text(*drawn)


@pytest.mark.parametrize(
    ("code", "typed", "answer"),
    [
        ("ZH1-05", {"value": "是"}, YesNo(True)),
        ("ZH1-05", {"value": " × "}, YesNo(False)),
        ("ZH1-04", {"value": "部分", "missing": "缺时限"}, YesPartialNo("partial", "缺时限")),
        ("ZH1-09", {"value": "１２"}, Number(12)),
        ("AF1-07", {"value": "3,120.50"}, Number(Decimal("3120.5"))),
        ("AF2-03", {"value": "8.5%"}, Number(Decimal("8.5"))),
        ("ZH2-09", {"numerator": 190, "denominator": "200"}, Ratio(190, 200)),
        ("ZH1-02", {"value": "2020年3月6日"}, Day(date(2020, 3, 6))),
        ("ZH1-02", {"value": datetime(2020, 3, 6)}, Day(date(2020, 3, 6))),
        ("ZH4-03", {"parts": {"专职": "2", "兼职": "0"}}, Composite((("专职", 2), ("兼职", 0)))),
        (
            "AF0-01",
            {"arrived": "2020-07-14T01:05:59Z", "left": "2020年7月14日 11时40分", "place": "矿区大门"},
            WhenWhere(datetime(2020, 7, 14, 9, 5), datetime(2020, 7, 14, 11, 40), "矿区大门"),
        ),
    ],
)
def test_people_and_devices_write_in_their_own_ways(code, typed, answer):
    assert parse(ITEM[code], typed) == (answer, [])


@pytest.mark.parametrize(
    ("code", "typed", "rule"),
    [
        ("ZH1-05", {"value": "有"}, "not_readable"),
        ("ZH1-09", {"value": "十二"}, "not_readable"),
        ("ZH1-02", {"value": "2020-02-30"}, "not_readable"),
        ("ZH2-09", {"numerator": "190"}, "part_blank"),
        ("ZH4-03", {"parts": {"专职": "2"}}, "part_blank"),
        ("AF0-01", {"place": "大门"}, "part_blank"),
        ("AF3-03", {"rows": [{"subject": "01", "holds": "？"}]}, "not_readable"),
        ("AF3-03", {"rows": [{"subject": "01"}]}, "part_blank"),
        ("ZH1-09", {"type": "ratio", "numerator": 1, "denominator": 2}, "other_type"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_no_answer(code, typed, rule):
    answer, problems = parse(ITEM[code], typed)
    assert answer is None
    assert problems[0].rule == rule


NOON = datetime(2020, 7, 14, 12)
LATER = datetime(2020, 7, 14, 13)


@pytest.mark.parametrize(
    ("code", "answer", "rule"),
    [
        ("ZH2-09", Ratio(201, 200), "numerator_over_denominator"),
        ("ZH2-09", Ratio(0, 0), "denominator_zero"),
        ("ZH2-09", NotApplicable("无此类单位", ("a.pdf",)), "not_applicable_not_allowed"),
        ("ZH1-06", NotApplicable("县级单位", ()), "proof_blank"),
        ("ZH1-06", NotApplicable("", ("a.pdf",)), "reason_blank"),
        ("ZH1-09", NoSuchObject("没有", ("a.pdf",)), "not_a_share"),
        ("ZH1-04", YesPartialNo("partial"), "missing_blank"),
        ("ZH1-09", Number(Decimal("1.5")), "too_many_decimals"),
        ("ZH1-09", Number(-1), "too_small"),
        ("ZH1-02", Day(date(2019, 7, 11)), "too_small"),
        ("ZH1-02", Day(date(2020, 7, 21)), "too_large"),
        ("ZH4-03", Composite((("专职", 2),)), "other_parts"),
        ("ZH5-07", Composite((("受理", 3), ("办结", 4), ("超期", 0))), "parts_disagree"),
        ("ZH1-09", Ratio(1, 2), "other_type"),
        ("AF9-04", Words("不适用"), "excuse_as_text"),
        ("AF0-01", WhenWhere(LATER, NOON, "大门"), "left_before_arrived"),
        ("AF0-01", WhenWhere(NOON, LATER), "place_blank"),
        ("AF0-01", WhenWhere(NOON, LATER, "", 126, None), "half_a_position"),
        ("AF0-01", WhenWhere(NOON, LATER, "", 126, 143), "not_a_position"),
        ("AF3-03", Repeat((Row("01", True), Row("01", False))), "subject_twice"),
        ("AF3-03", Repeat((Row("", True),)), "subject_blank"),
        ("AF3-03", Repeat((Row("229900196001010012", True),)), "identity_number_shown"),
    ],
)
def test_an_answer_against_the_rules_of_its_item_is_told(july_2020, code, answer, rule):
    assert [problem.rule for problem in faults(ITEM[code], answer)] == [rule]


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("ZH2-09", NoSuchObject("本县无纳入治理范围的用人单位", ("名录.xlsx",))),
        ("ZH1-06", NotApplicable("县级单位", ("说明.pdf",))),
        ("ZH2-09", Unverifiable("台账封存")),
        ("ZH2-09", Ratio(0, 12)),
        ("ZH1-02", Day(date(2020, 7, 20))),
        ("ZH5-03", Composite((("专职", 3), ("兼职", 1), ("高级职称", 1), ("中级职称", 2), ("初级及其他", 1)))),
    ],
)
def test_an_answer_within_the_rules_has_no_fault(july_2020, code, answer):
    assert faults(ITEM[code], answer) == []


def test_a_problem_says_where_which_rule_what_and_how_to_mend():
    told = faults(ITEM["ZH2-09"], Ratio(201, 200))[0].text
    assert told == "ZH2-09 粉尘危害项目申报率「分子」：不得大于分母（200）。填写为“201”。请核对后重新填写。"


def test_no_such_object_is_0_of_0_and_a_repeat_is_counted_from_its_rows():
    assert derived_ratio(NoSuchObject("无", ("a.pdf",))) == (0, 0)
    assert derived_ratio(Repeat((Row("01", True), Row("02", False)))) == (1, 2)
    assert derived_ratio(YesNo(True)) is None


def test_answers_are_printed_as_an_office_writes_them():
    assert text(ITEM["ZH2-09"], Ratio(1899, 2000)) == "95.0%（1899/2000）"
    assert text(ITEM["ZH4-03"], Composite((("专职", 2), ("兼职", 0)))) == "专职 2 人、兼职 0 人"
    assert text(ITEM["ZH1-02"], Day(date(2020, 3, 6))) == "2020年3月6日"
    assert text(ITEM["ZH2-09"], None) == "未填"
