"""A scheme is data: every fault of it is told at once; the sample that comes with the campaign holds."""

from pathlib import Path

from qingchen.assessment.gathering import target_names
from qingchen.assessment.scheme import read_scheme
from qingchen.inspection.campaign import load

CAMPAIGN = Path(__file__).resolve().parents[3] / "campaigns" / "jilin-2020"
KNOWN = (["declaration_rate"], ["ZH1-01"])


def test_the_sample_scheme_holds_for_its_campaign_and_comes_to_a_hundred():
    campaign = load(CAMPAIGN)
    items = {item.code for form in campaign.forms.values() for item in form.items}
    text = (CAMPAIGN / "assessment.example.yaml").read_text(encoding="utf-8")
    scheme, faults = read_scheme(text, target_names(campaign), items)
    assert faults == []
    assert scheme.full == 100
    assert [grade.title for grade in scheme.grades] == ["优秀", "良好", "合格", "不合格"]


def test_every_fault_is_told_at_once():
    text = """
title: 办法
items:
  - {code: A, title: 甲, weight: 0, measure: rate, indicator: declaration_rate}
  - {code: A, title: 乙, weight: 5, measure: guess}
  - {code: B, title: 丙, weight: 5, measure: verdict, item: ZH9-99}
  - {code: C, title: 丁, weight: 5, measure: rate, indicator: unknown_rate, colour: red}
vetoes:
  - {code: V, title: 戊, by: luck}
grades:
  - {title: 优秀}
"""
    scheme, faults = read_scheme(text, *KNOWN)
    assert scheme is None
    told = "\n".join(faults)
    for part in ("大于 0", "guess", "ZH9-99", "unknown_rate", "colour", "luck", "最低分"):
        assert part in told, part


def test_what_is_no_scheme_is_told_in_words():
    for text, part in (
        ("items: [", "YAML"),
        ("- 1", "没有 title"),
        ("title: 办法", "一项也没有"),
        ("title: 办法\nitems: 3", "列表"),
        ("title: 办法\nitems:\n  - {code: A, title: 甲, weight: true, measure: key_items}", "大于 0"),
        (
            "title: 办法\nitems:\n  - {code: A, title: 甲, weight: 1, measure: key_items}\n"
            "grades: [{title: 合格, at_least: 60}]",
            "从 0 分起",
        ),
        (
            "title: 办法\nitems:\n  - {code: A, title: 甲, weight: 1, measure: key_items}\n"
            "  - {code: A, title: 乙, weight: 1, measure: key_items}",
            "不止一次",
        ),
    ):
        scheme, faults = read_scheme(text, *KNOWN)
        assert scheme is None
        assert part in faults[0], text
