"""A whole notice, read: elements, teams, units, and everything that was not understood, all at once."""

import re
from dataclasses import dataclass
from datetime import date

from qingchen.inspection.notice import schedule, ways
from qingchen.inspection.notice.attachments import read_attachments
from qingchen.inspection.notice.element import Doubt, Element, first
from qingchen.inspection.notice.flow import Flow, flow_of
from qingchen.inspection.notice.front import head_end, read_front
from qingchen.inspection.notice.paragraphs import paragraphs as paragraphs_of
from qingchen.inspection.notice.places import province_in, resolve
from qingchen.inspection.notice.received import NoticeText, not_readable
from qingchen.inspection.notice.sections import sections
from qingchen.inspection.notice.signature import read_signature, signature_at
from qingchen.inspection.notice.team_cards import told_by_cards
from qingchen.inspection.notice.team_checks import check_teams
from qingchen.inspection.notice.team_tables import read_team_table
from qingchen.inspection.notice.teams import Team, read_teams
from qingchen.inspection.notice.units import Unit, check_inspected, read_units
from qingchen.standards import divisions

_ORDERS = re.compile("检查|督导|督查|抽查|调研|核查")


@dataclass(frozen=True, slots=True)
class Reading:
    """`inside` is the code of the province or prefecture whose notice it is; empty where it was not to be found out."""

    notice: NoticeText
    inside: str
    elements: tuple[Element, ...]
    teams: tuple[Team, ...]
    units: tuple[Unit, ...]
    doubts: tuple[Doubt, ...]


def read_notice(notice: NoticeText) -> Reading:
    """Raises Problem notice.not_readable where the text is no notice that orders an inspection."""
    extents = [grid.extent for grid in notice.grids]
    paragraphs = paragraphs_of(notice.text, extents)
    whole = "".join(paragraph.text for paragraph in paragraphs)
    head = head_end(paragraphs)
    front, doubts = read_front(paragraphs, head)
    signed_at = signature_at(paragraphs, head + 1)
    signature, unsigned = read_signature(paragraphs, signed_at)
    if (not first(front, "title") and not first(front, "document_no")) or not _ORDERS.search(whole):
        raise not_readable(
            notice.file, "没有找到标题、文号或检查、督导的内容，不像是督导检查的通知。请核对是否选错了文件"
        )
    issued = first(signature, "issued_on")
    issued_on = date.fromisoformat(issued.value) if issued else None
    inside = _inside(front, signature, paragraphs[: head + 1])
    elements, more = _body(paragraphs, head, issued_on)
    teams, unclear = _teams(paragraphs, notice, inside, issued_on)
    units, unknown = read_units(teams, inside, issued_on)
    every = [*front, *signature, *elements]
    told = [
        *doubts,
        *unsigned,
        *more,
        *schedule.check_order(every),
        *unclear,
        *check_teams(teams, paragraphs),
        *unknown,
        *check_inspected(_inspected(paragraphs[head + 1 :]) or _addressed(front, notice), units, inside, issued_on),
    ]
    if not inside:
        told.append(Doubt("province_missing", "看不出是哪个省（自治区、直辖市）的通知。请填写省级行政区划代码。"))
    return Reading(notice, inside, tuple(every), tuple(teams), tuple(units), tuple(dict.fromkeys(told)))


def _body(paragraphs: list[Flow], head: int, issued_on: date | None) -> tuple[list[Element], list[Doubt]]:
    body = paragraphs[head + 1 :]
    parts = sections(body)
    read = [
        ways.read_fields(parts),
        ways.read_forms_of_inspection(body),
        ways.read_methods(parts, body),
        ways.read_employers(body),
    ]
    if issued_on is not None:
        window = schedule.read_window(body, parts, issued_on)
        read += [window, schedule.read_deadlines(body, issued_on, window[0])]
    else:
        read.append(([], [Doubt("window_missing", "没有发文日期，各项时间的年份定不下来。请补填各项时间。")]))
    elements = [element for found, _ in read for element in found] + read_attachments(body)
    return elements, [doubt for _, doubts in read for doubt in doubts]


def _teams(paragraphs: list[Flow], notice: NoticeText, inside: str, on: date | None) -> tuple[list[Team], list[Doubt]]:
    """From the tables where one is about teams, else from the text."""

    def known(name: str) -> bool:
        return resolve(name, inside, on) is not None

    teams: list[Team] = []
    doubts: list[Doubt] = []
    for grid in notice.grids:
        found, unclear = read_team_table(grid, notice.text, known)
        if not found:
            found, unclear = read_teams(told_by_cards(grid, notice.text), known)
        teams += found
        doubts += unclear
    return (teams, doubts) if teams else read_teams(paragraphs, known)


def _inside(front: list[Element], signature: list[Element], head: list[Flow]) -> str:
    """Whose notice it is, by the first place named in issuer, title, letterhead; a prefecture's own if it issues it."""
    texts = [e.value for e in signature if e.name == "issuer"] + [e.value for e in front if e.name == "title"]
    for text in [*texts, *(paragraph.text for paragraph in head)]:
        code = province_in(text)
        if code and divisions.exists(code):
            return code
    return ""


def _inspected(body: list[Flow]) -> list[Flow]:
    """What stands under 检查对象."""
    parts = [part for part in sections(body) if "inspected" in part.kinds]
    return [paragraph for part in parts for paragraph in part.paragraphs[:1]]


def _addressed(front: list[Element], notice: NoticeText) -> list[Flow]:
    spans = [(one.place.start, one.place.end) for one in front if one.name == "addressee"]
    return [flow_of(notice.text, [span]) for span in spans]
