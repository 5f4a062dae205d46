"""Teams as prose tells them: 第一组：负责检查…… 组长：…… 组员：…… 联络员：……"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from qingchen.inspection.notice.area_names import area_names
from qingchen.inspection.notice.element import Doubt, Place
from qingchen.inspection.notice.flow import Flow, joined
from qingchen.inspection.notice.headings import ATTACHED, FIRST, SECOND, TEAM_NAME, TEAM_WORK, number_of
from qingchen.inspection.notice.members import Member, read_members, without_places

TEAM = re.compile(
    rf"(?:（[一二三四五六七八九十]+）|\d{{1,2}}[.、．])?{TEAM_NAME}"
    r"(?=[：（，、]|副?组长|负责|由|$|成员|组员|带队|领队)"
)
_WITHIN = re.compile(rf"(?<=[；。]){TEAM.pattern}")
_PLACES = r"地区|市州|州市|区域|对象|范围|市（州）|县（市、区）|地市|盟市|县区|区县|县市区|市县|设区市|城市|单位"
_LABEL = re.compile(
    r"(?P<duty>副组长|(?<!任)(?<!为)组长|组员|成员|检查员|督导员|联络员|联络人|带队领导|带队人|负责人(?=：)|(?<!处长)带队(?![，；。])|领队)(?P<said>：|有：?|为：?|包括：?)?"
    rf"|(?P<area>(?:负责)?{TEAM_WORK}(?:{_PLACES})|负责{TEAM_WORK}(?:{_PLACES})?)：?"
    r"|(?P<verb>(?<=[，；。])(?:督查|督导|督察|检查|调研|暗访))"
)
_LED = re.compile(r"：?(?:由(?P<by>[^。；]{2,60}?)|(?P<who>[^。；，：]{4,40}?))(?:担?任组长|为组长|带队|牵头)，?")
_OFFICE = re.compile("[省市州县区][\u4e00-\u9fff]{1,14}(?:局|会|厅|委|院|所|中心|办|政府)")
"""由省总工会牵头: an office leads, its person stands behind 组长."""
_JOINED = re.compile(r"(?P<who>[^。；]{2,200}?)(?:参加|参与|配合)(?=[，；。]|$)")
_BY_PLACES = re.compile(r"(?:\d{1,2}[.、．]?|（[一二三四五六七八九十\d]{1,3}）)?(?P<places>[^：。；\d]{2,60})：")
_ASIDE = re.compile("（([^）]{0,300}(?:（[^）]{0,60}）[^）]{0,60}){0,9})）")
_PEOPLE_INSIDE = re.compile("(?:组长|负责人|领队|带队领导|联络员)：")
DUTIES = {
    "组长": "leader",
    "带队": "leader",
    "带队领导": "leader",
    "带队人": "leader",
    "领队": "leader",
    "负责人": "leader",
    "副组长": "member",
    "组员": "member",
    "成员": "member",
    "检查员": "member",
    "督导员": "member",
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
    for block, number, marked_end in _blocks(paragraphs) or _blocks_by_places(paragraphs, known):
        team, unclear = _team(block, number, marked_end, known)
        if team.areas or team.members:
            teams.append(team)
            doubts += [
                Doubt("member_unclear", f"第{number}组里的“{_said(block, place)}”没有读懂。请看原文后补填。", place)
                for place in unclear
            ]
    return teams, doubts


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


def _blocks_by_places(paragraphs: list[Flow], known: Callable[[str], bool]) -> list[tuple[Flow, int, int]]:
    """Teams that have no name but their places: ① 福州、莆田：带队人……"""
    made: list[tuple[Flow, int, int]] = []
    for paragraph in paragraphs:
        match = _BY_PLACES.match(paragraph.text)
        duty = _LABEL.search(paragraph.text, match.end()) if match else None
        if match and duty and duty["duty"]:
            named = area_names(paragraph.part(match.start("places"), match.end("places")), known)
            if named and known(named[0][0]):
                made.append((paragraph, len(made) + 1, match.start("places")))
    return made


def _team(block: Flow, number: int, name_end: int, known: Callable[[str], bool]) -> tuple[Team, list[Place]]:
    told = _Told(known)
    bracket = _ASIDE.match(block.text, name_end)
    if bracket and _PEOPLE_INSIDE.search(bracket[1]):
        told.read(block.part(name_end + 1, bracket.end() - 1))
        name_end = bracket.end()
    told.read(block.part(name_end))
    end = max(name_end, name_end + told.last)
    team = Team(number, tuple(told.areas), with_liaison(told.members, told.liaisons), block.place(0, end))
    return team, told.unclear


class _Told:
    """What the text of one team tells, label by label; `last` is where that ends in the part that was read last."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        self.known = known
        self.areas: list[tuple[str, Place]] = []
        self.members: list[Member] = []
        self.liaisons: list[Member] = []
        self.unclear: list[Place] = []
        self.last = 0

    def read(self, said: Flow) -> None:
        labels = _labels(said, self.known)
        self.last = labels[0].start() if labels else 0
        self._before_labels(said.part(0, labels[0].start() if labels else None), bool(labels))
        ends = [*(label.start() for label in labels[1:]), len(said.text)] if labels else []
        for label, end in zip(labels, ends, strict=True):
            part = said.part(label.end(), end)
            stop = re.search("。" if label["duty"] else "[。；]", part.text)
            part = part.part(0, stop.start() if stop else None)
            self.last = label.end() + len(part.text)
            if label["duty"]:
                self._people(part, DUTIES[label["duty"]])
            else:
                self.areas += area_names(part, self.known)

    def _before_labels(self, said: Flow, labelled: bool) -> None:
        """Led by whom, with whom, and the places: in brackets, or first of all."""
        places = _ASIDE.match(said.text)
        if places and _LED.match(said.text, places.end()):
            named = area_names(said.part(1, places.end() - 1), self.known)
            self.areas += [one for one in named if self.known(one[0])]
            said, labelled = said.part(places.end()), True
        led = _LED.match(said.text)
        if led:
            side = "by" if led["by"] else "who"
            by = said.part(led.start(side), led.end(side))
            if not _OFFICE.fullmatch(by.text):
                self._people(by, "leader")
            said = said.part(led.end())
            with_them = _JOINED.match(said.text)
            if with_them:
                self._people(said.part(0, with_them.end("who")), "member")
                said = said.part(with_them.end())
        bracket = _ASIDE.match(said.text)
        if bracket:
            named = area_names(said.part(1, bracket.end() - 1), self.known)
            self.areas += [one for one in named if self.known(one[0])]
        elif not labelled or self.known(said.text.strip("：，").split("、")[0]):
            self.areas += area_names(said, self.known)

    def _people(self, said: Flow, duty: str) -> None:
        people, missed = without_places(*read_members(said, duty), self.known)
        self.unclear += missed
        (self.liaisons if duty == "liaison" else self.members).extend(people)


