"""A team's itinerary for printing (行程安排): day by day where it is, who goes, and what the plan costs."""

from qingchen.reports.arrivals.content import Arrival, ItineraryContent
from qingchen.reports.document import Column, Document, Heading, Paragraph, Row, Table
from qingchen.reports.report import Draft, Report
from qingchen.reports.wording import day_text, team_text

_COLUMNS = (
    Column("日期", 24),
    Column("时间", 28),
    Column("受检地区", 34, "left"),
    Column("到检人员", 50, "left"),
    Column("商定情况", 20),
)


def draft(content: ItineraryContent) -> list[Draft]:
    """One document a team."""
    return [Draft(f"{team_text(content.team_number)}行程安排.docx", document(content))]


def document(content: ItineraryContent) -> Document:
    team = team_text(content.team_number)
    costs = "，".join(f"{label}{value}{unit}" for label, value, unit in content.costs)
    return Document(
        title=(content.campaign_name, "督导检查", f"{team}行程安排"),
        addressee="",
        body=(
            Heading(1, "行程"),
            Table(f"{team}行程表", _COLUMNS, tuple(_row(one) for one in content.arrivals)),
            Heading(1, "测算依据"),
            Paragraph(f"{costs}。{content.proven}"),
            Heading(1, "人员和车辆"),
            Paragraph(f"检查组成员：{'、'.join(content.members)}。车辆由检查组自行解决。"),
            Paragraph(f"本表于{day_text(content.made_on)}生成，日期以商定情况为“已确定”的为准。"),
        ),
    )


def _row(one: Arrival) -> Row:
    place = f"{one.place}（与{one.with_other}合并）" if one.with_other else one.place
    return (f"{one.on.month}月{one.on.day}日", one.hours, place, "、".join(one.people), one.state)


REPORT = Report("itinerary_plan", "行程安排", draft)
