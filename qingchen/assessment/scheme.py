"""A scoring scheme (评分办法) is data: items with weights, veto items, grades; `assessment.yaml` in a campaign folder.

title: 年终考核评分办法
source: 某某文件
items:
  - {code: K1, title: 申报率, weight: 10, measure: rate, indicator: declaration_rate}
  - {code: K2, title: 方案印发, weight: 5, measure: verdict, item: ZH1-01}
vetoes:
  - {code: F1, title: 弄虚作假, by: declared}
grades:
  - {title: 优秀, at_least: 90}
  - {title: 不合格, at_least: 0}
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import yaml

MEASURES = {
    "rate": "率达标：得分＝分值×（率÷目标值），封顶为分值",
    "target_met": "率达标得满分，未达标不得分",
    "verdict": "检查结论：达标得满分，基本达标得一半，未达标不得分",
    "key_items": "重点事项：得分＝分值×（达标的项数÷应查项数），基本达标算半项",
    "findings_closed": "问题整改：得分＝分值×（按期销号数÷到期应销号数）",
    "progress": "检查后进步：得分＝分值×（检查后提高的百分点÷检查时距目标的百分点），达标得满分",
}
_NEEDS = {"rate": "indicator", "target_met": "indicator", "verdict": "item", "progress": "indicator"}
VETO_BY = {"declared": "由省办写明事实后认定", "verdict": "检查结论为未达标", "circulated": "被通报的问题达到个数"}


@dataclass(frozen=True, slots=True)
class SchemeItem:
    """One line of the scheme. `indicator` or `item` as its measure needs."""

    code: str
    title: str
    weight: Fraction
    measure: str
    indicator: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class VetoItem:
    """A veto (一票否决): it puts the place into the lowest grade, whatever its points."""

    code: str
    title: str
    by: str
    item: str = ""
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Grade:
    title: str
    at_least: Fraction


@dataclass(frozen=True, slots=True)
class Scheme:
    """`grades` from the highest to the lowest."""

    title: str
    source: str
    items: tuple[SchemeItem, ...]
    vetoes: tuple[VetoItem, ...]
    grades: tuple[Grade, ...]

    @property
    def full(self) -> Fraction:
        return sum((item.weight for item in self.items), Fraction(0))

    def grade_of(self, total: Fraction) -> Grade | None:
        return next((grade for grade in self.grades if total >= grade.at_least), None)


def read_scheme(text: str, indicators: Collection[str], form_items: Collection[str]) -> tuple[Scheme | None, list[str]]:
    """The scheme, or every fault of it as a Chinese sentence."""
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f"第 {mark.line + 1} 行" if mark else "文件"
        return None, [f"{at}不是能读的 YAML。请核对缩进、冒号和引号。"]
    if not isinstance(told, dict):
        return None, ["文件里没有 title、items 等项。请照样例填写。"]
    faults: list[str] = []
    items = _lines(told, "items", faults, lambda line: _item(line, indicators, form_items, faults))
    vetoes = _lines(told, "vetoes", faults, lambda line: _veto(line, form_items, faults))
    grades = _lines(told, "grades", faults, lambda line: _grade(line, faults))
    if not str(told.get("title") or "").strip():
        faults.append("title（办法名称）没有填写。")
    if not items and not faults:
        faults.append("items（评分事项）一项也没有。不评分的，不要放这个文件。")
    codes = [one.code for one in (*items, *vetoes)]
    faults += [f"编码“{code}”用了不止一次，请改成不同的。" for code in sorted({c for c in codes if codes.count(c) > 1})]
    if faults:
        return None, faults
    found = tuple(sorted(grades, key=lambda grade: grade.at_least, reverse=True))
    if len({grade.at_least for grade in found}) < len(found):
        return None, ["grades（等次）有两档的最低分相同。"]
    if found and found[-1].at_least > 0:
        return None, ["grades（等次）最低一档应从 0 分起，否则有的得分没有等次。"]
    return Scheme(str(told["title"]), str(told.get("source") or ""), tuple(items), tuple(vetoes), found), []


def _lines(told: Mapping[str, Any], name: str, faults: list[str], read: Callable[[Any], Any]) -> list[Any]:
    lines = told.get(name) or []
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        faults.append(f"{name} 应为一行一项的列表。请照样例填写。")
        return []
    return [made for made in map(read, lines) if made is not None]


def _item(
    line: Mapping[str, Any], indicators: Collection[str], form_items: Collection[str], faults: list[str]
) -> SchemeItem | None:
    where = f"items 的“{line.get('code', '未编码')}”"
    before = len(faults)
    _unknown_keys(line, {"code", "title", "weight", "measure", "indicator", "item"}, where, faults)
    weight, measure = _number(line.get("weight")), str(line.get("measure") or "")
    if weight is None or weight <= 0:
        faults.append(f"{where}：weight（分值）应为大于 0 的数，填写为“{line.get('weight')}”。")
    if measure not in MEASURES:
        faults.append(f"{where}：measure“{measure}”不认识。可用：{'、'.join(MEASURES)}。")
    needed = _NEEDS.get(measure, "")
    if needed == "indicator" and line.get("indicator") not in indicators:
        faults.append(f"{where}：没有有目标值的指标“{line.get('indicator', '')}”。请核对 targets.csv。")
    if needed == "item" and line.get("item") not in form_items:
        faults.append(f"{where}：检查表里没有事项“{line.get('item', '')}”。")
    _texts(line, where, faults)
    if len(faults) > before or weight is None:
        return None
    told = {name: str(line.get(name) or "") for name in ("code", "title", "indicator", "item")}
    return SchemeItem(**told, weight=weight, measure=measure)


def _veto(line: Mapping[str, Any], form_items: Collection[str], faults: list[str]) -> VetoItem | None:
    where = f"vetoes 的“{line.get('code', '未编码')}”"
    before = len(faults)
    _unknown_keys(line, {"code", "title", "by", "item", "at_least"}, where, faults)
    by, least = str(line.get("by") or ""), line.get("at_least", 1)
    if by not in VETO_BY:
        faults.append(f"{where}：by“{by}”不认识。可用：{'、'.join(VETO_BY)}。")
    if by == "verdict" and line.get("item") not in form_items:
        faults.append(f"{where}：检查表里没有事项“{line.get('item', '')}”。")
    if not isinstance(least, int) or isinstance(least, bool) or least < 1:
        faults.append(f"{where}：at_least（个数）应为 1 以上的整数。")
    _texts(line, where, faults)
    if len(faults) > before:
        return None
    return VetoItem(str(line["code"]), str(line["title"]), by, str(line.get("item") or ""), int(least))


def _grade(line: Mapping[str, Any], faults: list[str]) -> Grade | None:
    least = _number(line.get("at_least"))
    if least is None or least < 0 or not str(line.get("title") or "").strip():
        faults.append(f"grades 的“{line.get('title', '未命名')}”：应有 title 和不小于 0 的 at_least（最低分）。")
        return None
    return Grade(str(line["title"]), least)


def _texts(line: Mapping[str, Any], where: str, faults: list[str]) -> None:
    for name in ("code", "title"):
        if not str(line.get(name) or "").strip():
            faults.append(f"{where}：{name} 没有填写。")


def _unknown_keys(line: Mapping[str, Any], known: Collection[str], where: str, faults: list[str]) -> None:
    faults += [f"{where}：不认识的“{name}”，请删去或核对写法。" for name in line if name not in known]


def _number(value: Any) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return None
