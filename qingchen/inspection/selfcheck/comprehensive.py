"""The comprehensive report (综合材料) that a place files: five parts (notice, section 五（二）).

The notice names 强化组织领导、推进落实五大行动、存在问题及原因、下步打算; problems and causes are asked apart, so
that each problem gets its cause.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST = 6000
ACTIONS = {
    "粉尘危害专项治理": ("专项治理", "粉尘危害"),
    "尘肺病患者救治救助": ("救治", "救助"),
    "职业健康监管执法": ("监管执法", "执法"),
    "用人单位主体责任": ("主体责任",),
    "防治技术能力提升": ("技术能力", "能力提升"),
}
"""The five actions and the words by which a text speaks of each."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report."""

    name: str
    title: str
    hint: str


PARTS = (
    Part("organisation", "强化组织领导", "方案、责任书、领导小组及其工作；写文号、日期和次数。"),
    Part("actions", "推进落实五大行动", "逐一写专项治理、救治救助、监管执法、主体责任、能力提升；写数字和截止日期。"),
    Part("problems", "存在的问题", "一个问题一段，写清地方、单位和数量；自查发现的问题在“问题”中另行登记。"),
    Part("causes", "原因分析", "与上面的问题一一对应。"),
    Part("plans", "下步打算", "写措施、责任部门和完成时限。"),
)


def report_faults(texts: Mapping[str, str]) -> list[str]:
    """What keeps the report from being filed, every fault as a sentence."""
    faults = [f"“{part.title}”没有写。" for part in PARTS if not texts.get(part.name, "").strip()]
    faults += [
        f"“{part.title}”有 {len(texts[part.name])} 字，超过 {LONGEST} 字。请精简，细节放入佐证材料。"
        for part in PARTS
        if len(texts.get(part.name, "")) > LONGEST
    ]
    said = texts.get("actions", "")
    untold = [title for title, words in ACTIONS.items() if not any(word in said for word in words)]
    if said.strip() and untold:
        faults.append(f"“推进落实五大行动”没有写到：{'、'.join(untold)}。请补写，没有进展的也要写明。")
    for name, title in (("organisation", "强化组织领导"), ("actions", "推进落实五大行动")):
        if texts.get(name, "").strip() and not any(character.isdigit() for character in texts[name]):
            faults.append(f"“{title}”里没有数字。通知要求工作真实、事实和数据充分，请写明数量或日期。")
    return faults


def digest_of(texts: Mapping[str, str]) -> str:
    """SHA-256 of the five parts in their order."""
    content = [[part.name, texts.get(part.name, "")] for part in PARTS]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def whole_text(place: str, texts: Mapping[str, str]) -> str:
    """The report as one text, headed as an official one: 一、 to 五、."""
    lines = [f"{place}尘肺病防治攻坚行动综合材料"]
    for numeral, part in zip("一二三四五", PARTS, strict=True):
        lines += ["", f"{numeral}、{part.title}", texts.get(part.name, "").strip()]
    return "\n".join(lines) + "\n"
