"""One unit's extract of the team's report (摘录): the same content, that unit only, with a covering sentence."""

from qingchen.reports.catalogue.team_report import leader_signature
from qingchen.reports.content import PlaceContent, TeamReportContent, part_code
from qingchen.reports.document import Document, Paragraph
from qingchen.reports.place_section import place_blocks
from qingchen.reports.report import Draft, Report
from qingchen.reports.unmet_items import forms_apart, unmet_annexes
from qingchen.reports.wording import cut_off_text, period_text, team_text


def draft(content: TeamReportContent) -> list[Draft]:
    """One document a place, in the order of the report."""
    return [
        Draft(f"{place.name}督导检查情况摘录.docx", document(content, place), place.name) for place in content.places
    ]


def document(content: TeamReportContent, place: PlaceContent) -> Document:
    """Nothing of another place of the team is in it, neither text nor number nor annex."""
    cover = (
        f"按照《{content.notice_title}》（{content.document_no}）安排，督导检查{team_text(content.team_number)}于"
        f"{period_text(content.window)}对你地{content.campaign_name}开展情况进行了督导检查。"
        "现将检查组工作报告中涉及你地的内容摘录如下，请对照检查项逐条核对并抓好整改。"
    )
    return Document(
        title=("关于", place.name, content.campaign_name, "督导检查情况的", "报告（摘录）"),
        addressee=place.office,
        body=(Paragraph(cover), *place_blocks(place, 1, cut_off_text(content.about, content.known_on))),
        signature=leader_signature(content),
        annexes=unmet_annexes((place,)),
        apart=forms_apart((place,)),
        print_code=part_code(content.print_code, place.name),
    )


REPORT: Report[TeamReportContent] = Report("unit_extract", "被检查地区情况摘录", draft)
