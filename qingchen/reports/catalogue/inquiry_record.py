"""The record of an inquiry (询问笔录): one sheet for each county and employer visited, the answers written by hand."""

from qingchen.reports.content import FormAnnex, TeamReportContent, part_code
from qingchen.reports.document import Document, Heading, Paragraph
from qingchen.reports.report import Draft, Report
from qingchen.reports.wording import team_text
from qingchen.reports.written_by_hand import labelled, room, signed_by


def draft(content: TeamReportContent) -> list[Draft]:
    """One document a place that was visited."""
    return [
        Draft(f"询问笔录 {form.place}.docx", document(content, form), place.name)
        for place in content.places
        for form in place.annexes
        if form.place != place.name
    ]


def document(content: TeamReportContent, form: FormAnnex) -> Document:
    return Document(
        ("询问笔录",),
        "",
        (
            labelled(
                (
                    ("被检查单位", form.place),
                    ("询问时间", "　　　　年　　月　　日　　时　　分至　　时　　分"),
                    ("询问地点", ""),
                    ("被询问人", "姓名：　　　　　　　　职务或岗位："),
                    ("询问人", f"督导检查{team_text(content.team_number)}："),
                    ("记录人", ""),
                )
            ),
            Heading(1, "告知"),
            Paragraph(
                "我们是督导检查组工作人员，现就粉尘危害防治有关情况向你了解。请如实回答；与本次检查无关的问题，你可以不答。"
            ),
            Heading(1, "询问和回答"),
            room("问：　　答：", 12),
            Paragraph("以上笔录我已阅看（或已向我宣读），与我所述一致。"),
            *signed_by("被询问人", "询问人", "记录人"),
        ),
        print_code=part_code(content.print_code, f"inquiry {form.place}"),
    )


REPORT: Report[TeamReportContent] = Report("inquiry_record", "询问笔录", draft)
