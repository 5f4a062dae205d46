"""Building one team's documents, beside a plain python-docx document of as many paragraphs."""

import io
from datetime import date
from pathlib import Path

import docx

from bench.figure import Bench, Figure, seconds
from qingchen.inspection.campaign import load
from qingchen.reports.catalogue import reports
from qingchen.reports.content import AnnexRow, FormAnnex, Member, PlaceContent, TeamReportContent, value
from qingchen.values.period import Period

CAMPAIGN = Path("campaigns/jilin-2020")


def _measure(scale: str, folder: Path) -> list[Figure]:
    content = _content()
    built = [document for report in reports().values() for document in report.build(content)]

    def plain() -> None:
        for document in built:
            out = docx.Document()
            for paragraph in docx.Document(io.BytesIO(document.data)).element.iter(docx.oxml.ns.qn("w:p")):
                out.add_paragraph("".join(paragraph.itertext()))
            out.save(io.BytesIO())

    made = seconds(lambda: [report.build(content) for report in reports().values()])
    size = f"1 个组，{len(built)} 个文件，附表各 91 项"
    return [Figure("documents_of_a_team", made, "s", "python-docx 逐段写同样的文字", seconds(plain), None, size)]


def _content() -> TeamReportContent:
    form = load(CAMPAIGN).forms["form1"]
    rows = tuple(
        AnnexRow(item.code, item.domain, item.title, value("96.0%（96 / 100）", "r1"), "—", "—", item.target, "达标")
        for item in form.items
    )
    places = tuple(
        PlaceContent(
            name, f"{name}领导小组办公室", annexes=tuple(FormAnnex(1, form.title, name, rows) for _ in range(3))
        )
        for name in ("甲市", "乙市")
    )
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
        places=places,
        about=date(2020, 7, 21),
        known_on=date(2020, 7, 21),
        signed_on=date(2020, 7, 30),
    )


BENCH = Bench("公文生成", _measure)
