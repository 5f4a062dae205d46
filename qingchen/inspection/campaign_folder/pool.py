"""`pool.csv`: people who can be sent, whom the notice's teams may be filled from. The file may be absent."""

import re
from pathlib import Path

from qingchen.inspection.campaign_folder.faults import CampaignFault, Faults, Placed, repeated
from qingchen.inspection.campaign_folder.tables import Line, read_table
from qingchen.inspection.plans import OfficerPlan, PoolPlan, TeamPlan, UnitPlan
from qingchen.standards import divisions
from qingchen.standards.codes import code_list

COLUMNS = ("username", "name", "agency", "post", "skills", "leads", "home", "relations", "busy_days")
_BLANK = ("skills", "leads", "home", "relations", "busy_days")
_YES, _NO = "是", ("", "否")


def read_pool(folder: Path, units: list[Placed[UnitPlan]], faults: Faults) -> tuple[list[PoolPlan], list[Placed[str]]]:
    """The pool, and every username in it with its place. A member of a team may stand in it too."""
    path = folder / "pool.csv"
    if not path.exists():
        return [], []
    pool: list[PoolPlan] = []
    usernames: list[Placed[str]] = []
    known = {unit.thing.code for unit in units}
    for line in read_table(path, COLUMNS, faults, may_be_blank=_BLANK):
        usernames.append(Placed(line.source, line["username"]))
        pool.append(pool_plan(line, known, faults))
    repeated(faults, "username_repeated", "人员库里的账号", usernames)
    return pool, usernames


def pool_plan(line: Line, units: set[str], faults: Faults) -> PoolPlan:
    """One person, of the file or typed in later. `units`: codes of the round's units."""
    home, busy = line["home"], line["busy_days"]
    if home and not divisions.exists(home):
        faults.append(line.fault("division_unknown", f"“home”列的行政区划代码“{home}”不存在。请核对。"))
    if busy and not (busy.isascii() and busy.isdigit() and len(busy) < 4):
        faults.append(line.fault("not_days", f"“busy_days”列“{busy}”不是天数。请填整数，如 5。"))
        busy = ""
    if line["leads"] != _YES and line["leads"] not in _NO:
        faults.append(line.fault("not_yes_or_no", f"“leads”列“{line['leads']}”应为“是”或“否”。"))
    skills, relations = _skills(line, faults), _relations(line, units, faults)
    names = (line["username"], line["name"], line["agency"], line["post"])
    return PoolPlan(*names, skills, line["leads"] == _YES, home, relations, int(busy or 0))


def check_same_people(
    pool: list[PoolPlan],
    usernames: list[Placed[str]],
    teams: list[Placed[TeamPlan]],
    officers: list[OfficerPlan],
    faults: Faults,
) -> None:
    """Who stands in the pool and on a team is told alike in both; nobody of an office is sent."""
    members = {one.username: one for team in teams for one in team.thing.members}
    offices = {one.username for one in officers}
    for one, placed in zip(pool, usernames, strict=True):
        member = members.get(one.username)
        if one.username in offices:
            sentence = f"账号“{one.username}”已是 officers.csv 里的人员，不能又是检查人员。请换一个账号。"
            faults.append(CampaignFault(placed.source, "username_repeated", sentence))
        elif member and (member.name, member.agency, member.post) != (one.name, one.agency, one.post):
            sentence = (
                f"账号“{one.username}”在 teams.yaml 里是{member.name}（{member.agency}{member.post}），两处写得不一样。"
            )
            faults.append(CampaignFault(placed.source, "person_told_twice", sentence + "请改成一致。"))


def _skills(line: Line, faults: Faults) -> tuple[str, ...]:
    """Codes or labels of `inspection_skill`, 、 between."""
    listed = code_list("inspection_skill")
    found = []
    for text in filter(None, re.split(r"[\s、;；,，]+", line["skills"])):
        code = listed.code_of(text)
        if code is None or code == "lead":
            labels = "、".join(entry.label for entry in listed.entries if entry.code != "lead")
            faults.append(line.fault("code_unknown", f"不认识的专长“{text}”。可用：{labels}。"))
        else:
            found.append(code)
    return tuple(dict.fromkeys(found))


def _relations(line: Line, units: set[str], faults: Faults) -> tuple[tuple[str, str], ...]:
    """`通化市 220582：配偶在……` as `220582：配偶在……`, several with ； between."""
    found = []
    for text in filter(None, (part.strip() for part in re.split("[;；]", line["relations"]))):
        code, _, words = (part.strip() for part in text.replace(":", "：").partition("："))
        if not words:
            sentence = f"“relations”列“{text}”应写成“代码：是什么关系”，几条之间用；隔开。"
            faults.append(line.fault("relation_wrong", sentence))
        elif not (code in units or (code.isdigit() and divisions.exists(code)) or re.fullmatch("[0-9A-Z]{18}", code)):
            sentence = f"“relations”列的“{code}”既不是检查对象代码，也不是行政区划代码或统一社会信用代码。请核对。"
            faults.append(line.fault("relation_wrong", sentence))
        else:
            found.append((code, words))
    return tuple(found)
