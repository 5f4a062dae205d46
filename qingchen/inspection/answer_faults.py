"""The rules between an item and its answer; the rules of the whole entry are in `entry.py`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from qingchen.clock import today
from qingchen.inspection import answer_types as kinds
from qingchen.inspection.answer_problem import AnswerProblem, problem
from qingchen.inspection.answer_types import Answer, Figure
from qingchen.inspection.item import AnswerType, Item

LONGEST = 4000
"""Characters of a text: what one printed page holds; a cell of a workbook ends at 32,767."""
MOST_ROWS = 500
_IDENTITY_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_TYPES: dict[AnswerType, type] = {
    AnswerType.YES_NO: kinds.YesNo,
    AnswerType.YES_PARTIAL_NO: kinds.YesPartialNo,
    AnswerType.NUMBER: kinds.Number,
    AnswerType.COMPOSITE: kinds.Composite,
    AnswerType.RATIO: kinds.Ratio,
    AnswerType.DATE: kinds.Day,
    AnswerType.CHOICE: kinds.Choice,
    AnswerType.TEXT: kinds.Words,
    AnswerType.WHEN_WHERE: kinds.WhenWhere,
    AnswerType.REPEAT: kinds.Repeat,
}


def faults(item: Item, answer: Answer) -> list[AnswerProblem]:
    """Everything that the item's rules have against the answer."""
    match answer:
        case kinds.NotApplicable() | kinds.NoSuchObject() | kinds.Unverifiable():
            return list(_excuse(item, answer))
    if not isinstance(answer, _TYPES[item.answer_type]):
        return [problem(item, "other_type", "填写类型与本项不同", "请按本项的格式重新填写")]
    return list(_value(item, answer))


def _excuse(item: Item, answer: kinds.Excuse) -> Iterator[AnswerProblem]:
    if isinstance(answer, kinds.NotApplicable) and not item.na_allowed:
        rule = item.na_rule or "不允许"
        yield problem(item, "not_applicable_not_allowed", f"本项不得填“不适用”（规定：{rule}）", "请据实填写")
    if isinstance(answer, kinds.NoSuchObject) and not item.may_be_empty_set:
        yield problem(item, "not_a_share", "“无此类对象”只用于比率和抽查项", "没有的，请填 0 或“否”")
    if not answer.reason:
        yield problem(item, "reason_blank", "应写明理由", "请在说明中写明", field="理由")
    yield from _length(item, "理由", answer.reason)
    if not isinstance(answer, kinds.Unverifiable) and not answer.proof:
        yield problem(item, "proof_blank", "应附证明材料", "请至少列出一个证明材料的文件名", field="证明材料")


def _value(item: Item, answer: Answer) -> Iterator[AnswerProblem]:
    match answer:
        case kinds.YesPartialNo(value, missing):
            if value == "partial" and not missing:
                yield problem(item, "missing_blank", "填“部分”的应写明缺什么", "请补填欠缺内容", field="欠缺内容")
            yield from _length(item, "欠缺内容", missing)
        case kinds.Number(value):
            yield from _figure(item, "", value)
        case kinds.Composite(parts):
            yield from _composite(item, parts)
        case kinds.Ratio(numerator, denominator):
            yield from _ratio(item, numerator, denominator)
        case kinds.Day():
            yield from _day(item, answer)
        case kinds.Choice(choice):
            if choice not in item.choices:
                known = "、".join(item.choices)
                yield problem(item, "not_a_choice", f"应为下列之一：{known}", "请从中选择", found=choice)
        case kinds.Words("不适用" | "无此类对象" | "无法核实" as text):
            must = "应按情形填写，不能只写这几个字"
            yield problem(item, "excuse_as_text", must, "请改选相应情形并写明理由", found=text)
        case kinds.Words(text):
            yield from _length(item, "", text)
        case kinds.WhenWhere():
            yield from _when_where(item, answer)
        case kinds.Repeat(rows):
            yield from _rows(item, rows)


def _figure(item: Item, field: str, value: Figure) -> Iterator[AnswerProblem]:
    least, most = item.minimum or "0", item.maximum
    if _places(value) > item.decimals:
        must = f"最多 {item.decimals} 位小数" if item.decimals else "应填整数"
        yield problem(item, "too_many_decimals", must, "请核对后重新填写", field=field, found=value)
    if value < Decimal(least):
        yield problem(item, "too_small", f"不得小于 {least}", "请核对后重新填写", field=field, found=value)
    if most and value > Decimal(most):
        yield problem(item, "too_large", f"不得大于 {most}", "请核对后重新填写", field=field, found=value)


