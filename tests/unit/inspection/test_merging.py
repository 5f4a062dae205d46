"""Notes of several members and methods on one item, merged field by field."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qingchen.inspection import answer_types as kinds
from qingchen.inspection.methods.answer_fields import gathered, part_of, spread
from qingchen.inspection.methods.deciding import decided_line
from qingchen.inspection.methods.merging import merge
from qingchen.inspection.methods.method import Method, method_meant, usual_method
from qingchen.inspection.methods.note import Note, from_json, note_faults, to_json
from tests.unit.inspection.canonical import FORM1, FORM2, ITEMS, answers

RATE = FORM1.by_code["ZH2-09"]
SEEN = date(2020, 7, 22)


def note(by: str, method: Method = Method.RECORDS_REVIEW, item=RATE, **said) -> Note:
    fields = said.pop("fields", {})
    return Note(item.code, method, by, by, SEEN, fields=fields, **said)


@st.composite
def noted(draw):
    """An item and notes on it, some whole and some in part, by up to three members and five methods."""
    item = draw(st.sampled_from(ITEMS))
    notes = {}
    for _ in range(draw(st.integers(1, 4))):
        fields = spread(item, draw(answers(item)))
        kept = draw(st.sets(st.sampled_from(sorted(fields)))) if fields else set()
        by, method = draw(st.sampled_from("甲乙丙")), draw(st.sampled_from(list(Method)))
        notes[by, method] = note(by, method, item, fields={name: fields[name] for name in fields if name in kept})
    return item, list(notes.values())


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(noted(), st.randoms())
def test_the_order_of_the_notes_does_not_matter_and_no_value_is_lost(given_, random):
    item, notes = given_
    merged = merge(item, notes)
    shuffled = notes[:]
    random.shuffle(shuffled)
    assert merge(item, shuffled) == merged
    told = {(field.name, said.value) for field in merged.fields for said in field.said}
    assert told == {pair for one in notes for pair in one.fields.items() if pair[1]}
    plain = {name for name, _ in told if len({value for other, value in told if other == name}) > 1}
    assert {field.name for field in merged.contradictions} <= plain
    assert merged.entry is None or not merged.contradictions


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(ITEMS).flatmap(lambda item: st.tuples(st.just(item), answers(item))))
def test_one_whole_note_merges_to_just_what_was_noted(given_):
    item, answer = given_
    assert gathered(item, spread(item, answer)) == (answer, [])
    entry = merge(item, [note("甲", item=item, fields=spread(item, answer))]).entry
    assert entry is not None
    assert entry.answer == answer


def test_two_members_who_each_counted_one_side_make_a_whole_rate():
    merged = merge(
        RATE,
        [
            note("甲", fields={"state": "value", "numerator": "188"}, verdict="met", evidence=("回执.pdf",)),
            note("乙", Method.SITE_VISIT, fields={"state": "value", "denominator": "195"}, evidence=("名册.xlsx",)),
        ],
    )
    assert merged.entry.answer == kinds.Ratio(188, 195)
    assert merged.entry.method == "查阅资料、现场检查指导"
    assert merged.entry.evidence == ("回执.pdf", "名册.xlsx")


def test_methods_that_say_different_counts_contradict_each_other_and_the_self_check():
    merged = merge(
        RATE,
        [
            note("甲", fields=spread(RATE, kinds.Ratio(190, 195))),
            note("乙", Method.SITE_VISIT, fields={"numerator": "180"}),
        ],
        claimed=kinds.Ratio(190, 195),
    )
    (field,) = merged.contradictions
    assert (field.name, field.between_methods, field.claimed) == ("numerator", True, "190")
    assert [said.text for said in field.said] == ["190", "180"]
    assert [field.name for field in merged.against_claim] == ["numerator"]
    assert merged.entry is None


def test_the_leader_chooses_one_value_and_the_reason_stands_in_the_remark():
    notes = [
        note("甲", fields=spread(RATE, kinds.Ratio(190, 195)), verdict="met", remark="申报回执 190 份"),
        note("乙", Method.SITE_VISIT, fields=spread(RATE, kinds.Ratio(180, 195)), verdict="not_met"),
    ]
    merged = merge(RATE, notes)
    _, faults = decided_line(merged, {"numerator": "180"}, "以现场核对为准")
    assert len(faults) == 1
    assert "结论" in faults[0]
    line, _ = decided_line(merged, {"numerator": "180", "verdict": "not_met"}, "以现场核对为准")
    assert line.answer == kinds.Ratio(180, 195)
    assert line.verdict == "not_met"
    assert line.remark.endswith("组长裁定：以现场核对为准")
    assert merge(RATE, notes) == merged


def test_words_of_several_members_are_joined_and_do_not_contradict():
    item = FORM1.by_code["ZH1-01"]
    whole = kinds.YesPartialNo("partial", "缺少时间表")
    other = kinds.YesPartialNo("partial", "未明确责任人")
    merged = merge(
        item, [note("甲", item=item, fields=spread(item, whole)), note("乙", item=item, fields=spread(item, other))]
    )
    assert merged.entry.answer == kinds.YesPartialNo("partial", "未明确责任人；缺少时间表")


def test_rows_of_a_repeat_are_laid_together_by_what_they_are_about():
    item = next(one for one in FORM2.items if one.repeat)
    first = kinds.Repeat((kinds.Row("第1号", True), kinds.Row("第2号", False, "未见记录")))
    second = kinds.Repeat((kinds.Row("第2号", True), kinds.Row("第3号", True)))
    merged = merge(
        item, [note("甲", item=item, fields=spread(item, first)), note("乙", item=item, fields=spread(item, second))]
    )
    (field,) = merged.contradictions
    assert field.title == "第2号：是否符合"


def test_records_are_looked_at_by_counterpart_department_and_since_the_year_began():
    bare = note("甲", fields={"numerator": "1"})
    old = note(
        "甲", fields={"numerator": "1"}, department="卫生健康局", material="台账", material_from=date(2019, 11, 2)
    )
    january, today = date(2020, 1, 1), date(2020, 7, 25)
    assert len(note_faults(RATE, bare, january, today)) == 2
    assert "2020-01-01 以来" in note_faults(RATE, old, january, today)[0]
    assert note_faults(RATE, note("甲"), january, today)[0].endswith("结论或说明。")


def test_what_cannot_be_read_of_a_part_is_told_and_the_rest_is_kept():
    assert part_of(RATE, {"numerator": "一百", "denominator": "195"})[1][0].startswith("ZH2-09“分子")
    assert part_of(RATE, {"denominator": " 1,195 "}) == ({"denominator": "1195", "state": "value"}, [])


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("查阅资料", "records_review"),
        ("现场查看系统", "site_visit"),
        ("暗访", "unannounced_visit"),
        ("系统计算+抽核", None),
    ],
)
def test_a_written_method_is_understood(text, method):
    assert method_meant(text) == method


def test_every_item_has_a_usual_method_and_a_note_survives_storing():
    assert {usual_method(FORM2, item) for item in FORM2.items} == {Method.UNANNOUNCED_VISIT}
    assert len({usual_method(FORM1, item) for item in FORM1.items}) == 3
    one = note("甲", fields={"numerator": "1"}, department="局", material_from=date(2020, 1, 2), remark="说明")
    assert from_json(RATE.code, one.method.value, "甲", "甲", SEEN, to_json(one)) == one
