"""抽样核查结论: a recount in, one of five outcomes and one sentence out."""

from datetime import date
from fractions import Fraction

import pytest

from qingchen.values.rate import Rate
from qingchen.verification.sampling.outcome import Asked, Frame, judge
from qingchen.verification.sampling.outcome_sentence import sentence
from qingchen.verification.sampling.plan import recount_plan, what_it_shows
from qingchen.verification.sampling.rules import sampling_rules
from qingchen.verification.sampling.seen import Seen

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
    plan = recount_plan(basis, asked.target, asked.population, RULES)
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
    assert said.startswith("首轮抽 32 份，按同一次抽取续抽至 32、61、120 份")
    assert "难证实达到目标 95%" in said
    assert "不能" in said or "超出封顶" in said
