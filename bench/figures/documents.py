"""The documents of a whole round as Word and PDF: team reports, extracts, and each filled form by itself."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.figure import Bench, Figure, seconds
from qingchen.inspection.campaign import load
from qingchen.inspection.item import Item
from qingchen.reports.catalogue import reports
from qingchen.reports.content import (
    AnnexRow,
    FormAnnex,
    Member,
    PlaceContent,
    ProblemContent,
    RateRow,
    TeamReportContent,
    value,
)
from qingchen.values.period import Period

CAMPAIGN = Path("campaigns/jilin-2020")
KINDS = ("team_report", "unit_extract", "form_annex")
TEAMS, UNITS, COUNTIES, EMPLOYERS = 6, 12, 9, 12
BEARABLE = 30.0
"""Seconds for all, on two cores."""


def _measure(scale: str, folder: Path) -> list[Figure]:
    contents = _contents()[: None if scale == "full" else 1]

    def build() -> list[bytes]:
        built = [one for content in contents for name in KINDS for one in reports()[name].build_both(content)]
        return [one.data for one in built]

    made: list[bytes] = []
    taken = seconds(lambda: made.extend(build()), runs=1)
    words = sum(data[:2] == b"PK" for data in made)
    size = f"{len(contents)} 个组，Word {words} 份、PDF {len(made) - words} 份"
    return [Figure("documents_of_a_round", taken, "s", "上限 30 秒", BEARABLE, 1.0 if scale == "full" else None, size)]


def _contents() -> list[TeamReportContent]:
    """Two units a team; nine of the twelve with a county (form 1), each with an employer (form 2)."""
    forms = load(CAMPAIGN).forms
    rows = {name: tuple(_row(item) for item in form.items) for name, form in forms.items()}
    places = []
    for number in range(1, UNITS + 1):
        name = f"示例{number}市"
        annexes = [FormAnnex(1, forms["form1"].title, name, rows["form1"])]
        if number <= COUNTIES:
            annexes.append(FormAnnex(1, forms["form1"].title, f"{name}甲县", rows["form1"]))
        annexes.append(FormAnnex(2, forms["form2"].title, f"{name}示例石料有限公司", rows["form2"]))
        places.append(_place(name, tuple(annexes)))
    return [
        replace(_content(), team_number=team + 1, places=tuple(places[2 * team : 2 * team + 2]))
        for team in range(TEAMS)
    ]


def _row(item: Item) -> AnnexRow:
    claimed, computed = value("96.0%（96 / 100）", f"c-{item.code}"), value("92.0%（92 / 100）", f"r-{item.code}")
    return AnnexRow(
        item.code, item.domain, item.title, claimed, computed, computed, item.target, "未达标", "与台账不一致"
    )


def _place(name: str, annexes: tuple[FormAnnex, ...]) -> PlaceContent:
    rate = value("92.0%（92 / 100）", "r-1")
    problem = ProblemContent(
        "部分用人单位未按周期检测", "查阅台账，超过一年未检测", value("14户", "f-1"), "示例石料有限公司", "ZH2-10"
    )
    return PlaceContent(
        name,
        f"{name}领导小组办公室",
        basic=(("纳入治理范围", value("206", "n-1"), "户"),) * 3,
        highlights=("逐户建立粉尘危害基础数据库",) * 2,
        problems=(problem,) * 6,
        suggestions=("建立检测到期提醒",) * 3,
        rates=tuple(RateRow(f"指标{number}", rate, rate, rate, "≥95%", "未达标") for number in range(6)),
        annexes=annexes,
    )


def _content() -> TeamReportContent:
    return TeamReportContent(
        province="吉林省",
        campaign="尘肺病防治攻坚行动",
        notice_title="关于开展督导检查的通知",
        document_no="示例〔2020〕1号",
        addressee="省领导小组办公室",
        team_number=1,
        leader=Member("甲组长", "省卫生健康委员会"),
        members=(),
        window=Period(date(2020, 7, 21), date(2020, 8, 1)),
        places=(),
        about=date(2020, 7, 21),
        known_on=date(2020, 7, 21),
        signed_on=date(2020, 7, 30),
    )


BENCH = Bench("公文生成", _measure)
