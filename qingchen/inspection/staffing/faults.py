"""What is wrong with a composition, as sentences; none where the teams can go."""

from collections.abc import Mapping, Sequence

from qingchen.inspection.staffing.avoidance import reasons
from qingchen.inspection.staffing.people import HEALTH, Composition, Party, Sendable


def faults_of(
    people: Mapping[str, Sendable], parties: Sequence[Party], sits: Composition, least: int
) -> dict[int, list[str]]:
    """By team, those without any among them."""
    return {party.number: _of_team(people, party, sits, least) for party in parties}


def hints_of(people: Mapping[str, Sendable], parties: Sequence[Party], sits: Composition) -> dict[int, list[str]]:
    """What does not stand in the way, but somebody should have seen."""
    told: dict[int, list[str]] = {}
    for party in parties:
        own = [people[name] for name, (team, _) in sits.items() if team == party.number]
        agencies = {one.agency for one in own}
        told[party.number] = (
            [f"都是{agencies.pop()}的人，没有别的部门。"] if len(own) > 1 and len(agencies) == 1 else []
        )
    return told


def _of_team(people: Mapping[str, Sendable], party: Party, sits: Composition, least: int) -> list[str]:
    own = [(people[name], duty) for name, (team, duty) in sits.items() if team == party.number]
    duties = [duty for _, duty in own]
    title = f"第{party.number}组"
    told = []
    if duties.count("leader") != 1:
        told.append(f"{title}没有组长。" if "leader" not in duties else f"{title}有 {duties.count('leader')} 名组长。")
    if "liaison" not in duties:
        told.append(f"{title}没有联络员。")
    if len(own) < least:
        told.append(f"{title}只有 {len(own)} 人，至少要 {least} 人。")
    if own and not any(HEALTH in one.skills for one, _ in own):
        told.append(f"{title}没有懂职业健康的人。")
    for one, _ in own:
        told += [f"{title} {one.name}：{why}。" for why in reasons(one, party)]
    return told
