"""The rectification order (整改通知书): to each place with problems: facts, basis, deadline, contact."""

from qingchen.reports.content import PlaceContent, part_code
from qingchen.reports.document import Document, Heading, Paragraph
from qingchen.reports.findings_table import findings_table
from qingchen.reports.report import Draft, Report
from qingchen.reports.round_content import RoundContent
from qingchen.reports.wording import day_text, period_text


def draft(content: RoundContent) -> list[Draft]:
    """One document a place that has problems."""
    return [Draft(f"{place.name}整改通知书.docx", document(content, place), place.name) for place in ordered(content)]


def ordered(content: RoundContent) -> tuple[PlaceContent, ...]:
    """The places that have something to mend."""
    return tuple(place for place in content.places if place.problems)


def document(content: RoundContent, place: PlaceContent) -> Document:
    first = content.first
    due = f"{day_text(content.due_on)}前" if content.due_on else "规定时限内"
    serious = sum(problem.severity == "serious" for problem in place.problems)
    graded = f"，其中严重问题{serious}个" if serious else ""
    return Document(
        title=("整改通知书",),
        addressee=place.office,
        body=(
            Paragraph(
                f"督导检查组于{period_text(first.window)}对你地{first.campaign_name}开展情况进行督导检查，"
                f"登记问题{len(place.problems)}个{graded}。依据《{first.notice_title}》（{first.document_no}），现通知如下。"
            ),
            Heading(1, "存在的问题"),
            findings_table(place.problems, f"{place.name}问题清单"),
            Heading(1, "整改要求"),
            Paragraph("请对上述问题逐条整改，说明整改措施、责任单位、责任人和完成日期，并附佐证材料。"),
            Heading(1, "整改时限"),
            Paragraph(
                f"{due}完成整改，并将整改情况报告报送{content.office}。不能按期完成的，在期限届满前书面说明原因。"
            ),
            *((Paragraph(f"联系人：{content.contact}"),) if content.contact else ()),
        ),
        signature=content.signature,
        letterhead=content.letterhead_of(place, ordered(content)),
        print_code=part_code(content.print_code, f"order {place.name}"),
    )


REPORT: Report[RoundContent] = Report("rectification_order", "整改通知书", draft)
