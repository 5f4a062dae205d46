"""What a team writes of a unit beside its problems: basic facts, highlights, suggestions.

Figures of items stand as references, `{ZH2-09.verified}`; the report puts the stored values there.
"""

import csv
import re
from functools import cache
from pathlib import Path

from qingchen.inspection.answer_types import Answer, Number, derived_ratio
from qingchen.inspection.plans import Campaign
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.setting import Setting, visit_days

_FIGURE = re.compile(r"\{([A-Z0-9-]+)\.")
_RATES = (
    ("ZH2-09", "粉尘危害项目申报率"),
    ("ZH2-10", "定期检测率"),
    ("ZH2-12", "在岗体检率"),
    ("ZH2-15", "接尘劳动者培训率"),
)


def observations(setting: Setting, campaign: Campaign, lines: list[Line], county: str) -> list[tuple[str, str]]:
    """Kind and text; `county` is the name of the county visited, or empty."""
    met = {line.item.code for line in lines if line.verdict == "met"}
    good = met | {line.item.code for line in lines if not line.failed and _is_much(line.found)}
    failed = {line.item.code for line in lines if line.failed}
    return [
        *(("basic", text) for text in _basic(setting, campaign, county)),
        *(("highlight", text) for text in _said(setting, "highlight", met, good)),
        *(("suggestion", text) for text in _said(setting, "suggestion", failed, failed)),
    ]


def _basic(setting: Setting, campaign: Campaign, county: str) -> tuple[str, str]:
    random, name = setting.random, setting.unit.name
    team = campaign.team_of(setting.unit.code)
    first, last = visit_days(campaign, setting.unit.code)
    span = f"{first.month}月{first.day}日至{last.day}日"
    went = f"先后到{name}、{county}和抽取的用人单位" if county else f"到{name}本级和抽取的用人单位"
    agencies = "、".join(dict.fromkeys(member.agency for member in team.members))
    talked = random.sample(
        ("卫生健康局", "疾控中心", "卫生监督所", "人力资源和社会保障局", "医疗保障局", "应急管理局", "总工会"), 5
    )
    read = random.sample(
        (
            "会议纪要",
            "目标责任书",
            "粉尘单位数据库导出明细",
            "申报回执",
            "检测报告",
            "体检个案卡",
            "培训签到和试卷",
            "执法卷宗",
            "患者档案",
        ),
        5,
    )
    code, title = random.choice(_RATES)
    where = random.choice(("负责人座谈", "经办人逐项对表", "科室负责人个别谈话"))
    return (
        f"{span}，由{agencies}组成的第{team.number}检查组{went}，采取{'座谈交流、' if random.random() < 0.5 else ''}"
        f"查阅资料、现场检查、暗访和对表核查的方法，对照附表1逐项核实，没有听取专门汇报。",
        f"检查组查阅了年初以来的{'、'.join(read)}等资料{random.randint(38, 96)}份，与{'、'.join(talked)}{where}，"
        f"访谈接尘劳动者{random.randint(12, 30)}人。{title}自查为{{{code}.claimed}}，系统计算为{{{code}.computed}}，"
        f"现场核实为{{{code}.verified}}。",
    )


def _is_much(found: Answer) -> bool:
    """Whether a figure without a target bears being praised: several of a thing, or nearly all."""
    counts = derived_ratio(found)
    if counts is not None:
        return counts[1] > 0 and counts[0] * 10 >= counts[1] * 9
    return isinstance(found, Number) and found.value > 1


def _said(setting: Setting, kind: str, codes: set[str], told: set[str]) -> list[str]:
    """Two or three sayings, those that the items give first; a general one where they are too few.

    told   items whose figures may stand in such a saying
    """
    random = setting.random
    fitting = [
        text
        for own, code, text in _sayings()
        if own == kind and code in codes and told.issuperset(_FIGURE.findall(text))
    ]
    general = [text for own, code, text in _sayings() if own == kind and not code]
    count = random.randint(2, 3)
    chosen = random.sample(fitting, min(len(fitting), count))
    chosen += random.sample(general, count - len(chosen)) if len(chosen) < count else []
    return [_filled(setting, text) for text in chosen]


def _filled(setting: Setting, text: str) -> str:
    place = setting.place.name
    subs = setting.random.sample(setting.below, min(2, len(setting.below)))
    words = {
        "sub2": subs[-1],
        "sub": subs[0],
        "office": "领导小组办公室",
        "health": place + "卫生健康局",
        "cdc": place + "疾控中心",
        "social": place + "人力资源和社会保障局",
        "supervision": place + "卫生监督所",
        "zero": "、".join(setting.zero_counties) or place,
    }
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


@cache
def _sayings() -> tuple[tuple[str, str, str], ...]:
    with (Path(__file__).parent / "sayings.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["kind"], row["item"], row["text"]) for row in csv.DictReader(file))
