"""Points of a place by a scheme, each explained. Exact fractions until they are printed.

An item without an object (0/0, 不适用) is left out with its weight: the total is told out of what remains, scaled to
the full marks. An item without a result is unknown: it has no points, and no total is settled while there is one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from qingchen.assessment.place_facts import PlaceFacts, RateFacts
from qingchen.assessment.scheme import Scheme, SchemeItem, VetoItem
from qingchen.inspection.entry import VERDICTS
from qingchen.values.rate import Rate

_VERDICT_SHARES = {"met": Fraction(1), "partly_met": Fraction(1, 2), "not_met": Fraction(0)}


@dataclass(frozen=True, slots=True)
class Line:
    """One item scored. `points` None: `left_out` (no such object), else unknown. `explained`: how they come about."""

    item: SchemeItem
    points: Fraction | None
    left_out: bool
    explained: str
    settled_by: str = ""
    """Of points that an accepted appeal put in place of the reckoned ones: the reason."""


@dataclass(frozen=True, slots=True)
class Score:
    """`total` scaled to the scheme's full marks; None while a line is unknown or where nothing applies."""

    lines: tuple[Line, ...]
    vetoed: tuple[tuple[VetoItem, str], ...] = ()
    total: Fraction | None = None
    grade: str = ""
    unknown: tuple[str, ...] = field(default=())


def score(
    scheme: Scheme,
    facts: PlaceFacts,
    declared: Mapping[str, str] | None = None,
    settled: Mapping[str, tuple[Fraction, str]] | None = None,
) -> Score:
    """declared   reasons of the vetoes that the office declared, by code
    settled    points by item code that accepted appeals put in place, with the reason
    """
    lines = tuple(_settled(_line(item, facts), settled or {}) for item in scheme.items)
    vetoed = tuple(
        (veto, why) for veto in scheme.vetoes for why in [_veto(veto, facts, declared or {})] if why is not None
    )
    unknown = tuple(line.item.code for line in lines if line.points is None and not line.left_out)
    applying = [line for line in lines if not line.left_out]
    weight = sum((line.item.weight for line in applying), Fraction(0))
    if unknown or not weight:
        return Score(lines, vetoed, None, "", unknown)
    points = sum((line.points or Fraction(0) for line in applying), Fraction(0))
    total = points * scheme.full / weight
    grade = scheme.grades[-1] if vetoed and scheme.grades else scheme.grade_of(total)
    return Score(lines, vetoed, total, grade.title if grade else "", unknown)


def points_text(points: Fraction | None) -> str:
    """Two decimals, half up: `8.67`; a dash for none."""
    if points is None:
        return "—"
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return str(exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def _percent(share: Fraction) -> str:
    """At most two decimals: `95%`, `99.72%`."""
    text = points_text(share * 100)
    return f"{text.rstrip('0').rstrip('.')}%"


def _settled(line: Line, settled: Mapping[str, tuple[Fraction, str]]) -> Line:
    if line.item.code not in settled:
        return line
    points, reason = settled[line.item.code]
    return Line(line.item, points, False, line.explained, reason)


def _line(item: SchemeItem, facts: PlaceFacts) -> Line:
    share, explained = _share(item, facts)
    if share is None:
        return Line(item, None, explained.startswith("无此类对象") or explained.startswith("不适用"), explained)
    points = item.weight * share
    return Line(item, points, False, f"{explained}；{points_text(item.weight)} 分×{_percent(share)}")


def _share(item: SchemeItem, facts: PlaceFacts) -> tuple[Fraction | None, str]:
    match item.measure:
        case "rate" | "target_met" | "progress":
            rate = facts.rates.get(item.indicator)
            return (None, "没有目标值或结果") if rate is None else _rate_share(item.measure, rate)
        case "verdict":
            return _verdict_share(facts.verdicts.get(item.item))
        case "key_items":
            judged = [facts.verdicts.get(code, "") for code in facts.key_items]
            open_ = sum(verdict in ("", "not_verifiable") for verdict in judged)
            counted = [verdict for verdict in judged if verdict in _VERDICT_SHARES]
            if open_:
                return None, f"重点事项还有 {open_} 项没有结论或无法核实"
            if not counted:
                return None, "不适用：没有应查的重点事项"
            held = sum((_VERDICT_SHARES[verdict] for verdict in counted), Fraction(0))
            return held / len(counted), f"应查 {len(counted)} 项，达标折合 {points_text(held)} 项"
        case _:
            due, closed = facts.findings.get("due", 0), facts.findings.get("closed_in_time", 0)
            if not due:
                return None, "无此类对象：没有到期应销号的问题"
            return Fraction(closed, due), f"到期应销号 {due} 个，按期销号 {closed} 个"


def _rate_share(measure: str, rate: RateFacts) -> tuple[Fraction | None, str]:
    if rate.now is None:
        return None, "没有结果"
    now = rate.now.exact
    if now is None:
        return None, "无此类对象"
    told = f"{_told(rate.now)}，目标 {_percent(rate.target)}"
    if rate.met:
        return Fraction(1), f"{told}，达标"
    if measure == "target_met":
        return Fraction(0), f"{told}，未达标"
    if measure == "progress":
        then = rate.inspected
        before = then.exact if then else None
        if then is None or before is None:
            return None, "检查时没有结果，无从比较"
        gap, gained = abs(rate.target - before), (before - now) if rate.lower_is_better else (now - before)
        if not gap:
            return Fraction(0), f"{told}，检查时已达标，现又低于目标"
        return max(Fraction(0), min(Fraction(1), gained / gap)), f"检查时 {then.percent_text}%，现 {told}"
    if rate.lower_is_better:
        return max(Fraction(0), 1 - (now - rate.target) / (1 - rate.target)), told
    return min(Fraction(1), now / rate.target), told


def _verdict_share(verdict: str | None) -> tuple[Fraction | None, str]:
    if not verdict:
        return None, "没有检查结论"
    told = VERDICTS[verdict]
    return _VERDICT_SHARES.get(verdict), told if verdict == "not_applicable" else f"检查结论：{told}"


def _veto(veto: VetoItem, facts: PlaceFacts, declared: Mapping[str, str]) -> str | None:
    if veto.by == "declared":
        return declared.get(veto.code)
    if veto.by == "verdict":
        return "检查结论为未达标" if facts.verdicts.get(veto.item) == "not_met" else None
    count = facts.findings.get("circulated", 0)
    return f"被通报的问题 {count} 个" if count >= veto.at_least else None


def _told(rate: Rate) -> str:
    return f"{rate.percent_text}%（{rate.counts_text}）"
