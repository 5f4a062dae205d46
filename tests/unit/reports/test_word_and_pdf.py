"""Every kind of document says the same in Word and in PDF."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2 as pdfium
import pytest

from qingchen.reports.arrivals.content import Arrival, ArrivalLetter, ItineraryContent
from qingchen.reports.catalogue import reports
from qingchen.reports.comprehensive_content import ComprehensiveContent
from qingchen.reports.document import Number
from qingchen.reports.gongwen import write
from qingchen.reports.pdf.write import write_pdf
from tests.unit.reports.report_builders import form, place, report_content
from tests.unit.reports.test_documents_of_the_office import round_content
from tests.unit.reports.test_letters import LETTER, assessment
from tests.unit.reports.word_reading import all_text

_FOOT = re.compile("—[0-9]+—|版本校验码[0-9A-F-]+|字体说明：.*?代替。|本系统拟定[^。]*替换")
ARRIVAL = Arrival(
    "甲市", "甲市办公室", date(2020, 7, 21), "8:30—12:00", ("甲", "乙"), "已确定", with_other="某厅“检查”"
)
ARRIVING = ArrivalLetter(
    ARRIVAL, "攻坚行动", "通知", "〔2020〕2号", 1, "组长甲", "省办", ("座谈",), 2, Number("52", "registers-x"),
    date(2020, 7, 17), "乙（省示例单位）",
)  # fmt: skip


def _team() -> Any:
    visited = place(annexes=(form(1), form(2, "甲市示例厂（示例1）")))
    return report_content(places=(visited,), changes=("2020年7月22日，组员丙退出，由丁接替",))


CONTENTS: dict[str, Callable[[], Any]] = {
    **dict.fromkeys(
        ("team_report", "unit_extract", "form_annex", "meeting_minutes", "on_site_record", "inquiry_record"), _team
    ),
    **dict.fromkeys(
        ("province_summary", "bulletin", "feedback", "rectification_order", "delivery_receipt"), round_content
    ),
    "transfer_letter": lambda: LETTER,
    "year_assessment": lambda: assessment(stage="初评"),
    "arrival_letter": lambda: ARRIVING,
    "itinerary_plan": lambda: ItineraryContent(
        "攻坚行动", 1, ("甲", "乙"), (ARRIVAL,), (("在外天数", 1, "天"),), "已证明最优。", date(2020, 7, 17)
    ),
    "comprehensive_report": lambda: ComprehensiveContent(
        "甲市", "甲市办公室", "攻坚行动", (("组织领导", "申报率96.8%（184/190），已部署。"),), date(2020, 7, 17)
    ),
}


def test_no_kind_is_left_out():
    assert set(CONTENTS) == set(reports())


@pytest.mark.parametrize("kind", CONTENTS)
def test_every_line_of_the_word_file_stands_in_the_pdf(kind):
    for draft in reports()[kind].draft(CONTENTS[kind]()):
        with pdfium.PdfDocument(write_pdf(draft.document)) as document:
            printed = "".join(_words(page.get_textpage().get_text_range()) for page in document)
        for line in filter(None, map(_words, all_text(write(draft.document)).splitlines())):
            assert line in printed, (draft.file_name, line)


def _words(text: str) -> str:
    return _FOOT.sub("", "".join(text.replace("\u200b", "").split()))
