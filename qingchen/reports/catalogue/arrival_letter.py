"""The letter of arrival (到检通知函): the agreed day of a visit, who comes, and that nothing needless is prepared.

Basis: the notice, sections 四 and 五: the day is agreed with the place, no report is listened to, few escort, the team
sees to its vehicles itself. It is printed only of a day that the place has confirmed.
"""

from qingchen.reports.arrivals.content import ArrivalLetter
from qingchen.reports.document import Block, Document, Heading, Letterhead, Number, Paragraph, Signature
from qingchen.reports.report import Draft, Report
from qingchen.reports.wording import day_text, team_text

_WEEKDAYS = "一二三四五六日"


def draft(letter: ArrivalLetter) -> list[Draft]:
    """One letter a place."""
    return [Draft(f"{letter.arrival.place}到检通知函.docx", document(letter), letter.arrival.place)]


def document(letter: ArrivalLetter) -> Document:
    one, team = letter.arrival, team_text(letter.team_number)
    body: tuple[Block, ...] = (
        Paragraph(
            f"按照《{letter.notice_title}》（{letter.document_no}）安排，经与你地商定，现将督导检查{team}"
            f"到{one.place}开展{letter.campaign_name}督导检查的有关事项函告如下："
        ),
        Heading(1, "到检时间"),
        Paragraph(f"{day_text(one.on)}（星期{_WEEKDAYS[one.on.weekday()]}）{one.hours}。"),
        *_together(one.with_other),
        Heading(1, "检查人员"),
        Paragraph(f"{team}组长{letter.leader}，到检人员：{'、'.join(one.people)}。{_asked(letter)}"),
        Heading(1, "检查方式"),
        Paragraph(f"{'、'.join(letter.methods)}。座谈会不听汇报，参会人员由你地结合工作任务确定。"),
        Heading(1, "有关要求"),
        Paragraph(
            f"严格执行中央八项规定精神，陪同人员不超过{letter.most_escorts}人，不安排与检查无关的活动，不张贴悬挂标语，"
            "不安排迎送；检查组车辆自行解决，食宿费用自理。"
        ),
        *_not_asked(letter.answered_from),
        Paragraph("特此函告。"),
    )
    return Document(
        title=("关于到", one.place, "开展督导检查的函"),
        addressee=one.office,
        body=body,
        signature=Signature((letter.issuer, f"督导检查{team}"), letter.fixed_on, sealed=True),
        letterhead=Letterhead(letter.issuer),
    )


def _asked(letter: ArrivalLetter) -> str:
    return f"联络员：{letter.liaison}，有关事项请与其联系。" if letter.liaison else ""


def _together(other: str) -> tuple[Paragraph, ...]:
    words = f"当日{other}也在你地检查，两项检查合并进行，请一次接待、一次提供材料，不重复安排。"
    return (Paragraph(words),) if other else ()


def _not_asked(answered: Number) -> tuple[Paragraph, ...]:
    words = "项可由已报台账得出，检查组直接采用并现场核对，不再要求另行填报或提供。"
    return (Paragraph(("检查事项中有", answered, words)),) if answered.text != "0" else ()


REPORT = Report("arrival_letter", "到检通知函", draft)
