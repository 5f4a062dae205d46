"""What a place prepares besides its sheet: who answers, how its papers are filed, its comprehensive report."""

from collections.abc import Iterator
from random import Random

from qingchen.inspection.answer_types import Day, Number, YesPartialNo, derived_ratio
from qingchen.inspection.plans import Campaign
from qingchen.inspection.selfcheck.duties import asked_first
from qingchen.sample.answers import file_names
from qingchen.sample.answers.departments import Departments
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.setting import Setting

DUTIES = ("inspectee", "asked", "department", "person")
FILINGS = (
    *("inspectee", "file", "department", "category", "items"),
    *("document_no", "dated_on", "period_from", "period_until"),
)
REPORTS = ("inspectee", "part", "text")
_ACTIONS = (
    ("粉尘危害专项治理", (("ZH2-09", "危害项目申报率"), ("ZH2-10", "定期检测率"), ("ZH2-12", "在岗体检率"))),
    ("尘肺病患者救治救助", (("ZH3-03", "随访调查到位率"), ("ZH3-04", "一人一档建档率"))),
    ("职业健康监管执法", (("ZH4-13", "用人单位监督检查覆盖率"), ("ZH4-12", "“三同时”监督检查覆盖率"))),
    ("落实用人单位主体责任", (("ZH6-09", "监护档案建档率"), ("ZH2-15", "接尘劳动者培训率"))),
    ("防治技术能力提升", (("ZH5-08", "设有体检机构的县（市、区）比例"), ("ZH5-02", "疾控职业健康科室设立比例"))),
)
_CAUSES = (
    "小微粉尘单位变动频繁，底数更新不及时",
    "部分单位负责人对申报和检测的法定要求不了解",
    "乡镇协管力量薄弱，巡查记录不规范",
    "部门之间名单交换没有形成固定周期",
)
_PLANS = (
    "卫生健康部门会同应急、市场监管部门8月底前完成名录比对，漏登的补录",
    "对未检测的用人单位9月底前逐户下达责令改正通知书并复查",
    "10月底前完成未体检劳动者补检，体检机构按期上报个案",
    "每月通报各县（市、区）进度，连续两月末位的约谈",
)


def duties(code: str, lines: list[Line], random: Random) -> Iterator[tuple[str, ...]]:
    """A row a department: the same people as on the sheet, where `random` begins as it did there."""
    people = Departments(random)
    first = {asked_first(line.item): line.item.asked for line in reversed(lines)}
    for asked in dict.fromkeys(asked_first(line.item) for line in lines):
        yield code, asked, people.department(asked), people.responsible_person(first[asked])


def filings(setting: Setting, campaign: Campaign, lines: list[Line]) -> Iterator[tuple[str, ...]]:
    """A row a paper: the catalogues by domain and the tables behind the rates, each serving many items."""
    code, name, issued = setting.place.code, setting.papers_of, campaign.round.issued_on
    january, until = issued.replace(month=1, day=1), issued.replace(day=1)
    span = (january.isoformat(), until.isoformat())
    for domain in dict.fromkeys(line.item.domain for line in lines):
        within = [line.item for line in lines if line.item.domain == domain]
        department = asked_first(within[0])
        items = ",".join(item.code for item in within)
        yield code, file_names.catalogue(name, domain), department, "document", items, "", issued.isoformat(), *span
    rates = ",".join(line.item.code for line in lines if line.item.indicator)
    source = file_names.rate_sources(name)
    yield code, source, "卫生健康", "source", rates, "", issued.isoformat(), *span


def comprehensive(setting: Setting, lines: list[Line]) -> Iterator[tuple[str, ...]]:
    """The five parts, with the figures that the place claims; what is partly done is told as a problem."""
    code, place, random = setting.place.code, setting.place.name, Random(f"{setting.place.code}-comprehensive")
    by_code = {line.item.code: line for line in lines}
    yield code, "organisation", _organised(place, by_code)
    yield (
        code,
        "actions",
        "\n".join(_action(number, title, shown, by_code) for number, (title, shown) in enumerate(_ACTIONS, 1)),
    )
    partly = [one for one in lines if isinstance(one.claimed, YesPartialNo) and one.claimed.value != "yes"]
    troubles = [f"{line.item.title}尚不到位：{_lacking(line)}" for line in partly][:4] or [
        "个别小微单位申报内容更新不及时"
    ]
    yield code, "problems", "\n".join(f"{number}.{text}。" for number, text in enumerate(troubles, 1))
    causes = random.sample(_CAUSES, min(len(troubles), len(_CAUSES)))
    yield code, "causes", "\n".join(f"{number}.{text}。" for number, text in enumerate(causes, 1))
    plans = random.sample(_PLANS, 3)
    yield code, "plans", "\n".join(f"{number}.{text}。" for number, text in enumerate(plans, 1))


def _organised(place: str, by_code: dict[str, Line]) -> str:
    """The day of the plan and the number of meetings as the form has them."""
    issued, met = (by_code[code].claimed if code in by_code else None for code in ("ZH1-02", "ZH1-10"))
    plan = f"于{issued.on.year}年{issued.on.month}月印发" if isinstance(issued, Day) else "制定"
    held = met.value if isinstance(met, Number) else 0
    meetings = (
        f"年初以来召开领导小组会议和专题会议{held}次，议定事项逐项明确责任部门和时限"
        if held
        else "今年尚未召开领导小组会议，拟于近期召开"
    )
    return f"{place}{plan}攻坚行动实施方案，与所辖各级签订目标责任书，成立由政府负责同志任组长的领导小组；{meetings}。"


def _action(number: int, title: str, shown: tuple[tuple[str, str], ...], by_code: dict[str, Line]) -> str:
    told = []
    for code, name in shown:
        counts = derived_ratio(by_code[code].claimed) if code in by_code else None
        if counts and counts[1]:
            told.append(f"{name}{counts[0] * 100 / counts[1]:.1f}%（{counts[0]}/{counts[1]}）")
    return f"{number}.{title}：{'，'.join(told) or '按计划推进'}。"


def _lacking(line: Line) -> str:
    missing = line.claimed.missing if isinstance(line.claimed, YesPartialNo) else ""
    return missing or "正在补办"
