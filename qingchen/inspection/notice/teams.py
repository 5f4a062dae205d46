"""Teams as prose tells them: 第一组：负责检查…… 组长：…… 组员：…… 联络员：……"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from qingchen.inspection.notice.element import Doubt, Place
from qingchen.inspection.notice.flow import Flow, joined
from qingchen.inspection.notice.headings import ATTACHED, FIRST, SECOND, number_of
from qingchen.inspection.notice.members import Member, read_members

_WORK = "(?:检查|督查|督导|指导|抽查|工作|调研)*"
TEAM = re.compile(
    rf"(?:（[一二三四五六七八九十]+）|\d{{1,2}}[.、．])?{_WORK}第?(?P<number>[一二三四五六七八九十]{{1,3}}|\d{{1,2}}){_WORK}小?组"
    r"(?=[：（，、]|副?组长|负责|由|$|成员|组员|带队|领队)"
)
_WITHIN = re.compile(rf"(?<=[；。]){TEAM.pattern}")
_PLACES = r"地区|市州|州市|区域|对象|范围|市（州）|县（市、区）|地市|县区|市县|设区市|城市|单位"
_LABEL = re.compile(
    r"(?P<duty>副组长|(?<!任)(?<!为)组长|组员|成员|联络员|联络人|带队领导|(?<!处长)带队|领队)(?P<said>：|有：?|为：?|包括：?)?"
    rf"|(?P<area>(?:负责)?{_WORK}(?:{_PLACES})(?=：)|负责{_WORK}(?:{_PLACES})?)：?"
)
_LED = re.compile(r"：?由(?P<who>[^。；]{2,60}?)(?:担?任组长|为组长|带队|牵头)，?")
DUTIES = {
    "组长": "leader",
    "带队": "leader",
    "带队领导": "leader",
    "领队": "leader",
    "副组长": "member",
    "组员": "member",
    "成员": "member",
    "联络员": "liaison",
    "联络人": "liaison",
}


@dataclass(frozen=True, slots=True)
class Team:
    """`areas` are the places' names as written, each with its place in the text."""

    number: int
    areas: tuple[tuple[str, Place], ...]
    members: tuple[Member, ...]
    place: Place


def read_teams(paragraphs: list[Flow], known: Callable[[str], bool]) -> tuple[list[Team], list[Doubt]]:
    """Teams in the text's order. `known` says whether a name is a place's."""
    teams: list[Team] = []
    doubts: list[Doubt] = []
    for block, number, marked_end in _blocks(paragraphs):
        team, unclear = _team(block, number, marked_end, known)
        if team.areas or team.members:
            teams.append(team)
            doubts += [
                Doubt("member_unclear", f"第{number}组里的“{_said(block, place)}”没有读懂。请看原文后补填。", place)
                for place in unclear
            ]
    return teams, doubts


def area_names(flow: Flow, known: Callable[[str], bool]) -> list[tuple[str, Place]]:
    """Names between 、 and 和; 和平区 is one name."""
    found: list[tuple[str, Place]] = []
    for aside in reversed(list(re.finditer("（[^）]*）", flow.text))):
        if not known(flow.text[: aside.end()].split("、")[-1]):
            flow = joined([part for part in (flow.part(0, aside.start()), flow.part(aside.end())) if part.text])
    for piece in flow.split("[、，；。：]|以及"):
        for part in [piece] if known(piece.text) else _at_and(piece, known):
            name = part.text.removesuffix("等地").removesuffix("等")
            if name:
                found.append((name, part.place(0, len(name))))
    return found


def with_liaison(members: list[Member], liaisons: list[Member]) -> tuple[Member, ...]:
    """Who is named as liaison is one of the members already, or one more."""
    for liaison in liaisons:
        same = next((i for i, member in enumerate(members) if member.name == liaison.name), None)
        if same is None:
            members.append(liaison)
        elif members[same].duty == "member":
            members[same] = replace(members[same], duty="liaison")
    return tuple(members)


