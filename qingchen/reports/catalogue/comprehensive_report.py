"""The comprehensive report of a place (综合材料): the five parts that the notice asks for, from its office."""

from qingchen.reports.comprehensive_content import ComprehensiveContent
from qingchen.reports.document import Block, Document, Heading, Paragraph, Signature
from qingchen.reports.report import Draft, Report
from qingchen.reports.wording import chinese_marks, sentence


def draft(content: ComprehensiveContent) -> list[Draft]:
    """One document."""
    return [Draft(f"{content.place}综合材料.docx", document(content), content.place)]


def document(content: ComprehensiveContent) -> Document:
    body: list[Block] = []
    for title, text in content.parts:
        body.append(Heading(1, title))
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        body += [Paragraph(sentence(chinese_marks(line))) for line in lines] or [Paragraph("（未写）")]
    return Document(
        title=(content.place, content.campaign, "综合材料"),
        addressee="",
        body=tuple(body),
        signature=Signature((content.office,), content.filed_on, sealed=True),
        print_code=content.print_code,
    )


REPORT: Report[ComprehensiveContent] = Report("comprehensive_report", "综合材料", draft)
