"""The bulletin (通报): the office tells all places how each stands, by name, and what is required."""

from qingchen.reports.content import part_code
from qingchen.reports.document import Block, Colophon, Document, Heading, Paragraph
from qingchen.reports.report import Draft, Report
from qingchen.reports.round_content import RoundContent
from qingchen.reports.round_rates import rate_annexes, rate_overview
from qingchen.reports.round_sections import (
    basic_paragraphs,
    highlights,
    named_problems,
    problems_by_domain,
)
from qingchen.reports.wording import addressees, day_text


def draft(content: RoundContent) -> list[Draft]:
    """One document, to the offices of all places that are in it."""
    first = content.first
    body: list[Block] = [
        *basic_paragraphs(content),
        Paragraph("现将有关情况通报如下。"),
        Heading(1, "总体情况"),
        *rate_overview(content),
        Heading(1, "工作亮点"),
        *highlights(content.places),
        Heading(1, "存在的主要问题"),
        *((problems_by_domain(content),) if content.problems else ()),
        *named_problems(content.places, serious_only=False),
        Heading(1, "工作要求"),
        *requirements(content),
    ]
    document = Document(
        title=("关于", f"{first.province}", first.campaign_name, "督导检查情况的通报"),
        addressee=addressees(tuple(place.office for place in content.places)),
        body=tuple(body),
        signature=content.signature,
        letterhead=content.letterhead,
        annexes=rate_annexes(content),
        note=f"联系人：{content.contact}" if content.contact else "",
        colophon=Colophon(content.office, content.issued_on, content.copies_to) if content.issued_on else None,
        print_code=part_code(content.print_code, "bulletin"),
    )
    return [Draft(f"全省{first.campaign_name}督导检查情况通报.docx", document)]


def requirements(content: RoundContent) -> tuple[Block, ...]:
    due = f"于{day_text(content.due_on)}前" if content.due_on else "在规定时限内"
    return (
        Heading(2, "逐条整改。", "对照问题逐条明确责任单位、责任人、整改措施和时限，整改一条、核实一条、销号一条。"),
        Heading(2, "举一反三。", "对其他地区通报的问题对照自查，同类问题一并整改。"),
        Heading(2, "按时报告。", f"各地整改情况{due}书面报送{content.office}。"),
    )


REPORT: Report[RoundContent] = Report("bulletin", "督导检查情况通报", draft)
