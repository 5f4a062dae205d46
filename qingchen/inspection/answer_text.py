"""An answer as an office writes it, on pages and in documents."""

from datetime import date, datetime

from qingchen.inspection import answer_types as kinds
from qingchen.inspection.answer_types import Answer, Figure
from qingchen.inspection.item import Item
from qingchen.values.rate import Rate

YES_PARTIAL_NO = {"yes": "是", "partial": "部分", "no": "否"}


def text(item: Item, answer: Answer | None) -> str:
    """One line: `95.0%（188/198）`, `煤矿 3 户、冶金 0 户`, `不适用：县级单位（证明材料：a.pdf）`; «未填» for None."""
    match answer:
        case None:
            return "未填"
        case kinds.YesNo(yes):
            return "是" if yes else "否"
        case kinds.YesPartialNo(value, missing):
            return YES_PARTIAL_NO[value] + (f"（欠缺：{missing}）" if missing else "")
        case kinds.Number(value):
            return _with_unit(value, item.unit)
        case kinds.Composite(parts):
            units = dict(zip(item.parts, item.part_units, strict=True))
            return "、".join(f"{part} {_with_unit(value, units.get(part, ''))}" for part, value in parts)
        case kinds.Ratio(numerator, denominator):
            return ratio_text(numerator, denominator)
        case kinds.Day(on):
            return day_text(on)
        case kinds.Choice(choice):
            return choice
        case kinds.Words(words):
            return words
        case kinds.WhenWhere():
            return _when_where(answer)
        case kinds.Repeat(rows):
            failing = "、".join(row.subject for row in rows if not row.holds)
            counts = ratio_text(len(rows) - sum(not row.holds for row in rows), len(rows))
            return f"抽查 {len(rows)}，符合 {counts}" + (f"；不符合：{failing}" if failing else "")
        case kinds.NotApplicable(reason, proof):
            return f"不适用：{reason}" + _proof(proof)
        case kinds.NoSuchObject(reason, proof):
            return f"无此类对象：{reason}" + _proof(proof)
        case kinds.Unverifiable(reason):
            return f"无法核实：{reason}"


def ratio_text(numerator: int, denominator: int) -> str:
    """`95.0%（188/198）`; the two counts alone where they make no rate."""
    if not 0 <= numerator <= denominator or not denominator:
        return f"{numerator}/{denominator}"
    return f"{Rate(numerator, denominator).percent_text}%（{numerator}/{denominator}）"


def day_text(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def _with_unit(value: Figure, unit: str) -> str:
    written = str(value) if isinstance(value, int) else format(value, "f")
    return written + unit if unit == "%" else f"{written} {unit}".strip()


def _when_where(answer: kinds.WhenWhere) -> str:
    place = f"，{answer.place}" if answer.place else ""
    position = f"（东经 {answer.longitude}°，北纬 {answer.latitude}°）" if answer.longitude is not None else ""
    return f"{_clock(answer.arrived)}到达，{_clock(answer.left)}离开{place}{position}"


def _clock(moment: datetime) -> str:
    return f"{day_text(moment.date())} {moment:%H:%M} "


def _proof(proof: tuple[str, ...]) -> str:
    return f"（证明材料：{'、'.join(proof)}）" if proof else ""
