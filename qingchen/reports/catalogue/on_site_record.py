"""The record of an on-site inspection (现场检查笔录): one a county or employer visited, from what was entered."""

from qingchen.reports.content import FormAnnex, PlaceContent, TeamReportContent, part_code
from qingchen.reports.document import Block, Column, Document, Heading, Paragraph, Row, Table, plain
from qingchen.reports.findings_table import findings_table
from qingchen.reports.form_table import verified_and_remark
from qingchen.reports.report import Draft, Report
from qingchen.reports.wording import period_text, team_text
from qingchen.reports.written_by_hand import labelled, room, signed_by

COLUMNS = (Column("编码", 18), Column("检查内容", 46, "left"), Column("检查情况", 36), Column("备注", 56, "left"))


def draft(content: TeamReportContent) -> list[Draft]:
    """One document a place that was visited."""
    return [
        Draft(f"现场检查笔录 {form.place}.docx", document(content, place, form), place.name)
        for place in content.places
        for form in place.annexes
        if form.place != place.name
    ]


def document(content: TeamReportContent, place: PlaceContent, form: FormAnnex) -> Document:
    people = "、".join(member.name for member in (content.leader, *content.members))
    problems = tuple(problem for problem in place.problems if problem.found_at == form.place)
    body: list[Block] = [
        labelled(
            (
                ("被检查单位", form.place),
                ("所在地区", place.name),
                ("检查时间", f"{period_text(content.window)}（具体时间：　　月　　日　　时　　分至　　时　　分）"),
                ("检查地点", ""),
                ("检查人员", f"督导检查{team_text(content.team_number)}：{people}"),
                ("单位陪同人员", ""),
            )
        ),
        Heading(1, "检查情况"),
        _seen(form),
        Heading(1, "发现的问题"),
        *((findings_table(problems, ""),) if problems else (Paragraph("现场未登记问题。"),)),
        Heading(1, "被检查单位意见"),
        room("以上笔录已阅（或已向我宣读），意见：", 3),
        *signed_by("被检查单位负责人", "检查人员", "记录人"),
    ]
    return Document(("现场检查笔录",), "", tuple(body), print_code=part_code(content.print_code, f"site {form.place}"))


def _seen(form: FormAnnex) -> Block:
    rows: tuple[Row, ...] = tuple(
        (row.code, row.title, *verified_and_remark(row)) for row in form.rows if plain(row.verified).strip("— ")
    )
    return Table("", COLUMNS, rows) if rows else Paragraph("现场检查情况尚未录入。")


REPORT: Report[TeamReportContent] = Report("on_site_record", "现场检查笔录", draft)
