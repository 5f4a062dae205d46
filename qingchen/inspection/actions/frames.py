"""What freezing a frame has in common, whatever is drawn: its session, its event, enough to draw from."""

from qingchen.inspection.draws.frozen import strata_of, take_of
from qingchen.inspection.draws.models import Draw, DrawSession
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.models import Round, Unit
from qingchen.problems import Problem
from qingchen.values.draw_certificate import SPREAD


def frozen_draw(unit: Unit, kind: str, title: str, reason: str, *, sealed: bool, of: str = "") -> Draw:
    """The draw to be written in the session being prepared: the next event of its subject, or the one frozen there.

    of   what is drawn of, where a unit has several of a kind; else the unit
    """
    draw, before = next_event(unit.round, f"{kind}/{of or unit.code}")
    if before and not reason.strip():
        raise Problem("draw.redraw_no_reason", title=before[0].title, before=events_said(before))
    if before and before[0].sealed != sealed:
        # The second event of an open draw would tell that the first, a sealed one, has been.
        raise Problem("draw.redraw_otherwise", title=title, how="密封抽取" if before[0].sealed else "公开抽取")
    draw.unit, draw.kind, draw.sealed, draw.title = unit, kind, sealed, title
    draw.reason = reason.strip() if before else ""
    return draw


def next_event(round_: Round, subject: str) -> tuple[Draw, list[Draw]]:
    """The draw of the subject in the session being prepared, new or frozen there before, and its earlier events."""
    session = _preparing(round_)
    before = list(
        Draw.objects.filter(session__round=round_, subject=subject).exclude(session=session).select_related("session")
    )
    draw = session.draws.filter(subject=subject).first() or Draw(session=session, subject=subject)
    draw.event = len(before) + 1
    return draw, before


def events_said(before: list[Draw]) -> str:
    """How often it was drawn, and how often it waits for its number: what was only published is not drawn yet."""
    drawn = sum(one.session.state == SessionState.DRAWN for one in before)
    told = [f"已抽取过 {drawn} 次"] if drawn else []
    told += [f"已公布抽样框 {len(before) - drawn} 次，还在等号码"] if len(before) > drawn else []
    return "，".join(told)


def _preparing(round_: Round) -> DrawSession:
    Round.objects.select_for_update().get(id=round_.id)
    found = round_.draw_sessions.filter(state=SessionState.PREPARING).first()
    return found or DrawSession.objects.create(round=round_, place=round_.draw_sessions.count() + 1)


def check_enough(draw: Draw) -> None:
    """Raises Problem draw.too_few with every stratum that is short."""
    there, take = strata_of(draw), take_of(draw)
    there[SPREAD] = sum(there.values())
    wanting = [(name, there.get(name, 0), number) for name, number in take.items() if there.get(name, 0) < number]
    short = [f"“{name}”只有 {found}，要抽 {number}" for name, found, number in wanting]
    if short or sum(take.values()) < 1:
        raise Problem("draw.too_few", title=draw.title, why="；".join(short) or "没有写抽几户")