def _blocks(paragraphs: list[Flow]) -> list[tuple[Flow, int, int]]:
    """Each team's text, its number, and where its name ends."""
    made: list[tuple[list[Flow], int, int]] = []
    inside = False
    for paragraph in paragraphs:
        cuts = [0, *(match.start() for match in _WITHIN.finditer(paragraph.text)), len(paragraph.text)]
        for part in (paragraph.part(a, b) for a, b in pairwise(cuts)):
            match = TEAM.match(part.text)
            number = number_of(match["number"]) if match else None
            if match and number:
                made.append(([part], number, match.end()))
                inside = True
            elif any(marker.match(part.text) for marker in (FIRST, SECOND, ATTACHED)):
                inside = False
            elif inside:
                made[-1][0].append(part)
    return [(joined(parts), number, end) for parts, number, end in made]


def _team(block: Flow, number: int, name_end: int, known: Callable[[str], bool]) -> tuple[Team, list[Place]]:
    labels = _labels(block, name_end)
    areas: list[tuple[str, Place]] = []
    members: list[Member] = []
    liaisons: list[Member] = []
    unclear: list[Place] = []
    before = block.part(name_end, labels[0].start() if labels else len(block.text))
    led = _LED.match(before.text)
    if led:
        found, missed = read_members(before.part(led.start("who"), led.end("who")), "leader")
        members += found
        unclear += missed
        before = before.part(led.end())
    bracket = re.match("（([^）]*(?:（[^）]*）[^）]*)*)）", before.text)
    if bracket:
        areas += [named for named in area_names(before.part(1, bracket.end() - 1), known) if known(named[0])]
    elif not labels or known(before.text.strip("：，").split("、")[0]):
        areas += area_names(before, known)
    ends = [*(label.start() for label in labels[1:]), len(block.text)] if labels else []
    last = labels[0].start() if labels else 0
    for label, end in zip(labels, ends, strict=True):
        said = block.part(label.end(), end)
        if label["area"]:
            stop = re.search("[。；]", said.text)
            areas += area_names(said.part(0, stop.start() if stop else None), known)
            last = label.end() + (stop.start() if stop else len(said.text))
            continue
        stop = re.search("。", said.text)
        said = said.part(0, stop.start() if stop else None)
        last = label.end() + len(said.text)
        people, missed = read_members(said, DUTIES[label["duty"]])
        unclear += missed
        (liaisons if DUTIES[label["duty"]] == "liaison" else members).extend(people)
    team = Team(number, tuple(areas), with_liaison(members, liaisons), block.place(0, max(last, name_end)))
    return team, unclear


def _labels(block: Flow, start: int) -> list[re.Match[str]]:
    """Labels outside brackets: with a colon, or, where none has one, after a mark."""
    with_colon = bool(re.search("(?:组长|领队|带队)：", block.text))
    found = []
    for match in _LABEL.finditer(block.text, start):
        ahead = block.text[start : match.start()]
        if ahead.count("（") > ahead.count("）"):
            continue
        at_mark = match.start() in (0, start) or block.text[match.start() - 1] in "：，；。）"
        said = match["said"] or (match["area"] and block.text[match.end() - 1] == "：")
        loose = at_mark or (match.start() in block.gaps and match["area"] is not None)
        if said or (loose and (match["area"] or not with_colon)):
            found.append(match)
    return found


def _at_and(piece: Flow, known: Callable[[str], bool]) -> list[Flow]:
    cuts = [match for match in re.finditer("[和及与]", piece.text)]
    for cut in cuts:
        if known(piece.text[: cut.start()]) or known(piece.text[cut.end() :]):
            rest = piece.part(cut.end())
            return [piece.part(0, cut.start()), *([rest] if known(rest.text) else _at_and(rest, known))]
    return [piece] if not cuts else piece.split("[和及与]")


def _said(block: Flow, place: Place) -> str:
    return "".join(c for c, at in zip(block.text, block.at, strict=True) if place.start <= at < place.end)[:20]
