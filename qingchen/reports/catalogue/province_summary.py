"""The province's summary (全省督导检查情况报告): all signed teams' results, from the office to the leading group."""

from qingchen.reports.content import part_code
from qingchen.reports.document import Block, Document, Heading, Letterhead, Paragraph, inlines, plain
from qingchen.reports.place_section import ended
from qingchen.reports.report import Draft, Report
from qingchen.reports.round_content import RoundContent
from qingchen.reports.round_rates import rate_annexes, rate_overview
from qingchen.reports.round_sections import (
    basic_paragraphs,
    highlights,
    named_problems,
    problems_by_domain,
)


def draft(content: RoundContent) -> list[Draft]:
    """One document."""
    first = content.first
    body: list[Block] = [
        Heading(1, "督导检查基本情况"),
        *basic_paragraphs(content),
        Heading(1, "主要指标完成情况"),
        *rate_overview(content),
        Heading(1, "主要做法和亮点"),
        *highlights(content.places),
        Heading(1, "存在的主要问题"),
        *(
            (Paragraph("各检查组发现的问题按检查内容汇总如下。"), problems_by_domain(content))
            if content.problems
            else ()
        ),
        *named_problems(content.places, serious_only=True),
        Heading(1, "下一步工作建议"),
        *_suggestions(content),
        Paragraph("特此报告。"),
    ]
    document = Document(
        title=("关于", f"{first.province}", first.campaign_name, "督导检查情况的报告"),
        addressee=f"{content.office.removesuffix('办公室')}",
        body=tuple(body),
        signature=content.signature,
        letterhead=Letterhead(content.office, content.number, content.approver),
        annexes=rate_annexes(content),
        print_code=part_code(content.print_code, "summary"),
    )
    return [Draft(f"全省{first.campaign_name}督导检查情况报告.docx", document)]


def _suggestions(content: RoundContent) -> tuple[Paragraph, ...]:
    told = tuple(
        Paragraph((f"{place.name}：", *(piece for text in place.suggestions for piece in inlines(ended(text)))))
        for place in content.places
        if any(plain(text).strip() for text in place.suggestions)
    )
    return told or (Paragraph("各检查组未提出意见建议。"),)


REPORT: Report[RoundContent] = Report("province_summary", "全省督导检查情况报告", draft)
