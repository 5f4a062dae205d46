"""The receipt of what was handed over (签收回执): which documents, their page codes, who took them and when."""

from qingchen.reports.content import PlaceContent, part_code
from qingchen.reports.document import Column, Document, Paragraph, Row, Table
from qingchen.reports.report import Draft, Report
from qingchen.reports.round_content import RoundContent
from qingchen.reports.written_by_hand import LINE_MM, signed_by

COLUMNS = (Column("序号", 12), Column("文件", 66, "left"), Column("版本校验码", 50), Column("份数", 28))


def draft(content: RoundContent) -> list[Draft]:
    """One document a place to which something was sent."""
    sent = {place for place, _, _ in content.handed}
    return [
        Draft(f"{place.name}签收回执.docx", document(content, place), place.name)
        for place in content.places
        if place.name in sent
    ]


def document(content: RoundContent, place: PlaceContent) -> Document:
    """Lists what the office issued to this place, so that a receipt tells which version was received."""
    handed = [(title, code) for name, title, code in content.handed if name == place.name]
    rows: tuple[Row, ...] = tuple((str(number), title, code, "") for number, (title, code) in enumerate(handed, 1))
    return Document(
        ("签收回执",),
        content.office,
        (
            Paragraph(f"{place.office}已收到下列文件，并与页脚版本校验码核对一致。"),
            Table("", COLUMNS, rows, row_mm=LINE_MM),
            *signed_by("签收人"),
            Paragraph("签收单位（盖章）："),
            Paragraph(f"请签收后将本回执交回{content.office}。"),
        ),
        print_code=part_code(content.print_code, f"receipt {place.name}"),
    )


REPORT: Report[RoundContent] = Report("delivery_receipt", "签收回执", draft)
