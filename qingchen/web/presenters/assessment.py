"""年终考核 on pages and in files: targets at three moments, points with how they come about, differences."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from qingchen.assessment.models import PublishedPlace
from qingchen.assessment.place_facts import PlaceFacts, RateFacts
from qingchen.assessment.scheme import MEASURES
from qingchen.assessment.scoring import Score, points_text
from qingchen.assessment.workbook import Row
from qingchen.values.rate import Rate

_FINDINGS = (
    ("found", "检查发现问题"),
    ("due", "到期应销号"),
    ("closed_in_time", "按期销号"),
    ("overdue", "逾期"),
    ("circulated", "被通报"),
    ("superficial", "表面整改"),
    ("own", "自查发现"),
    ("own_mended", "自查发现已整改"),
)


def rates(facts: PlaceFacts) -> list[dict[str, Any]]:
    """One line a target of the letter."""
    return [
        {
            "name": name,
            "title": one.title,
            "target": percent(one.target),
            "source": one.source,
            "verified": rate(one.verified),
            "inspected": rate(one.inspected),
            "now": rate(one.now),
            "moved": moved(one),
            "met": {True: "达标", False: "未达标", None: "—"}[one.met],
            "tag": {True: "tag-good", False: "tag-bad", None: ""}[one.met],
            "numerator": one.now.numerator if one.now else "",
            "denominator": one.now.denominator if one.now else "",
        }
        for name, one in facts.rates.items()
    ]


def tally(facts: PlaceFacts) -> dict[str, int]:
    """Targets met, not met, without a figure."""
    told = [one.met for one in facts.rates.values()]
    return {"met": told.count(True), "unmet": told.count(False), "open": told.count(None), "all": len(told)}


def findings(facts: PlaceFacts) -> list[tuple[str, int]]:
    return [(title, facts.findings.get(name, 0)) for name, title in _FINDINGS]


def lines(scored: Score | None) -> list[dict[str, Any]]:
    """Points item by item; what was left out or is unknown has a dash and its reason."""
    if scored is None:
        return []
    return [
        {
            "code": one.item.code,
            "title": one.item.title,
            "weight": points_text(one.item.weight),
            "points": points_text(one.points),
            "left_out": one.left_out,
            "unknown": one.points is None and not one.left_out,
            "explained": one.explained,
            "rule": MEASURES[one.item.measure],
            "settled_by": one.settled_by,
        }
        for one in scored.lines
    ]


def kept_lines(kept: PublishedPlace, before: PublishedPlace | None = None) -> list[dict[str, Any]]:
    """Lines as they were published, with what each was before where a final result stands beside the provisional."""
    earlier = {line["code"]: line["points"] for line in before.lines} if before else {}
    return [
        {
            **{name: line[name] for name in ("code", "title", "left_out", "explained", "settled_by")},
            "weight": points_text(Fraction(line["weight"])),
            "points": points_text(_points(line["points"])),
            "unknown": False,
            "rule": "",
            "change": change(_points(earlier.get(line["code"], "")), _points(line["points"])) if before else "",
        }
        for line in kept.lines
    ]


def total(kept: PublishedPlace | None) -> str:
    return points_text(_points(kept.total)) if kept and kept.total else "不计分" if kept else "—"


def difference(before: PublishedPlace | None, after: PublishedPlace | None) -> str:
    """What the total changed by between provisional and final: `+1.50`; empty where it is not both."""
    if not before or not after:
        return ""
    return change(_points(before.total), _points(after.total)) or "无变化"


def change(before: Fraction | None, after: Fraction | None) -> str:
    if before is None or after is None or before == after:
        return ""
    return ("+" if after > before else "−") + points_text(abs(after - before))


def rate(one: Rate | None) -> Mapping[str, str]:
    if one is None:
        return {"text": "—", "counts": ""}
    return {"text": one.percent_text + ("%" if one.denominator else ""), "counts": one.counts_text}


def moved(one: RateFacts) -> str:
    """Percentage points since the inspection, two decimals."""
    before = one.inspected.exact if one.inspected else None
    now = one.now.exact if one.now else None
    if before is None or now is None:
        return "—"
    return change(before * 100, now * 100) or "无变化"


def percent(share: Fraction) -> str:
    return f"{float(share * 100):g}%"


def rows(name: str, facts: PlaceFacts, scored: list[dict[str, Any]]) -> list[Row]:
    """Lines of the workbook: targets first, then points item by item."""
    told: list[Row] = [
        (
            *(name, "", line["title"], "", line["target"], _cell(line["verified"]), _cell(line["inspected"])),
            *(_cell(line["now"]), "", f"{line['met']}；检查后 {line['moved']} 个百分点", ""),
        )
        for line in rates(facts)
    ]
    told += [
        (
            *(name, line["code"], line["title"], line["weight"], "", "", "", ""),
            *(line["points"], line["explained"], line["settled_by"]),
        )
        for line in scored
    ]
    return told


def _cell(rate_: Mapping[str, str]) -> str:
    return f"{rate_['text']}（{rate_['counts']}）" if rate_["counts"] else rate_["text"]


def _points(text: str) -> Fraction | None:
    return Fraction(text) if text else None
