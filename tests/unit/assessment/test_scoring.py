"""A score is exact, explained line by line, and never settled over what is unknown."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingchen.assessment.place_facts import PlaceFacts, RateFacts, from_json, to_json
from qingchen.assessment.scheme import Grade, Scheme, SchemeItem, VetoItem
from qingchen.assessment.scoring import points_text, score
from qingchen.values.rate import Rate

TARGET = Fraction(95, 100)
RATE = SchemeItem("B1", "申报率", Fraction(10), "rate", indicator="declaration_rate")
VERDICT = SchemeItem("A1", "方案", Fraction(5), "verdict", item="ZH1-01")
GRADES = (Grade("优秀", Fraction(90)), Grade("合格", Fraction(60)), Grade("不合格", Fraction(0)))


def scheme(*items, vetoes=()):
    return Scheme("办法", "样例", tuple(items), tuple(vetoes), GRADES)


def facts(now=None, before=None, lower=False, target=TARGET, **other):
    rate = RateFacts("申报率", target, "责任书", None, before, now, lower)
    return PlaceFacts("tonghua", "通化市", {"declaration_rate": rate}, **other)


def points(item, known):
    return score(scheme(item), known).lines[0].points


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (Rate(95, 100), Fraction(10)),
        (Rate(99, 100), Fraction(10)),
        (Rate(9499, 10000), Fraction(10) * Fraction(9499, 9500)),
        (Rate(0, 100), Fraction(0)),
        (Rate(0, 0), None),
        (None, None),
    ],
)
def test_a_rate_gets_its_share_of_the_target_unrounded(now, told):
    assert points(RATE, facts(now)) == told


def test_what_has_no_object_is_left_out_with_its_weight_and_what_is_unknown_keeps_the_total_open():
    known = facts(Rate(0, 0), verdicts={"ZH1-01": "met"})
    both = score(scheme(RATE, VERDICT), known)
    assert [line.left_out for line in both.lines] == [True, False]
    assert both.total == 15
    open_ = score(scheme(RATE, VERDICT), facts(None, verdicts={"ZH1-01": "met"}))
    assert (open_.total, open_.grade, open_.unknown) == (None, "", ("B1",))
    assert score(scheme(RATE), facts(Rate(0, 0))).total is None


@pytest.mark.parametrize(
    ("verdict", "told"),
    [("met", 5), ("partly_met", Fraction(5, 2)), ("not_met", 0), ("not_verifiable", None), ("", None)],
)
def test_a_verdict_gets_all_half_or_nothing_and_what_could_not_be_verified_is_unknown(verdict, told):
    assert points(VERDICT, facts(verdicts={"ZH1-01": verdict})) == told


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (Rate(75, 100), Rate(85, 100), Fraction(1, 2)),
        (Rate(75, 100), Rate(95, 100), 1),
        (Rate(75, 100), Rate(70, 100), 0),
        (Rate(95, 100), Rate(94, 100), 0),
        (Rate(96, 100), Rate(90, 100), 0),
        (None, Rate(90, 100), None),
    ],
)
def test_progress_is_the_share_of_the_way_to_the_target(before, now, told):
    item = SchemeItem("F2", "进步", Fraction(1), "progress", indicator="declaration_rate")
    assert points(item, facts(now, before)) == told


def test_key_items_and_findings_are_counted_out_of_what_applies():
    keys = SchemeItem("K", "重点事项", Fraction(4), "key_items")
    known = facts(verdicts={"a": "met", "b": "partly_met", "c": "not_applicable"}, key_items=("a", "b", "c"))
    assert points(keys, known) == 3
    assert points(keys, replace(known, key_items=("a", "b", "c", "d"))) is None
    closed = SchemeItem("F1", "整改", Fraction(10), "findings_closed")
    assert points(closed, facts(findings={"due": 4, "closed_in_time": 3})) == Fraction(15, 2)
    assert score(scheme(closed), facts(findings={"due": 0})).lines[0].left_out


def test_a_veto_puts_the_place_into_the_lowest_grade_and_keeps_its_points():
    declared, circulated = VetoItem("V1", "弄虚作假", "declared"), VetoItem("V2", "被通报", "circulated", at_least=2)
    known, rules = facts(Rate(1, 1), findings={"circulated": 1}), scheme(RATE, vetoes=(declared, circulated))
    assert score(rules, known).vetoed == ()
    fell = score(rules, known, declared={"V1": "伪造体检报告 3 份"})
    assert (fell.total, fell.grade) == (10, "不合格")
    assert fell.vetoed == ((declared, "伪造体检报告 3 份"),)
    assert score(rules, replace(known, findings={"circulated": 2})).grade == "不合格"


def test_points_that_an_accepted_appeal_settled_stand_in_place_of_the_reckoned_ones():
    settled = score(scheme(RATE), facts(Rate(50, 100)), settled={"B1": (Fraction(9), "采纳申诉：补交回执")})
    assert settled.total == 9
    assert "采纳申诉" in settled.lines[0].settled_by
    assert "50.0%" in settled.lines[0].explained


COUNTS = st.integers(0, 40).flatmap(lambda top: st.tuples(st.integers(0, top), st.just(top)))


@given(COUNTS, st.booleans(), st.integers(1, 100))
def test_points_lie_between_nought_and_the_weight_and_more_done_never_costs_points(counts, lower, percent):
    target = Fraction(percent, 100)
    now = Rate(*counts)
    got = points(RATE, facts(now, lower=lower, target=target))
    assert got is None or 0 <= got <= RATE.weight
    if got is not None and now.numerator < now.denominator:
        better = points(RATE, facts(Rate(now.numerator + 1, now.denominator), lower=lower, target=target))
        assert better <= got if lower else better >= got


@given(st.lists(st.integers(1, 20), min_size=1, max_size=6), st.integers(0, 5))
def test_a_total_is_the_sum_of_its_lines_where_everything_applies(weights, held):
    items = [
        SchemeItem(f"I{at}", "项", Fraction(weight), "verdict", item=f"i{at}") for at, weight in enumerate(weights)
    ]
    verdicts = {f"i{at}": "met" if at < held else "not_met" for at in range(len(weights))}
    got = score(scheme(*items), facts(verdicts=verdicts))
    assert got.total == sum(line.points for line in got.lines) == sum(weights[:held])


def test_facts_come_back_from_what_was_kept():
    known = facts(Rate(1, 2), Rate(0, 0), verdicts={"a": "met"}, key_items=("a",), findings={"due": 1})
    assert from_json(to_json(known)) == known


def test_points_are_printed_half_up():
    assert [points_text(one) for one in (Fraction(1, 8), Fraction(2, 3), None)] == ["0.13", "0.67", "—"]
