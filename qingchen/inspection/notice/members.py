"""People of a team, in the ways in which notices list them, line breaks in mid-word among them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from qingchen.inspection.notice.element import Place
from qingchen.inspection.notice.flow import Flow
from qingchen.inspection.notice.organisation import agency_and_post, agency_begins
from qingchen.inspection.notice.words import post_pattern, words
from qingchen.standards.surnames import surname_length

_NAME = r"[\u4e00-\u9fff·]"
_PHONE = re.compile(r"(?:(?:联系)?(?:电话|手机)：?)?(?:1\d{10}|0\d{2,3}-?\d{7,8})(?:（传真）)?")
_MOST_AHEAD = 40
"""Characters behind a mark in which the next person begins, or nobody does."""
_NO_NAME = re.compile("^(?:副?组长|组员|成员|联络员)|带队|检查|督导|督查|单位|姓名|职务|地区|[市县盟]市$")
_ROLE = re.compile("(?:^|(?<=[，、；]))(?:副?组长|组员|成员|领队)(?=[，、；]|$)")
_LEADS = re.compile("(?:^|[，、；])(?:组长|领队)(?=[，、；]|$)")
_LIAISON = re.compile("联络员|联络人")


@dataclass(frozen=True, slots=True)
class Member:
    """`duty` is leader, member or liaison; agency and post are empty where the notice does not tell."""

    name: str
    agency: str
    post: str
    duty: str
    place: Place


def read_members(flow: Flow, duty: str) -> tuple[list[Member], list[Place]]:
    """The people, and the places of what was not understood."""
    members: list[Member] = []
    unclear: list[Place] = []
    pos = 0
    while pos < len(flow.text):
        if flow.text[pos] in "，、；。：":
            pos += 1
            continue
        phone = _PHONE.match(flow.text, pos)
        aside = _aside(flow.text, pos)
        if phone:
            pos = phone.end()
        elif aside and members:
            if _LIAISON.search(flow.text[pos:aside]):
                members[-1] = replace(members[-1], duty="liaison" if duty == "member" else duty)
            pos = aside
        else:
            member, end = _member(flow, pos, duty)
            if member is None:
                unclear.append(flow.place(pos, end))
            else:
                members.append(_of_same_office(member, members, flow.text, pos))
            pos = end
    return members, unclear


def without_places(
    people: list[Member], unclear: list[Place], known: Callable[[str], bool]
) -> tuple[list[Member], list[Place]]:
    """What has the name of a county or of a label is nobody, but something that was not understood."""

    def is_none(name: str) -> bool:
        return bool(_NO_NAME.search(name)) or (name[-1] in "市县区州盟旗" and known(name))

    wrong = [one.place for one in people if is_none(one.name)]
    return [one for one in people if not is_none(one.name)], [*unclear, *wrong]


def _of_same_office(member: Member, before: list[Member], text: str, pos: int) -> Member:
    """执法局张三、李四: an office named before a name stands for those behind it too."""
    last = before[-1] if before else None
    if last is None or member.agency or member.post or not last.agency or re.search(post_pattern() + "$", last.post):
        return member
    return replace(member, agency=last.agency, post=last.post) if text.endswith(last.name + "、", 0, pos) else member


def _member(flow: Flow, pos: int, duty: str) -> tuple[Member | None, int]:
    """One person that begins at `pos`, and where what is said of them ends."""
    text = flow.text
    reversed_ = _post_first().match(text, pos)
    if reversed_:
        agency, post = agency_and_post(reversed_["work"])
        return Member(reversed_["name"], agency, post, duty, flow.place(pos, reversed_.end())), reversed_.end()
    agency_first = _agency_first().match(text, pos)
    if agency_first and not flow.gaps & set(range(pos + 1, agency_first.end("work"))) - flow.breaks:
        agency, post = agency_and_post(agency_first["work"])
        return Member(agency_first["name"], agency, post, duty, flow.place(pos, agency_first.end())), agency_first.end()
    name_end = _name_end(flow, pos)
    if name_end is None:
        stop = re.compile("[、；。]|$").search(text, pos + 1)
        return None, stop.start() if stop else len(text)
    name = text[pos:name_end]
    if text[name_end : name_end + 1] == "（":
        end = _aside(text, name_end) or len(text)
        inside = text[name_end + 1 : end - 1]
        said = _PHONE.sub("", _ROLE.sub("", _LIAISON.sub("", inside))).strip("，、；")
        agency, post = agency_and_post(said) if said and _is_work(said) else ("", "")
        if duty == "member":
            duty = "leader" if _LEADS.search(inside) else "liaison" if _LIAISON.search(inside) else duty
        return Member(name, agency, post, duty, flow.place(pos, end)), end
    start = name_end + (text[name_end : name_end + 1] == "，")
    work_end = _work_end(flow, start)
    if start > name_end and not _is_work(text[start:work_end]):
        return Member(name, "", "", duty, flow.place(pos, name_end)), name_end
    agency, post = agency_and_post(text[start:work_end]) if work_end > start else ("", "")
    return Member(name, agency, post, duty, flow.place(pos, max(work_end, name_end))), max(work_end, name_end)


def _name_end(flow: Flow, pos: int) -> int | None:
    """A name is two to four characters, more with a dot, before a mark, the end or an agency."""
    dotted = re.compile(r"[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,10}?(?=[，、；。（）]|$|" + agency_begins() + ")")
    match = dotted.match(flow.text, pos)
    if match:
        return match.end()
    usual = (3, 2, 4) if surname_length(flow.text[pos : pos + 3]) == 1 else (4, 3, 2)
    for marks in (r"(?=[，、；。（\d]|$)", "(?=" + agency_begins() + ")"):
        for length in usual if marks.startswith("(?=[") else sorted(usual):
            if re.compile(_NAME + f"{{{length}}}" + marks).match(flow.text, pos):
                return pos + length
    return next((pos + n for n in (2, 3, 4) if pos + n in flow.gaps and _is_work(flow.text[pos + n :][:30])), None)


def _work_end(flow: Flow, start: int) -> int:
    """Where agency and post end: at a mark, or before the next person's name."""
    text = flow.text
    stop = _stop().search(text, start)
    limit = stop.start() if stop else len(flow.text)
    if _PHONE.search(flow.text, start, limit):
        limit = min(limit, _phone_start(flow.text, start, limit))
    best: tuple[int, int] | None = None
    for match in _next_person().finditer(flow.text, start, min(len(text), limit + _MOST_AHEAD)):
        cut = match.end("post")
        name = match["name"]
        if cut >= limit:
            break
        if re.search(post_pattern() + "$", name):
            continue
        score = 2 * (cut in flow.breaks) + (cut in flow.gaps)
        if best is None or score > best[0]:
            best = score, cut
    return best[1] if best else limit