def _places(value: Figure) -> int:
    """Places after the point."""
    exponent = Decimal(value).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _composite(item: Item, parts: tuple[tuple[str, Figure], ...]) -> Iterator[AnswerProblem]:
    if tuple(part for part, _ in parts) != item.parts:
        yield problem(item, "other_parts", f"应按以下各列填全：{'、'.join(item.parts)}", "请补全后重新填写")
        return
    for part, value in parts:
        yield from _figure(item, part, value)
    values = dict(parts)
    for rule in item.part_rules:
        left, right = (sum(values[part] for part in side) for side in (rule.left, rule.right))
        if left > right or (rule.relation == "=" and left != right):
            field = "、".join(rule.left)
            yield problem(
                item, "parts_disagree", rule.text, "请核对后重新填写", field=field, found=f"{left} 与 {right}"
            )


def _ratio(item: Item, numerator: int, denominator: int) -> Iterator[AnswerProblem]:
    if numerator < 0 or denominator < 0:
        found = f"{numerator} / {denominator}"
        yield problem(item, "too_small", "分子、分母都不得小于 0", "请核对后重新填写", found=found)
    elif numerator > denominator:
        must = f"不得大于分母（{denominator}）"
        mend = "请核对后重新填写"
        yield problem(item, "numerator_over_denominator", must, mend, field="分子", found=numerator)
    elif denominator == 0:
        mend = "没有此类对象的，请填“无此类对象”，写明理由并附证明材料"
        yield problem(item, "denominator_zero", "分母为 0 时没有比率", mend, field="分母", found=denominator)


def _day(item: Item, answer: kinds.Day) -> Iterator[AnswerProblem]:
    on = answer.on.isoformat()
    if item.minimum and on < item.minimum:
        yield problem(item, "too_small", f"不得早于 {item.minimum}", "请核对原件日期", found=on)
    if (item.maximum and on > item.maximum) or answer.on > today():
        last = min(filter(None, (item.maximum, today().isoformat())))
        yield problem(item, "too_large", f"不得晚于 {last}", "请核对原件日期", found=on)


def _when_where(item: Item, answer: kinds.WhenWhere) -> Iterator[AnswerProblem]:
    if answer.left <= answer.arrived:
        must = "离开时间应晚于到达时间"
        yield problem(item, "left_before_arrived", must, "请核对", field="离开时间", found=answer.left)
    if not answer.place and answer.longitude is None:
        yield problem(item, "place_blank", "应写明地点或定位", "请补填地点，或同时填写经度和纬度", field="地点")
    if (answer.longitude is None) != (answer.latitude is None):
        yield problem(item, "half_a_position", "经度和纬度应同时填写", "请补填", field="经度、纬度")
    position: tuple[tuple[str, Figure | None, int], ...] = (
        ("经度", answer.longitude, 180),
        ("纬度", answer.latitude, 90),
    )
    for field, degrees, most in position:
        if degrees is None:
            continue
        if abs(Decimal(degrees)) > most or _places(degrees) > 7:
            must = f"应在 -{most} 和 {most} 之间，最多 7 位小数"
            yield problem(item, "not_a_position", must, "请重新定位", field=field, found=degrees)


def _rows(item: Item, rows: tuple[kinds.Row, ...]) -> Iterator[AnswerProblem]:
    if not rows or len(rows) > MOST_ROWS:
        yield problem(item, "too_many_rows", f"抽查明细应有 1 至 {MOST_ROWS} 行", "请核对", found=len(rows))
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        field = f"第 {number} 行"
        if not row.subject:
            yield problem(item, "subject_blank", "应写明抽查对象", "请补填编号、工号、岗位或项目名称", field=field)
        elif row.subject in seen:
            yield problem(item, "subject_twice", "同一抽查对象不得重复", "请删去重复行", field=field, found=row.subject)
        if _IDENTITY_NUMBER.search(row.subject + "\n" + row.note):
            mend = "请改填工号或抽样序号"
            yield problem(item, "identity_number_shown", "抽查明细不得填写身份证号码", mend, field=field)
        yield from _length(item, field, row.note)
        seen.add(row.subject)


def _length(item: Item, field: str, text: str) -> Iterator[AnswerProblem]:
    if len(text) > LONGEST:
        must = f"文字不得超过 {LONGEST} 字，现为 {len(text)} 字"
        yield problem(item, "too_long", must, "请精简，细节放入佐证材料", field=field)
