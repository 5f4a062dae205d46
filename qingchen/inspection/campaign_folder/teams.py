"""`teams.yaml`: who inspects where."""

from pathlib import Path

from qingchen.inspection.campaign_folder.faults import CampaignFault, Faults, Placed, repeated
from qingchen.inspection.campaign_folder.trees import Tree, read_tree
from qingchen.inspection.plans import DUTIES, MemberPlan, TeamPlan, UnitPlan
from qingchen.values.source import Source

_LEAST_MEMBERS = 2


def read_teams(
    folder: Path, faults: Faults, may_be_empty: bool = False
) -> tuple[list[Placed[TeamPlan]], list[Placed[str]]]:
    """The teams, and every username in them with its place. `may_be_empty`: a pool stands by to fill them from."""
    tree = read_tree(folder / "teams.yaml", faults)
    if tree is None:
        return [], []
    teams: list[Placed[TeamPlan]] = []
    usernames: list[Placed[str]] = []
    for i in range(tree.length("teams")):
        number = tree.whole_number("teams", i, "number") or 0
        members: list[MemberPlan] = []
        empty = may_be_empty and tree.get("teams", i, "members") in (None, [])
        for j in range(0 if empty else tree.length("teams", i, "members")):
            member = _member(tree, i, j)
            members.append(member)
            usernames.append(Placed(tree.source("teams", i, "members", j), member.username))
        team = TeamPlan(number, tree.texts("teams", i, "units"), tuple(members))
        teams.append(Placed(tree.source("teams", i), team))
        _check_duties(tree, i, team)
    repeated(
        faults,
        "team_repeated",
        "检查组编号",
        [Placed(team.source, f"{team.thing.number}") for team in teams if team.thing.number],
    )
    return teams, usernames


def check_assignment(teams: list[Placed[TeamPlan]], units: list[Placed[UnitPlan]], faults: Faults) -> None:
    """Each unit has one team and one only."""
    known = {unit.thing.code: unit.thing.name for unit in units}
    holder: dict[str, Placed[TeamPlan]] = {}
    for team in teams:
        for code in team.thing.units:
            if code not in known:
                sentence = f"第{team.thing.number}组负责的“{code}”不在 units.csv 里。请核对检查对象代码。"
                faults.append(CampaignFault(team.source, "unit_unknown", sentence))
            elif code in holder:
                other = holder[code]
                sentence = (
                    f"第{team.thing.number}组与第{other.thing.number}组（{other.source.text}）都负责{known[code]}。"
                    "每个检查对象只能由一个组负责，请删去一处。"
                )
                faults.append(CampaignFault(team.source, "unit_with_two_teams", sentence))
            else:
                holder[code] = team
    for unit in units:
        if teams and unit.thing.code and unit.thing.code not in holder:
            sentence = f"{unit.thing.name}没有检查组负责。请写进 teams.yaml 某个组的 units。"
            faults.append(CampaignFault(Source("teams.yaml"), "unit_without_team", sentence))


def _member(tree: Tree, i: int, j: int) -> MemberPlan:
    path = ("teams", i, "members", j)
    username, name, agency, post = (tree.text(*path, field) for field in ("username", "name", "agency", "post"))
    duty = tree.text(*path, "duty")
    if duty and duty not in DUTIES:
        known = "、".join(f"{code}（{title}）" for code, title in DUTIES.items())
        tree.fault((*path, "duty"), "duty_unknown", f"不认识的分工“{duty}”。可用：{known}。")
    return MemberPlan(username, name, agency, post, duty)


def _check_duties(tree: Tree, i: int, team: TeamPlan) -> None:
    duties = [member.duty for member in team.members]
    path = ("teams", i)
    if not team.members:
        return
    if duties.count("leader") == 0:
        tree.fault(path, "team_without_leader", f"第{team.number}组没有组长。请把一人的 duty 写成 leader。")
    if duties.count("leader") > 1:
        tree.fault(path, "team_with_two_leaders", f"第{team.number}组有 {duties.count('leader')} 名组长。只能有一名。")
    if "liaison" not in duties:
        tree.fault(path, "team_without_liaison", f"第{team.number}组没有联络员。请把一人的 duty 写成 liaison。")
    if len(team.members) < _LEAST_MEMBERS:
        tree.fault(
            path, "team_too_small", f"第{team.number}组只有 {len(team.members)} 人，至少要 {_LEAST_MEMBERS} 人。"
        )
