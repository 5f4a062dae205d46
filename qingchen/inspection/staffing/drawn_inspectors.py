"""Drawn inspectors of a team: who goes by now, and who would be next for one who left."""

from dataclasses import dataclass

from qingchen.accounts.models import User
from qingchen.inspection.draws.drawn_order import next_of, whole_order
from qingchen.inspection.draws.frozen import drawn_codes, names_of
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.models import Member, Team


@dataclass(frozen=True, slots=True)
class DrawnSeat:
    """A newest draw of inspectors in which the one who leaves goes. `next_name` is empty where the order is at its end.

    name   as the frame has it: 乙组员二（省职业卫生监督所）
    """

    draw: Draw
    name: str
    next_name: str = ""
    next_order: int = 0


def code_of(team_number: int, position: int) -> str:
    """As frames of inspectors name a seat."""
    return f"{team_number}-{position + 1}"


def label_of_person(user: User) -> str:
    """As frames of inspectors name a person."""
    return f"{user.name}（{user.agency}）"


def drawn_seats(leaving: Member) -> list[DrawnSeat]:
    """Where the member goes, drawn or for somebody drawn, with who of the staying ones is next."""
    team, found = leaving.team, []
    staying = {code_of(team.number, one.position) for one in team.members.all() if one.id != leaving.id}
    for draw in newest_draws(team):
        names, going = names_of(draw), going_names(draw)
        name = names.get(code_of(team.number, leaving.position)) or label_of_person(leaving.user)
        if name not in going:
            continue
        gone = {code for code, said in names.items() if said in going}
        following = next_of(whole_order(draw, draw.session.number), gone, staying)
        told = (names[following[0]], following[1]) if following else ("", 0)
        found.append(DrawnSeat(draw, name, *told))
    return found


def newest_draws(team: Team) -> list[Draw]:
    """Of each unit of the team the newest draw of inspectors that was made."""
    rows = Draw.objects.filter(unit__team=team, kind="inspectors", session__state=SessionState.DRAWN)
    newest = {draw.subject: draw for draw in rows.select_related("session", "unit").order_by("event", "id")}
    return list(newest.values())


def going_names(draw: Draw) -> list[str]:
    """Who goes by now: who was drawn, with those who came in another's place."""
    names = names_of(draw)
    going = [names[code] for code in drawn_codes(draw, draw.session.number)]
    for one in draw.substitutes.all():
        going = [name for name in going if name != one.out_name] + ([one.in_name] if one.in_name else [])
    return going
