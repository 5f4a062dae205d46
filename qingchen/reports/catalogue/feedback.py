"""One-to-one feedback (一对一反馈): a letter to each place: its work, its problems, what is required."""

from qingchen.reports.content import PlaceContent, part_code
from qingchen.reports.document import Annex, Block, Document, Heading, Paragraph, plain
from qingchen.reports.findings_table import findings_table
from qingchen.reports.place_section import ended
from qingchen.reports.rate_table import rate_table
from qingchen.reports.report import Draft, Report
from qingchen.reports.round_content import RoundContent
from qingchen.reports.wording import day_text, period_text


def draft(content: RoundContent) -> list[Draft]:
    """One document a place; nothing of another place is in it."""
    return [
        Draft(f"{place.name}督导检查反馈意见.docx", document(content, place), place.name) for place in content.places
    ]


def document(content: RoundContent, place: PlaceContent) -> Document:
    first = content.first
    due = f"于{day_text(content.due_on)}前" if content.due_on else "在规定时限内"
    recognised = tuple(Paragraph(ended(text)) for text in place.highlights if plain(text).strip())
    suggested = tuple(Paragraph(ended(text)) for text in place.suggestions if plain(text).strip())
    body: list[Block] = [
        Paragraph(
            f"按照《{first.notice_title}》（{first.document_no}）安排，督导检查组于{period_text(first.window)}"
            f"对你地{first.campaign_name}开展情况进行了督导检查。现将有关意见反馈如下。"
        ),
        Heading(1, "工作成效"),
        *(recognised or (Paragraph("检查组未记录需要突出反映的做法和亮点。"),)),
        *((rate_table(place.rates, f"{place.name}主要指标对照表"),) if place.rates else ()),
        Heading(1, "存在的主要问题"),
        Paragraph(f"检查组共登记问题{len(place.problems)}个，逐条见附件。" if place.problems else "检查组未登记问题。"),
        Heading(1, "有关要求"),
        *suggested,
        Paragraph(f"请逐条制定整改措施，明确责任单位、责任人和时限，{due}将整改情况书面报送{content.office}。"),
    ]
    annexes = (
        (Annex("附件", (f"{place.name}督导检查", "问题清单"), (findings_table(place.problems, ""),)),)
        if place.problems
        else ()
    )
    return Document(
        title=("关于反馈", place.name, first.campaign_name, "督导检查意见的函"),
        addressee=place.office,
        body=tuple(body),
        signature=content.signature,
        letterhead=content.letterhead_of(place, content.places),
        annexes=annexes,
        note=f"联系人：{content.contact}" if content.contact else "",
        print_code=part_code(content.print_code, f"feedback {place.name}"),
    )


REPORT: Report[RoundContent] = Report("feedback", "督导检查反馈意见", draft)