@cache
def _stop() -> re.Pattern[str]:
    """A mark; a 、 only where no second post stands behind it (党委委员、副主任)."""
    return re.compile(rf"[；。（，]|、(?![\u4e00-\u9fff]{{0,6}}?{post_pattern()}(?:[、；。（，]|$))|$")


@cache
def _next_person() -> re.Pattern[str]:
    begins = agency_begins()
    return re.compile(
        rf"(?=(?P<post>{post_pattern()})(?P<name>{_NAME}{{2,4}}?)(?:{begins}|，{begins}|（{begins}|，{post_pattern()}))"
    )


@cache
def _post_first() -> re.Pattern[str]:
    """省卫生健康委职业健康处处长张三"""
    begins, post = agency_begins(), post_pattern()
    return re.compile(
        rf"(?P<work>{begins}[\u4e00-\u9fff]{{2,30}}?{post})(?P<name>(?!{post}){_NAME}{{2,4}})(?=[、；。（]|，(?!{begins})|$)"
    )


@cache
def _agency_first() -> re.Pattern[str]:
    """安全基础处张三, 省疾控中心李四: an office and a name, and nothing of a post."""
    ends, post = "|".join(map(re.escape, words("agency_ends"))), post_pattern()
    office = rf"{agency_begins()}[\u4e00-\u9fff]{{2,24}}?(?:处|科|室|{ends})|[\u4e00-\u9fff]{{2,8}}?[处科室局队]"
    return re.compile(rf"(?P<work>{office})(?P<name>(?!{_NAME}{{0,2}}?{post}){_NAME}{{2,3}})(?=[、；。]|$)")


def _is_work(text: str) -> bool:
    return bool(re.match(agency_begins(), text) or re.search(post_pattern(), text))


def _phone_start(text: str, start: int, limit: int) -> int:
    match = _PHONE.search(text, start, limit)
    return match.start() if match else limit


def _aside(text: str, pos: int) -> int | None:
    """The end of the brackets that open at `pos`."""
    if text[pos : pos + 1] != "（":
        return None
    depth = 0
    for i in range(pos, len(text)):
        depth += (text[i] == "（") - (text[i] == "）")
        if depth == 0:
            return i + 1
    return len(text)
