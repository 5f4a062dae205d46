"""The verdict that an answer earns, by the item's target."""

from fractions import Fraction

from qingchen.inspection import answer_types as kinds
from qingchen.inspection.answer_types import Answer, derived_ratio
from qingchen.inspection.item import AnswerType, Item
from qingchen.sample.answers.from_ledgers import is_main

_NEARLY = Fraction(9, 10)
"""基本达标: nine tenths of the target; also the bar where the target stands in a letter that is not to be had."""
_MUST_HAVE = {"ZH4-03": "专职", "ZH4-05": "专职", "ZH5-03": "专职", "ZH4-14": "立案查处", "ZH5-05": "本年度使用人次"}
_MUST_LACK = {"ZH5-07": ("超期",), "ZH4-15": ("零执法", "零处罚")}
_ALL_OF = {
    "AF5-04": ("已整改且复测合格岗位", "超标岗位"),
    "AF6-03": ("合同已约定职业病防治责任人数", "劳务派遣、外包接尘人数"),
}
"""Composites by item: the part that may not be nought, those that must be nought, the one that must equal another."""


def verdict(item: Item, answer: Answer, target: Fraction | None = None) -> str:
    """A key of VERDICTS, empty where the item is not judged. `target` overrules the item's own value (0 to 1)."""
    match answer:
        case kinds.NotApplicable() | kinds.NoSuchObject():
            return "not_applicable"
        case kinds.Unverifiable():
            return "not_verifiable"
    if not item.judged:
        return ""
    counts = derived_ratio(answer)
    if counts:
        return _of_share(item, Fraction(*counts), target if target is not None else item.target_value)
    match answer:
        case kinds.YesNo(yes):
            return _met(yes is (item.target != "否"))
        case kinds.YesPartialNo(value):
            return {"yes": "met", "partial": "partly_met", "no": "not_met"}[value]
        case kinds.Number(value):
            return _met(_holds(Fraction(value), item.target_relation, item.target_value))
        case kinds.Composite(parts):
            return _of_parts(item, dict(parts))
        case kinds.Choice(choice):
            return _met(choice in item.target.split("/"))
    return "met"


def _of_share(item: Item, share: Fraction, target: Fraction | None) -> str:
    if item.answer_type is AnswerType.REPEAT and target is None:
        return "met" if share == 1 else "partly_met" if share else "not_met"
    relation, bar = item.target_relation or ">=", _NEARLY if target is None else target
    if _holds(share, relation, bar):
        return "met"
    near = relation == ">=" and not is_main(item) and share >= bar * _NEARLY
    return "partly_met" if near else "not_met"


def _of_parts(item: Item, parts: dict[str, kinds.Figure]) -> str:
    if item.code in _ALL_OF:
        done, of = _ALL_OF[item.code]
        return _met(parts[done] == parts[of])
    if item.code in _MUST_LACK:
        return _met(not any(parts[part] for part in _MUST_LACK[item.code]))
    return _met(item.code not in _MUST_HAVE or bool(parts[_MUST_HAVE[item.code]]))


def _holds(value: Fraction, relation: str, bar: Fraction | None) -> bool:
    if bar is None:
        return value > 0
    return {">=": value >= bar, "<=": value <= bar, ">": value > bar, "=": value == bar}[relation]


def _met(yes: bool) -> str:
    return "met" if yes else "not_met"
