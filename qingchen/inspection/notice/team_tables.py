"""Teams as a table tells them: a line a team, or a line a person with the team's cell running down."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from qingchen.inspection.notice.area_names import area_names
from qingchen.inspection.notice.element import Doubt, Place
from qingchen.inspection.notice.flow import Flow
from qingchen.inspection.notice.grid import Grid
from qingchen.inspection.notice.headings import NUMERALS, TEAM_NAME, TEAM_WORK, number_of
from qingchen.inspection.notice.members import Member, read_members, without_places
from qingchen.inspection.notice.organisation import agency_and_post
from qingchen.inspection.notice.teams import Team, with_liaison

_COLUMNS = (
    ("vice", re.compile("副组长")),
    ("leader", re.compile("组长|领队|带队")),
    ("liaison", re.compile("联络员|联络人|联系人")),
    ("phone", re.compile("电话|联系方式|手机")),
    ("name", re.compile("姓名")),
    ("work", re.compile("单位.{0,2}职[务称]|职[务称].{0,2}单位|部门.{0,2}职[务称]")),
    ("duty", re.compile("分工|职责|备注|组内")),
    ("post", re.compile("职务|职称")),
    ("members", re.compile("组员|成员|人员")),
    (
        "areas",
        re.compile(
            "地区|市州|州市|(?:检查|督[导查察]|调研|抽查|负责|受检)(?:的?)(?:市|县|州)$|市（州）|对象|范围|区域|地市|盟市|县区|区县|市县|城市|设区市|负责|受检"
        ),
    ),
    ("agency", re.compile("单位|部门")),
    ("number", re.compile("组别|组号|分组|序号|组$|组名|片区")),
)
_NUMBERED = re.compile(rf"第([{NUMERALS}]{{1,3}}|\d{{1,2}}){TEAM_WORK}小?组")
_TEAM = re.compile(TEAM_NAME)
_NUMBER = re.compile(r"第?([一二三四五六七八九十]{1,3}|\d{1,2})")


def read_team_table(grid: Grid, text: str, known: Callable[[str], bool]) -> tuple[list[Team], list[Doubt]]:
    """The teams; none where the table is about something else."""
    flows = grid.flows(text)
    if _is_turned(flows):
        flows = [list(column) for column in zip(*flows, strict=True)]
    heading = next((i for i, row in enumerate(flows) if _is_heading(row)), None)
    if heading is None:
        return [], []
    named = flows[heading]
    if heading + 1 < len(flows) and _is_second_heading(flows[heading + 1], named):
        heading += 1
        pairs = zip_longest(named, flows[heading])
        named = [low if low and low.text else above for above, low in pairs if above or low]
    columns = _columns(named)
    teams: dict[int, Team] = {}
    doubts: list[Doubt] = []
    number = 0
    for row in flows[heading + 1 :]:
        cells = {name: row[i] for i, name in columns.items() if i < len(row) and row[i].text}
        if not cells:
            continue
        number = _number(cells.get("number"), number)
        team = teams.get(number) or Team(number, (), (), _place(list(cells.values())))
        found, unclear = without_places(*_people(cells), known)
        for place in unclear:
            sentence = f"第{number}组里的“{text[place.start : place.end].strip()[:20]}”没有读懂。请看原文后补填。"
            doubts.append(Doubt("member_unclear", sentence, place))
        areas = area_names(cells["areas"], known) if "areas" in cells else []
        fresh = tuple(area for area in areas if area[1] not in {place for _, place in team.areas})
        liaisons = [one for one in found if one.duty == "liaison"]
        others = [*team.members, *(one for one in found if one.duty != "liaison")]
        place = Place(team.place.start, max(team.place.end, _place(list(cells.values())).end))
        teams[number] = replace(team, areas=(*team.areas, *fresh), members=with_liaison(others, liaisons), place=place)
    return list(teams.values()), doubts


def _is_turned(flows: list[list[Flow]]) -> bool:
    """Teams stand side by side, what is said of them below; a blank corner stands over the labels."""
    top = flows[0] if flows else []
    same = all(len(row) == len(top) for row in flows)
    apart = len({cell.place() for cell in top}) == len(top)
    return same and apart and len(top) > 2 and all(_TEAM.fullmatch(cell.text) for cell in top[1:])


def _is_heading(row: list[Flow]) -> bool:
    named = set(_columns(row).values())
    who = named & {"leader", "members", "name"}
    return bool(who) and bool(named & {"areas", "number"}) and len(named) >= 3


def _is_second_heading(row: list[Flow], above: list[Flow]) -> bool:
    """组长, 副组长, 组员 under one 组成人员; what runs down from above is the same cell, or blank."""
    fresh = [cell for i, cell in enumerate(row) if cell.text and (i >= len(above) or cell.place() != above[i].place())]
    return len(fresh) > 1 and all(len(cell.text) <= 8 and _columns([cell]) for cell in fresh)


def _columns(row: list[Flow]) -> dict[int, str]:
    found: dict[int, str] = {} if row and row[0].text else {0: "number"}
    for i, cell in enumerate(row):
        name = next((name for name, pattern in _COLUMNS if len(cell.text) <= 16 and pattern.search(cell.text)), None)
        if name and name not in found.values():
            found[i] = name
    told = set(found.values())
    if "name" not in told and told & {"agency", "post", "work"}:
        found = {i: "name" if name == "members" else name for i, name in found.items()}
    return found


def _number(cell: Flow | None, before: int) -> int:
    """The team's number; a blank cell runs down from above, one without a number is the next team."""
    if cell is None:
        return max(before, 1)
    match = _NUMBERED.search(cell.text) or _NUMBER.search(cell.text)
    return (number_of(match[1]) if match else None) or before + 1


def _people(cells: dict[str, Flow]) -> tuple[list[Member], list[Place]]:
    people: list[Member] = []
    unclear: list[Place] = []
    for column, duty in (("leader", "leader"), ("vice", "member"), ("members", "member"), ("liaison", "liaison")):
        if column in cells:
            found, missed = read_members(cells[column], duty)
            people += found
            unclear += missed
    if "name" in cells:
        name = cells["name"]
        said = cells["duty"].text if "duty" in cells else ""
        duty = "leader" if re.search("(?<!副)组长|领队|带队", said) else "liaison" if "联络" in said else "member"
        agency, post = agency_and_post(cells["work"].text) if "work" in cells else ("", "")
        agency = cells["agency"].text if "agency" in cells else agency
        post = cells["post"].text if "post" in cells else post
        people.append(Member(name.text, agency, post, duty, _place([name])))
    return people, unclear


def _place(flows: list[Flow]) -> Place:
    places = [flow.place() for flow in flows]
    return Place(min(place.start for place in places), max(place.end for place in places))
