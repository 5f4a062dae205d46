"""The details of an act of the audit chain in the words of an office. In the chain they stand under English names."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from qingchen.findings.closure import Movement, RecheckStanding
from qingchen.findings.models import EscalationStep, Finding
from qingchen.indicators.groups import BY_TITLES
from qingchen.inspection.models import Observation, Sheet
from qingchen.inspection.onsite.record_kinds import KINDS as RECORDS
from qingchen.inspection.selfcheck.comprehensive import PARTS
from qingchen.registers.catalogue import registers
from qingchen.registers.models import Submission
from qingchen.reports.catalogue import reports
from qingchen.standards.codes import code_list
from qingchen.values.actor import Role

LONGEST = 160
_DIGEST = re.compile(r"[0-9a-f]{32,}")
TITLES: Mapping[str, str] = {
    "about": "截止日",
    "accounts": "账号",
    "across": "交叉分组",
    "acts": "可办理",
    "agency": "机构",
    "answer": "答案版次",
    "appeal_until": "申诉截止",
    "asked": "点名次数",
    "batch": "批次",
    "batches": "批次",
    "batches_until": "入账至批次",
    "by": "分组",
    "bytes": "字节数",
    "campaign": "活动",
    "case_no": "案号",
    "category": "类别",
    "certificates": "证书指纹",
    "changed": "改动",
    "classes": "问题类别",
    "code": "代码",
    "commitments": "承诺",
    "costs": "各项代价",
    "created": "新建",
    "days": "日期",
    "decision": "结论",
    "department": "部门",
    "digest": "指纹",
    "doubts": "没读懂",
    "due_on": "期限",
    "earlier": "已有",
    "event": "第几次",
    "faults": "不符",
    "fields": "矛盾之处",
    "files": "文件",
    "filters": "筛选",
    "finding": "问题",
    "first_on": "自",
    "form": "表式",
    "forms": "检查表",
    "found": "查到",
    "frame_digest": "抽样框指纹",
    "frames": "抽样框",
    "given_back": "退回行数",
    "in_place_of": "代替合并段",
    "in_use": "已启用",
    "incoming": "接替",
    "item": "事项",
    "items": "事项",
    "keys": "密钥",
    "kind": "种类",
    "known_on": "按哪天所知",
    "last_on": "至",
    "leads": "可任组长",
    "letter_no": "文号",
    "linkage": "比对",
    "manifest": "清单指纹",
    "mapping": "列对应",
    "masked": "遮盖",
    "member": "成员",
    "method": "方式",
    "mode": "方式",
    "moved": "改动的事项",
    "movement": "指标",
    "number": "号码",
    "on": "日期",
    "opened": "核对行数",
    "outgoing": "离任",
    "pairs": "候选对数",
    "parts": "部分",
    "points": "分值",
    "print_code": "印制编号",
    "problems": "问题",
    "proven": "已证最优",
    "purpose": "用途",
    "reason": "理由",
    "recheck": "复查",
    "records": "份数",
    "refused": "未收",
    "register": "台账",
    "registers": "台账",
    "remembered": "记住",
    "removed": "清除文件",
    "results": "结果个数",
    "role": "身份",
    "row": "行",
    "rows": "行数",
    "run": "结果编号",
    "runs": "结果编号",
    "saved": "保存项数",
    "scan": "扫描件指纹",
    "scheme": "办法指纹",
    "segment": "合并段",
    "sensitive": "敏感列",
    "severity": "程度",
    "sha256": "指纹",
    "size": "字节数",
    "source": "来源",
    "source_on": "号码日期",
    "step": "步骤",
    "stops": "到访处数",
    "subject": "对象",
    "successor": "组长",
    "team": "组",
    "teams": "各组",
    "title": "标题",
    "told": "说明",
    "undoes": "撤销批次",
    "units": "检查单位",
    "until": "入账至批次",
    "username": "账号",
    "value": "内容",
    "version": "版次",
    "wanting": "尚缺",
    "whole": "完整取走",
    "withdrawals": "撤销行数",
    "withdrawn": "已撤回",
}
"""By the name of a detail; those of every act (tests/unit/web/test_audit_titles.py looks them up in the code)."""


def details(text: str) -> str:
    """On one line, shortened for the table. What is empty is left out; a long digest is told by its beginning."""
    held = {name: value for name, value in json.loads(text or "{}").items() if value not in ("", None, [], {})}
    told = "；".join(f"{TITLES.get(name, name)}：{_said(name, value)}" for name, value in held.items())
    return told if len(told) <= LONGEST else told[:LONGEST] + "…"


def _said(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(_said(name, one) for one in value)
    if isinstance(value, dict):
        return "、".join(f"{key} {_said(name, one)}" for key, one in value.items())
    text = str(value)
    if _DIGEST.fullmatch(text):
        return text[:12] + "…"
    return _codes(name).get(text, text)


def _codes(name: str) -> Mapping[str, str]:
    return _CODES[name]() if name in _CODES else {}


def _field(model: Any, name: str) -> Mapping[str, str]:
    return dict(model._meta.get_field(name).flatchoices)


def _listed(name: str) -> Mapping[str, str]:
    return {entry.code: entry.label for entry in code_list(name).entries}


def _kinds() -> Mapping[str, str]:
    """Of documents, records made on the spot, observations, orders and opinions: no two of a name."""
    return (
        {name: report.title for name, report in reports().items()}
        | {"delivery_receipt": "送达回证"}
        | {record.name: record.title for record in RECORDS.values()}
        | _field(Observation, "kind")
        | _field(Finding, "kind")
        | {"problem": "反映问题", "item": "数据", "file": "材料"}
        | {"visit": "到检、座谈", "skill": "专长", "absent": "请假", "avoids": "回避"}
    )


_CODES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "by": lambda: dict(BY_TITLES),
    "across": lambda: dict(BY_TITLES),
    "category": lambda: _listed("evidence_category"),
    "decision": lambda: _listed("link_decision"),
    "department": lambda: _listed("provincial_department"),
    "fields": lambda: {"numerator": "分子", "denominator": "分母", "value": "答案", "holds": "是否符合"},
    "kind": _kinds,
    "method": lambda: _listed("inspection_method"),
    "mode": lambda: dict(Submission.Mode.choices),
    "movement": lambda: {one.value: one.title for one in Movement},
    "parts": lambda: {part.name: part.title for part in PARTS},
    "purpose": lambda: _field(Sheet, "purpose"),
    "recheck": lambda: {one.value: one.title for one in RecheckStanding},
    "register": lambda: {name: one.title for name, one in registers().items()},
    "registers": lambda: {name: one.title for name, one in registers().items()},
    "role": lambda: {one.value: one.title for one in Role},
    "severity": lambda: _field(Finding, "severity"),
    "source": lambda: _field(Finding, "source"),
    "step": lambda: _field(EscalationStep, "step"),
}
"""What a coded value is called, by the name of its detail."""
