"""The team's report (督导检查工作报告): to the leading group's office, signed by the team's leader.

Each place has its own section; annexed is what is not met. The filled forms are handed in beside it as 附表, files of
their own (notice, section 五(四); dossier 5.2).
"""

from qingchen.reports.content import TeamReportContent
from qingchen.reports.document import Block, Document, Heading, Letterhead, Paragraph, Signature
from qingchen.reports.place_section import counts_passage, place_blocks
from qingchen.reports.report import Draft, Report
from qingchen.reports.unmet_items import forms_apart, unmet_annexes
from qingchen.reports.wording import cut_off_text, period_text, team_text


def draft(content: TeamReportContent) -> list[Draft]:
    """One document."""
    return [Draft(f"{team_text(content.team_number)}督导检查情况报告.docx", document(content))]


def document(content: TeamReportContent) -> Document:
    places = tuple(f"{place.name}、" for place in content.places[:-1]) + tuple(p.name for p in content.places[-1:])
    cut_off = cut_off_text(content.about, content.known_on)
    body: list[Block] = [Heading(1, "督导检查基本情况"), *_basic(content)]
    for place in content.places:
        body.append(Heading(1, place.name))
        body += place_blocks(place, 2, cut_off)
    body.append(Paragraph("特此报告。"))
    return Document(
        title=("关于", *places, content.campaign_name, "督导检查情况的报告"),
        addressee=content.addressee,
        body=tuple(body),
        signature=leader_signature(content),
        letterhead=Letterhead(team_title(content), content.report_no, approver=content.leader.name),
        annexes=unmet_annexes(content.places),
        apart=forms_apart(content.places),
        print_code=content.print_code,
    )


def team_title(content: TeamReportContent) -> str:
    return f"{content.province}{content.campaign_name}督导检查{team_text(content.team_number)}"


def leader_signature(content: TeamReportContent) -> Signature:
    """The leader signs by name; the team has no seal."""
    leader = content.leader
    return Signature(
        (f"{team_text(content.team_number)}组长：{leader.name}", f"（{leader.agency}）"), content.signed_on
    )


def _basic(content: TeamReportContent) -> tuple[Paragraph, ...]:
    places = "、".join(place.name for place in content.places)
    leader = content.leader
    members = "、".join(f"{member.agency}{member.post}{member.name}" for member in content.members)
    paragraphs = [
        Paragraph(
            f"按照《{content.notice_title}》（{content.document_no}）安排，督导检查{team_text(content.team_number)}于"
            f"{period_text(content.window)}对{places}{content.campaign_name}开展情况进行了督导检查。"
        ),
        Paragraph(
            f"检查组由{leader.agency}{leader.post}{leader.name}任组长" + (f"，成员为{members}。" if members else "。")
        ),
    ]
    if content.changes:
        paragraphs.append(Paragraph(f"检查期间人员有变动：{'；'.join(content.changes)}。"))
    if content.methods:
        paragraphs.append(Paragraph(f"检查采取{'、'.join(content.methods)}的方式进行。"))
    if content.counts:
        paragraphs.append(Paragraph(("检查期间，共", *counts_passage(content.counts), "。")))
    return tuple(paragraphs)


REPORT: Report[TeamReportContent] = Report("team_report", "督导检查组工作报告", draft)
