"""抽样核查结论: a recount in, one of five outcomes and one sentence out."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil

import pytest

from qingchen.values.rate import Rate
from qingchen.verification.sampling.outcome import Asked, Frame, judge
from qingchen.verification.sampling.outcome_sentence import sentence
from qingchen.verification.sampling.plan import recount_plan, what_it_shows
from qingchen.verification.sampling.rules import sampling_rules
from qingchen.verification.sampling.seen import Seen
from tests.reference.plain_tails import hypergeometric_at_most

RULES = sampling_rules(date(2020, 7, 20))


def told(
    listed: str, claimed: str | None, *seen: str, target: str | None = "0.95", frame: Frame = "denominator"
) -> str:
    """`seen`: at each look `in order/recounted`, with `+n` for records that could not be reached."""
    numerator, denominator = listed.split("/")
    rate = Rate(int(numerator), int(denominator))
    asked = Asked(
        Fraction(claimed) if claimed else None,
        Fraction(target) if target else None,
        rate,
        frame,
        Fraction("0.9"),
    )
    basis = asked.claim_on_frame or rate.exact
    assert basis is not None
    plan = recount_plan(basis, asked.target, asked.population, RULES, asked.listed_of_frame)
    assert plan is not None
    looks = []
    for one in seen:
        counts, _, unreached = one.partition("+")
        in_order, records = counts.split("/")
        looks.append(Seen(int(records), int(in_order), int(unreached or 0)))
    verdict = judge(asked, plan, looks, RULES)
    assert verdict is not None
    return sentence(verdict, asked, RULES)


@pytest.mark.parametrize(
    ("listed", "claimed", "seen", "expected"),
    [
        # Claimed 95.1 % of 8,321 workers: three of 32 put up with, a fourth not, thirteen refute the target.
        ("7905/8321", "0.951", ["30/32"], "与申报未见矛盾"),
        ("7905/8321", "0.951", ["28/32"], "不足以判断"),
        ("7905/8321", "0.951", ["24/32"], "查实未达标"),
        ("7905/8321", "0.951", ["28/32", "55/61", "106/120"], "查实未达标"),
        # Claimed 100 %: found clearly lower, yet perhaps above the target.
        ("8321/8321", "1", ["15/16", "42/43", "117/120"], "与申报不符"),
        # 206 employers, nearly all of them seen.
        ("200/206", "0.97", ["24/24", "53/53", "120/120"], "查实达标"),
        # A lot of ten is seen whole.
        ("10/10", "1", ["10/10"], "查实达标"),
        ("10/10", "1", ["9/10"], "查实未达标"),
        # Claimed 60 % against 95 %: the claim is true, and the target missed.
        ("120/200", "0.6", ["18/30"], "查实未达标"),
    ],
)
def test_the_five_outcomes(listed: str, claimed: str, seen: list[str], expected: str) -> None:
    assert told(listed, claimed, *seen).split("：")[0] == expected


def test_the_sentence_has_n_bound_and_the_n_that_would_be_needed() -> None:
    assert told("196/206", "0.951", "22/24").startswith("与申报未见矛盾：抽查 24 份，22 份确已完成；")
    missed = told("7905/8321", "0.951", "24/32")
    assert "有 95% 的把握实际比率不高于" in missed
    assert "低于目标 95%" in missed
    stands = told("8157/8321", "0.98", "29/29")
    assert "约需" in stands
    assert "不等于已证实达标" in stands


def test_a_recount_from_the_numerator_says_that_it_sees_over_reporting_only() -> None:
    said = told("190/206", "0.922", "10/15", frame="numerator")
    assert "只能看出多报" in said
    assert said.startswith("查实未达标")
    assert "以台账未计入的确未完成为前提" in said


def test_what_was_counted_and_is_false_is_no_claim_that_stands_once_every_record_was_seen() -> None:
    said = told("50/52", "0.96", "46/50", frame="numerator", target=None)
    assert said.startswith("与申报不符：抽查 50 份，46 份属实；已计入的记录已全数核查，实际比率为 88.5%")
    assert told("50/52", "0.96", "50/50", frame="numerator", target=None).startswith("与申报未见矛盾")


@pytest.mark.parametrize("seen", [["15/15"], ["10/15"], ["14/15"], ["11/15", "30/42", "80/120"]])
@pytest.mark.parametrize("target", ["0.95", "0.5", None])
def test_from_the_numerator_every_upper_bound_of_the_rate_stands_on_the_registers_word(
    seen: list[str], target: str | None
) -> None:
    said = told("190/206", "0.922", *seen, frame="numerator", target=target)
    assert ("不高于" in said) == ("以台账未计入的确未完成为前提" in said)
    # The claim of the place is no bound of what was drawn.
    assert "低于申报的" not in said


def test_a_claim_above_the_register_is_said_to_have_nothing_to_draw() -> None:
    assert "申报的 99% 高于台账的 95.0%，高出的部分没有记录可抽" in told("190/200", "0.99", "15/15", frame="numerator")
    assert "没有记录可抽" not in told("190/200", "0.95", "15/15", frame="numerator")


def test_the_plan_of_the_numerator_is_held_against_the_target_of_the_rate() -> None:
    # Of 192 in 200, 190 must be true for 95 %: 99 % of the frame.
    plan = recount_plan(Fraction(1), Fraction("0.95"), 192, RULES, Fraction(192, 200))
    assert plan is not None
    assert plan.target_on_frame == pytest.approx(190 / 192)
    alone = recount_plan(Fraction(1), Fraction("0.95"), 192, RULES)
    assert alone is not None
    assert (plan.to_confirm or 0) > (alone.to_confirm or 0)
    below = recount_plan(Fraction(1), Fraction("0.95"), 180, RULES, Fraction(180, 200))
    assert below is not None
    assert (below.to_confirm, below.to_refute) == (None, None)
    assert "台账本身低于目标 95%" in what_it_shows(below, RULES)
    whole = recount_plan(Fraction(1), Fraction("0.95"), 5, RULES, Fraction(5, 6))
    assert whole is not None
    assert "是否达标" not in what_it_shows(whole, RULES)


@pytest.mark.parametrize("population", [31, 39, 61, 81, 8_321])
@pytest.mark.parametrize("most", [25, 120])
def test_the_plan_promises_no_more_than_its_first_look_finds(population: int, most: int) -> None:
    for claimed in ("0.2", "0.3", "0.8", "0.96", "1"):
        rules = replace(RULES, most=most)
        plan = recount_plan(Fraction(claimed), None, population, rules)
        assert plan is not None
        if plan.first >= population:
            continue
        look, failing = plan.looks[0], round((1 - plan.screen.bad) * population)
        passes = hypergeometric_at_most(look.allowed, population, failing, look.records)
        assert f"有 {100 - ceil(passes * 100)}% 的把握能发现" in what_it_shows(plan, rules)


def test_unreached_records_count_against_both_sides() -> None:
    assert "不足以判断" in told("7905/8321", "0.951", "24/32+8")
    assert "查实未达标" in told("7905/8321", "0.951", "24/32")


def test_without_a_target_the_claim_alone_is_judged() -> None:
    assert told("500/1000", "0.5", "25/50", target=None).startswith("与申报未见矛盾")


def test_the_plan_says_what_it_can_and_cannot_show_at_the_cap() -> None:
    plan = recount_plan(Fraction(7905, 8321), Fraction("0.95"), 8321, RULES)
    assert plan is not None
    assert [look.records for look in plan.looks] == [32, 61, 120]
    said = what_it_shows(plan, RULES)
    assert said.startswith("首轮抽 32 份，按同一次抽取续抽至 61、120 份")
    assert "难证实达到目标 95%" in said
    assert "不能" in said or "超出封顶" in said
