"""Reading sessions and draws, scoped to a person: of a sealed draw nobody but office and team learns before release."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from qingchen.inspection.draws.models import Draw, DrawSession
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.models import Member, Round
from qingchen.inspection.states import TeamState
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role


@dataclass(frozen=True, slots=True)
class SeenSession:
    """A session with the draws of it that the actor may know of."""

    session: DrawSession
    draws: tuple[Draw, ...]


def sessions_for(actor: Actor, round_: Round) -> list[SeenSession]:
    """Newest first. What is being prepared is the office's alone; of what was published those with a draw that the
    actor may know of: one with nothing open would tell that something is drawn sealed, and when."""
    rows = _sessions(actor).filter(round=round_).select_related("drawn_by").prefetch_related("slots__unit")
    known: dict[int, list[Draw]] = {}
    for draw in known_draws(actor).filter(session__round=round_):
        known.setdefault(draw.session_id, []).append(draw)
    return [SeenSession(one, tuple(known.get(one.id, ()))) for one in rows.order_by("-place")]


def session_for(actor: Actor, public_id: str) -> DrawSession:
    """Raises Problem thing.not_found."""
    found = _sessions(actor).filter(public_id=public_id).first()
    if found is None:
        raise Problem("thing.not_found", what="这一场抽取")
    return found


def draw_for(actor: Actor, public_id: str) -> Draw:
    """Raises Problem thing.not_found."""
    found = known_draws(actor).filter(public_id=public_id).first()
    if found is None:
        raise Problem("thing.not_found", what="这次抽取")
    return found


def known_draws(actor: Actor) -> QuerySet[Draw]:
    """Of every round the draws that the actor may know of, asked in the database (see inspection/store.py)."""
    rows = Draw.objects.select_related("session__round", "unit__team")
    if actor.role is Role.PROVINCE:
        return rows
    if actor.role not in (Role.PLACE, Role.INSPECTOR):
        return rows.none()
    open_to_all = Q(sealed=False) | Q(session__state=SessionState.DRAWN, unit__team__state=TeamState.SIGNED)
    if actor.role is Role.INSPECTOR:
        own = Member.objects.filter(user__username=actor.username).values("team_id")
        open_to_all |= Q(unit__team_id__in=own)
    # A team sees the frames of records that it froze itself; of all others what is being prepared is the office's.
    return rows.filter(open_to_all).exclude(Q(session__state=SessionState.PREPARING) & ~Q(kind="records"))


def is_released(draw: Draw) -> bool:
    """A sealed draw is everybody's to repeat from the hour that the team's report is signed (see `release_visits`)."""
    return draw.session.state == SessionState.DRAWN and draw.unit.team.state == TeamState.SIGNED


def _sessions(actor: Actor) -> QuerySet[DrawSession]:
    rows = DrawSession.objects.select_related("round")
    if actor.role is Role.PROVINCE:
        return rows
    return rows.filter(id__in=known_draws(actor).order_by().values("session_id"))
