"""`campaign.yaml`: what the campaign is called, its round, its form tables."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qingchen.inspection.campaign_folder.faults import Faults
from qingchen.inspection.campaign_folder.trees import Tree, read_tree
from qingchen.inspection.plans import RoundPlan
from qingchen.standards import divisions
from qingchen.standards.codes import code_list

_DAYS = ("issued_on", "window_from", "window_until", "self_check_due_on", "report_due_on")
_IN_ORDER = (
    ("issued_on", "self_check_due_on", "发文日期", "自查截止日"),
    ("issued_on", "window_from", "发文日期", "检查开始日"),
    ("window_from", "window_until", "检查开始日", "检查结束日"),
    ("self_check_due_on", "window_until", "自查截止日", "检查结束日"),
    ("window_from", "report_due_on", "检查开始日", "报告截止日"),
    ("window_until", "report_due_on", "检查结束日", "报告截止日"),
)


@dataclass(frozen=True, slots=True)
class Head:
    """`round` is None, and `issued_on` may be, where a fault stands in its way."""

    code: str
    title: str
    province: str
    forms: tuple[str, ...]
    issued_on: date | None
    round: RoundPlan | None


def read_head(folder: Path, faults: Faults) -> Head | None:
    """The content of `campaign.yaml`; None where there is no such file or it is no YAML."""
    tree = read_tree(folder / "campaign.yaml", faults)
    if tree is None:
        return None
    code = tree.text("code")
    if code and code != folder.resolve().name:
        sentence = f"活动代码“{code}”应与文件夹名“{folder.resolve().name}”相同。请改其中一个。"
        tree.fault(("code",), "code_not_the_folder", sentence)
    return Head(
        code,
        tree.text("title"),
        _province(tree),
        _forms(tree),
        *_round(tree),
    )


def _province(tree: Tree) -> str:
    code = tree.text("province")
    if code and (len(code) != 2 or not divisions.exists(code)):
        tree.fault(("province",), "division_unknown", f"没有省级代码“{code}”。请写两位的省级行政区划代码。")
        return ""
    return code


def _forms(tree: Tree) -> tuple[str, ...]:
    names = tree.texts("forms")
    for i, name in enumerate(names):
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            sentence = f"检查表名“{name}”只能用小写字母、数字和下划线，并与表文件同名（form1 即 form1.csv）。"
            tree.fault(("forms", i), "form_name_wrong", sentence)
        elif name in names[:i]:
            tree.fault(("forms", i), "form_repeated", f"检查表“{name}”列了两次。请只留一次。")
    return tuple(dict.fromkeys(name for name in names if re.fullmatch(r"[a-z][a-z0-9_]*", name)))


def _round(tree: Tree) -> tuple[date | None, RoundPlan | None]:
    days = {name: tree.day("round", name) for name in _DAYS}
    for earlier, later, earlier_title, later_title in _IN_ORDER:
        first, second = days[earlier], days[later]
        if first and second and first > second:
            sentence = f"{later_title}（{second}）早于{earlier_title}（{first}）。请核对两个日期。"
            tree.fault(("round", later), "days_out_of_order", sentence)
    number = tree.whole_number("round", "number")
    employers = tree.whole_number("round", "employers_per_unit")
    names = ("title", "document_no", "notice_title", "issuer", "sealed_by", "footer")
    texts = [tree.text("round", name) for name in names]
    codes = [
        _codes(tree, name, codes_of)
        for name, codes_of in (
            ("forms_of_inspection", "inspection_form"),
            ("methods", "inspection_method"),
            ("fields", "inspection_field"),
        )
    ]
    issued_on, window_from, window_until, self_check_due_on, report_due_on = days.values()
    if not (
        issued_on and window_from and window_until and self_check_due_on and report_due_on and number and employers
    ):
        return issued_on, None
    title, document_no, notice_title, issuer, sealed_by, footer = texts
    return issued_on, RoundPlan(
        number=number,
        title=title,
        document_no=document_no,
        issued_on=issued_on,
        notice_title=notice_title,
        issuer=issuer,
        sealed_by=sealed_by,
        window_from=window_from,
        window_until=window_until,
        self_check_due_on=self_check_due_on,
        report_due_on=report_due_on,
        forms_of_inspection=codes[0],
        methods=codes[1],
        fields=codes[2],
        employers_per_unit=employers,
        footer=footer,
    )


def _codes(tree: Tree, name: str, list_name: str) -> tuple[str, ...]:
    """Codes of a list of `standards`; the folder may write code or label."""
    known = code_list(list_name)
    found: list[str] = []
    for i, text in enumerate(tree.texts("round", name)):
        code = known.code_of(text)
        if code is None:
            sentence = f"不认识的{known.title}“{text}”。可用：{'、'.join(known.labels)}。"
            tree.fault(("round", name, i), "code_unknown", sentence)
        else:
            found.append(code)
    return tuple(found)
