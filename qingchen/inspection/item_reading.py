"""Reads one line of a form's table into an Item; every fault is a Chinese clause, none is raised."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from qingchen.inspection.item import AnswerType, Item, PartRule, Repeat

_TYPES = {
    "是/否": AnswerType.YES_NO,
    "是/部分/否": AnswerType.YES_PARTIAL_NO,
    "数字": AnswerType.NUMBER,
    "比率": AnswerType.RATIO,
    "日期": AnswerType.DATE,
    "单选": AnswerType.CHOICE,
    "文本": AnswerType.TEXT,
    "日期时间+定位": AnswerType.WHEN_WHERE,
}
_NAME = re.compile(r"[a-z][a-z0-9_]*(@[a-z_]+)?")
CODE = re.compile(r"[A-Z]{2}\d{1,2}-\d{2}")


def read_item(row: Mapping[str, str], known: Collection[str] | None = None) -> tuple[Item | None, list[str]]:
    """The item of a line (column name to stripped text) and what is wrong with the line.

    known   names of the indicators that there are; None: names are not checked
    """
    faults = [f"“{name}”列不能为空" for name in ("domain", "title_zh", "na_rule") if not row.get(name)]
    if not CODE.fullmatch(row["code"]):
        faults.append(f"编码“{row['code']}”不合格式，应如 ZH2-09")
    written = row.get("answer_type", "")
    if written not in _TYPES:
        return None, [*faults, f"填写类型“{written}”不认识，应为：{'、'.join(_TYPES)}"]
    parts, units = _listed(row, "parts"), _listed(row, "part_units")
    repeat, repeat_faults = _repeat(row)
    kind = AnswerType.REPEAT if repeat else AnswerType.COMPOSITE if parts else _TYPES[written]
    rules, rule_faults = _part_rules(row.get("part_rules", ""), parts)
    value, value_faults = _target(row)
    named, named_faults = _indicators(row, parts, known)
    item = Item(
        code=row["code"],
        domain=row["domain"],
        clause=row.get("clause", ""),
        title=row["title_zh"],
        asked=row.get("asked_dept") or row.get("asked_who", ""),
        method=row.get("mode") or row.get("method", ""),
        answer_type=kind,
        level=row.get("level", ""),
        unit=row.get("unit", ""),
        numerator=row.get("numerator", ""),
        denominator=row.get("denominator", ""),
        evidence=row.get("evidence", ""),
        sampling=row.get("sampling", ""),
        register=row.get("register", ""),
        computed=row.get("computed") == "Y",
        target=row.get("target_2020", ""),
        target_relation=row.get("target_relation", ""),
        target_value=value,
        basis=row.get("basis", ""),
        na_rule=row.get("na_rule", ""),
        na_allowed=row.get("na_allowed") == "Y",
        key_item=row.get("key_item") == "Y",
        parts=parts,
        part_units=units or (row.get("unit", ""),) * len(parts),
        part_rules=rules,
        choices=_listed(row, "choices"),
        repeat=repeat,
        indicators=named,
        decimals=int(row["decimals"]) if row.get("decimals", "").isdecimal() else 0,
        minimum=row.get("minimum", ""),
        maximum=row.get("maximum", ""),
    )
    told = [*faults, *repeat_faults, *rule_faults, *value_faults, *named_faults]
    return item, [*told, *_shape_faults(item, row)]


def _listed(row: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in row.get(name, "").split("|") if word.strip())


def _repeat(row: Mapping[str, str]) -> tuple[Repeat | None, list[str]]:
    written = row.get("repeat", "")
    if not written:
        return None, []
    try:
        return Repeat(written), []
    except ValueError:
        return None, [f"“repeat”列填的是“{written}”，应为 {'、'.join(Repeat)} 或空"]


def _part_rules(written: str, parts: tuple[str, ...]) -> tuple[tuple[PartRule, ...], list[str]]:
    rules, faults = [], []
    for one in filter(None, (text.strip() for text in written.split(";"))):
        relation = "<=" if "<=" in one else "="
        left, found, right = one.partition(relation)
        sides = [tuple(word.strip() for word in side.split("+")) for side in (left, right)]
        if not found or any(word not in parts for side in sides for word in side):
            faults.append(f"分列关系“{one}”应写成“甲+乙<=丙”或“甲=乙+丙”，且只用“parts”列中的名称")
        else:
            rules.append(PartRule(sides[0], relation, sides[1]))
    return tuple(rules), faults


def _indicators(
    row: Mapping[str, str], parts: tuple[str, ...], known: Collection[str] | None
) -> tuple[tuple[str, ...], list[str]]:
    """`a;b;` of an item with three parts: the third is not computed."""
    written = row.get("indicator", "")
    if not written:
        return (), []
    names = tuple(name.strip() for name in written.split(";"))
    if parts and len(names) != len(parts):
        fault = f"“indicator”列有 {len(names)} 个指标，应按“parts”列的次序各写一个，共 {len(parts)} 个，用 ; 分开"
        return (), [f"{fault}；不计算的一列留空，如“甲;;丙”"]
    if not parts and len(names) > 1:
        return (), ["“indicator”列写了几个指标，而本项不分列；只写一个，或先在“parts”列写明分列名称"]
    wrong = [name for name in names if name and not _NAME.fullmatch(name)]
    faults = [f"“indicator”列“{name}”不合格式，应为指标名，或“指标名@重点行业代码”" for name in wrong]
    if known is not None:
        unknown = [name for name in names if name and name not in wrong and name.partition("@")[0] not in known]
        faults += [f"“indicator”列的“{name}”不是系统中的指标，指标名见指标口径手册" for name in unknown]
    if row.get("computed") == "N":
        faults.append("“indicator”列填了指标，“computed”列应填 Y")
    return names, faults


def _target(row: Mapping[str, str]) -> tuple[Fraction | None, list[str]]:
    relation, written = row.get("target_relation", ""), row.get("target_value", "")
    if not relation and not written:
        return None, []
    if relation not in (">=", "<=", ">", "=") or not written:
        return None, ["“target_relation”应为 >=、<=、>、= 之一，并与“target_value”同时填写"]
    try:
        return Fraction(Decimal(written)), []
    except InvalidOperation:
        return None, [f"“target_value”列“{written}”不是数字"]


def _shape_faults(item: Item, row: Mapping[str, str]) -> list[str]:
    """What the columns of a line must be to each other."""
    faults = []
    for name in ("na_allowed", "key_item", "computed"):
        if row.get(name) not in ("Y", "N"):
            faults.append(f"“{name}”列应填 Y 或 N，现为“{row.get(name, '')}”")
    if item.na_rule == "不允许" and item.na_allowed:
        faults.append("规定“不允许”不适用，“na_allowed”列却填了 Y")
    if item.answer_type is AnswerType.RATIO and not (item.numerator and item.denominator):
        faults.append("比率项应写明分子和分母")
    if item.answer_type is AnswerType.CHOICE and len(item.choices) < 2:
        faults.append("单选项应在“choices”列列出两个以上选项，用 | 分开")
    if len(set(item.choices)) < len(item.choices) or len(set(item.parts)) < len(item.parts):
        faults.append("选项或分列名称有重复")
    if item.parts and (len(item.parts) < 2 or row["answer_type"] != "数字"):
        faults.append("分列只用于数字项，且应有两列以上")
    if len(item.part_units) != len(item.parts):
        faults.append("“part_units”的个数应与“parts”相同")
    if item.repeat and row["answer_type"] not in ("比率", "是/部分/否", "是/否"):
        faults.append("逐个抽查（repeat）只用于比率和是否项")
    if item.may_be_empty_set and item.target_value is not None and not 0 <= item.target_value <= 1:
        faults.append("比率项的“target_value”应在 0 和 1 之间，如 0.95")
    return faults + [f"“{name}”列“{text}”不合要求" for name, text in _bounds(item) if not _is_bound(item, text)]


def _bounds(item: Item) -> list[tuple[str, str]]:
    return [(name, text) for name, text in (("minimum", item.minimum), ("maximum", item.maximum)) if text]


def _is_bound(item: Item, text: str) -> bool:
    try:
        if item.answer_type is AnswerType.DATE:
            date.fromisoformat(text)
        else:
            Decimal(text)
    except (ValueError, InvalidOperation):
        return False
    return True