def _labels(said: Flow, known: Callable[[str], bool]) -> list[re.Match[str]]:
    """Labels outside brackets: with a colon, or, where none has one, after a mark; a verb only before a place."""
    with_colon = bool(re.search("(?:组长|领队|带队|负责人)：", said.text))
    found = []
    for match in _LABEL.finditer(said.text):
        ahead = said.text[: match.start()]
        if ahead.count("（") > ahead.count("）"):
            continue
        if match["verb"]:
            if known(re.split("[、，；。和及]", said.text[match.end() :])[0]):
                found.append(match)
            continue
        spaced = match.start() in said.breaks and match.end() in said.gaps
        if match["area"] and not (match["area"].startswith("负责") or said.text[match.end() - 1] == "：" or spaced):
            continue
        at_mark = match.start() == 0 or said.text[match.start() - 1] in "：，；。）"
        colon = match["said"] or (match["area"] and said.text[match.end() - 1] == "：")
        loose = at_mark or (match.start() in said.gaps and match["area"] is not None)
        if colon or spaced or (loose and (match["area"] or not with_colon)):
            found.append(match)
    return found


def _said(block: Flow, place: Place) -> str:
    return "".join(c for c, at in zip(block.text, block.at, strict=True) if place.start <= at < place.end)[:20]
