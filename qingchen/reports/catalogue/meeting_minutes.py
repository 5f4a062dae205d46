"""The minutes of a meeting with a place (座谈会记录): what is known is printed, the rest is written by hand."""

from qingchen.reports.content import PlaceContent, TeamReportContent, part_code
from qingchen.reports.document import Document, Heading, Paragraph
from qingchen.reports.report import Draft, Report
from qingchen.reports.wording import team_text
from qingchen.reports.written_by_hand import labelled, room, signed_by


def draft(content: TeamReportContent) -> list[Draft]:
    """One document a place."""
    return [Draft(f"座谈会记录 {place.name}.docx", document(content, place), place.name) for place in content.places]


def document(content: TeamReportContent, place: PlaceContent) -> Document:
    return Document(
        ("座谈会记录",),
        "",
        (
            labelled(
                (
                    ("会议名称", f"{place.name}{content.campaign_name}督导检查座谈会"),
                    ("时间", "　　　　年　　月　　日　　时　　分"),
                    ("地点", ""),
                    ("主持人", ""),
                    ("检查组", f"{team_text(content.team_number)}，组长{content.leader.name}"),
                    ("参加单位和人员", ""),
                    ("记录人", ""),
                )
            ),
            Heading(1, "交流的情况"),
            room("座谈会不听汇报。发言人、要点：", 6),
            Heading(1, "讨论和核对的问题"),
            room("问题、说明和提供的材料：", 6),
            Heading(1, "反映的问题和意见建议"),
            Paragraph("逐条记明向哪个省级部门提出，带回登记。"),
            room("意见建议、所对部门：", 5),
            *signed_by("主持人", "记录人"),
        ),
        print_code=part_code(content.print_code, f"meeting {place.name}"),
    )


REPORT: Report[TeamReportContent] = Report("meeting_minutes", "座谈会记录", draft)
