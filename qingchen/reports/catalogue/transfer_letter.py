"""The transfer letter (移送函): an employer's illegal act, to the body that enforces the law, with what it rests on."""

from qingchen.reports.document import Document, Heading, Inline, Letterhead, Paragraph, Signature, inlines
from qingchen.reports.report import Draft, Report
from qingchen.reports.transfer_content import TransferContent
from qingchen.reports.wording import day_text, law_text


def draft(content: TransferContent) -> list[Draft]:
    """One letter a finding."""
    return [Draft(f"{content.finding}移送函.docx", document(content), content.place)]


def document(content: TransferContent) -> Document:
    proofs = f"随函移送：{'、'.join(content.proofs)}。" if content.proofs else "现场检查材料由检查组备查，可随时调取。"
    return Document(
        title=("关于移送", content.employer, "涉嫌职业卫生违法行为的函"),
        addressee=content.body,
        body=(
            Paragraph(
                f"{day_text(content.found_on)}，督导检查组在{content.campaign}督导检查（{content.document_no}）中，"
                f"发现{content.place}{content.employer}（统一社会信用代码 {content.employer_code}）"
                "涉嫌职业卫生违法行为。按照职责分工，现移送你单位依法处理。"
            ),
            Heading(1, "涉嫌违法事实"),
            Paragraph((f"{content.fact}。涉及", *_pieces(content), f"。所指部位、岗位：{content.named_object}。")),
            Heading(1, "涉嫌违反的规定"),
            Paragraph(f"{content.act}，涉嫌违反{law_text(content.clause)}。"),
            Heading(1, "处罚依据"),
            Paragraph(f"{law_text(content.penalty_basis)}：{content.penalty}。是否处罚、如何处罚，由你单位依法认定。"),
            Heading(1, "有关要求"),
            Paragraph(
                f"{proofs}请签收后将立案情况和检查编号函告{content.office}，处理结果记入职业卫生监督检查与处罚台账。"
                f"联系时请注明问题编号{content.finding}。"
            ),
        ),
        signature=Signature((content.office,), content.sent_on, sealed=True),
        letterhead=Letterhead(content.office, content.letter_no),
        print_code=content.print_code,
    )


def _pieces(content: TransferContent) -> tuple[Inline, ...]:
    return inlines(content.figure)


REPORT: Report[TransferContent] = Report("transfer_letter", "移送函", draft)
