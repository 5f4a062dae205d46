"""The classes of row problems (问题类别): what a rule is called where problems are counted."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from qingchen.registers.catalogue import registers
from qingchen.registers.cells.faults import SENTENCES
from qingchen.registers.register import FileRule, RowRule, Severity
from qingchen.registers.row_problem import RowProblem

HINTS = "提示（不影响接收）"
_TITLES = {
    "cells_shifted": "单元格错位，整行不可读",
    "required": "必填项为空",
    "under_minimum": "小于下限",
    "over_maximum": "大于上限",
    "in_the_future": "日期在今天之后",
    "duplicate_key": "同一对象重复",
    "outside_region": "不在本次报送的区域内",
    "no_such_division": "没有这个行政区划代码",
    "unknown_column": "认不出的列",
    "missing_column": "缺少必填的列",
    "merged_heading": "表头有合并单元格",
    "column_twice": "同一列有两个",
    "column_without_heading": "有内容而没有表头的列",
    "no_heading": "找不到表头",
    "other_register": "像是另一本台账",
    "no_rows": "没有数据行",
    "second_table": "一个工作表里有另一张表",
    "unit_of_heading": "表头写的单位不同",
}


def class_title(rule: str) -> str:
    """`单元格错位，整行不可读`; the rule's own name where nobody has given it a title."""
    if rule in _TITLES:
        return _TITLES[rule]
    return SENTENCES[rule][0].replace("（{unit}）", "") if rule in SENTENCES else _row_rules().get(rule, rule)


def of_kind(problems: Iterable[RowProblem], kind: str) -> list[RowProblem]:
    """The faults of one class by its title, the hints (`HINTS`), or all of them, faults before hints."""
    if kind == HINTS:
        return [one for one in problems if one.severity is Severity.HINT]
    if kind:
        return [one for one in problems if one.severity is Severity.FAULT and class_title(one.rule) == kind]
    return sorted(problems, key=lambda one: one.severity is Severity.HINT)


def by_class(problems: Iterable[RowProblem]) -> list[tuple[str, int]]:
    """(title, how many), the most frequent first."""
    return [(class_title(rule), count) for rule, count in Counter(one.rule for one in problems).most_common()]


@cache
def _row_rules() -> dict[str, str]:
    rules: list[RowRule | FileRule] = []
    for register in registers().values():
        rules += [*register.rules, *register.file_rules]
    return {rule.name: rule.sentence.partition("。")[0] for rule in rules}
