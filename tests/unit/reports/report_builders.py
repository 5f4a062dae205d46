"""Contents of reports for the tests: sensible defaults, invented names."""

from dataclasses import replace
from datetime import date
from typing import Any

from qingchen.reports.content import (
    AnnexRow,
    Count,
    FormAnnex,
    Member,
    PlaceContent,
    ProblemContent,
    RateRow,
    TeamReportContent,
    Visit,
)
from qingchen.reports.document import Document, Number, Paragraph
from qingchen.values.period import Period


def form(number: int = 1, place: str = "清尘甲市", rows: int = 3) -> FormAnnex:
    lines = tuple(
        AnnexRow(
            code=f"ZH1-{row:02d}",
            domain="强化组织领导" if row <= 2 else "粉尘危害专项治理",
            title="粉尘危害项目申报率",
            claimed=Number("98.1%（202 / 206）", f"claim-{place[:6]}-{row}"),
            computed=Number("93.2%（192 / 206）", f"result-{place[:6]}-{row}"),
            verified=Number("93.2%（192 / 206）", f"answer-{place[:6]}-{row}"),
            target="≥95%",
            verdict="未达标",
            remark="与台账不一致",
        )
        for row in range(1, rows + 1)
    )
    return FormAnnex(number, "综合检查表" if number == 1 else "暗访企业检查表", place, lines)


def problem(**changes: Any) -> ProblemContent:
    return replace(
        ProblemContent(
            statement="部分用人单位未按周期开展粉尘浓度定期检测",
            fact="抽查检测报告台账，最近一次检测已超过一年",
            figure=Number("14户", "finding-1"),
            named_object="清尘示例石灰石有限公司",
            item_code="ZH2-10",
            severity="serious",
        ),
        **changes,
    )


def rate(name: str = "粉尘危害项目申报率", **changes: Any) -> RateRow:
    return replace(
        RateRow(
            title=name,
            claimed=Number("98.1%（202 / 206）", "claim-1"),
            computed=Number("93.2%（192 / 206）", "result-1"),
            verified=Number("93.2%（192 / 206）", "answer-1"),
            target=Number("≥95%", "result-1"),
            verdict="查实未达标",
        ),
        **changes,
    )


def place(name: str = "清尘甲市", **changes: Any) -> PlaceContent:
    return replace(
        PlaceContent(
            name=name,
            office=f"{name}尘肺病防治工作领导小组办公室",
            basic=(("纳入专项治理范围用人单位", Number("206", f"count-{name[:6]}"), "户"),),
            highlights=(f"{name}逐户建立粉尘危害基础数据库",),
            problems=(problem(figure=Number("14户", f"finding-{name[:6]}")),),
            suggestions=("建立检测到期提醒",),
            rates=(rate(),),
            counts=(Count("查阅资料", Number("36", f"files-{name[:6]}"), "份"),),
            visits=(Visit("清尘丙县", "county", "粉尘危害企业相对集中"),),
            annexes=(form(1, name),),
        ),
        **changes,
    )


def report_content(**changes: Any) -> TeamReportContent:
    return replace(
        TeamReportContent(
            province="吉林省",
            campaign="尘肺病防治攻坚行动",
            notice_title="关于开展尘肺防治攻坚行动督导检查的通知",
            document_no="吉尘防办发〔2020〕2号",
            addressee="省尘肺病防治工作领导小组办公室",
            team_number=1,
            leader=Member("甲一", "省人力资源社会保障厅", "副厅长"),
            members=(Member("甲二", "省职业卫生监督所", "所长"),),
            window=Period(date(2020, 7, 20), date(2020, 8, 1)),
            places=(place("清尘甲市"), place("清尘乙市")),
            about=date(2020, 7, 31),
            known_on=date(2020, 7, 28),
            signed_on=date(2020, 7, 5),
            methods=("座谈交流", "查阅资料"),
            counts=(Count("召开座谈会", Number("2", "meetings"), "次"),),
        ),
        **changes,
    )


def plain_document(**changes: Any) -> Document:
    return replace(
        Document(title=("关于督导检查情况的报告",), addressee="某办公室", body=(Paragraph("正文。"),)), **changes
    )
