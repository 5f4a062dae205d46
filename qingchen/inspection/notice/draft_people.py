"""Teams and officers of a draft; who is not named in the notice is blank."""

import re
from collections.abc import Sequence

from qingchen.inspection.notice.draft import COLUMNS, Row
from qingchen.inspection.notice.teams import Team
from qingchen.inspection.notice.units import Unit
from qingchen.values.actor import Role


def username_head(code: str) -> str:
    """Usernames are unique in the whole system: those of a campaign begin with its code."""
    plain = re.sub("[^a-z0-9]+", "_", code.lower()).strip("_")
    return plain if plain[:1].isalpha() else f"c{plain}"


def team_rows(teams: Sequence[Team], units: Sequence[Unit], codes: Sequence[str], head: str) -> list[Row]:
    """Teams in order, with the codes of their units and their members."""
    return [
        {
            "number": f"{team.number}",
            "units": " ".join(code for unit, code in zip(units, codes, strict=True) if unit.team == team.number),
            "place": (team.place.start, team.place.end),
            "members": [
                {
                    "username": f"{head}_{team.number}_{position}",
                    "name": member.name,
                    "agency": member.agency,
                    "post": member.post,
                    "duty": member.duty,
                    "place": (member.place.start, member.place.end),
                }
                for position, member in enumerate(team.members, start=1)
            ],
        }
        for team in teams
    ]


def pool_rows(teams: Sequence[Row]) -> list[Row]:
    """A line for everybody on a team: who leads may lead; skills, home and relations a notice does not tell."""
    return [pool_row(member) for team in teams for member in team["members"]]


def pool_row(member: Row) -> Row:
    told = {name: member[name] for name in ("username", "name", "agency", "post")}
    leads = "是" if member["duty"] == "leader" else ""
    return dict.fromkeys(COLUMNS["pool"], "") | told | {"leads": leads, "place": None}


def officer_rows(units: Sequence[Row], office: str, head: str) -> list[Row]:
    """One line for the provincial office, the security auditor and each unit; a notice names none of them."""
    lines = [("office", Role.PROVINCE, "", office), ("auditor", Role.SECURITY_AUDITOR, "", office)]
    lines += [(unit["code"], Role.PLACE, unit["code"], unit["office"]) for unit in units]
    return [
        {
            "username": f"{head}_{name}",
            "name": "",
            "role": role.value,
            "unit": unit,
            "agency": agency,
            "post": "",
            "place": None,
        }
        for name, role, unit, agency in lines
    ]
