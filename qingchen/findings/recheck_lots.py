"""Lots of findings that were drawn for re-checks: which lot a finding lies in, and where it stands there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from qingchen.findings.closure import RecheckStanding, recheck_standing
from qingchen.findings.models import Finding, Recheck, RecheckDraw
from qingchen.findings.states import FindingState
from qingchen.inspection.draws.frozen import drawn_codes
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.models import Round
from qingchen.values.draw_certificate import frame_lines

SUBJECT = "findings/all"


@dataclass(frozen=True, slots=True)
class RecheckLot:
    """Findings that stand and fall together. Numbers of findings; `drawn` in the order drawn.

    told_at  when the frame was published; of draws from before the sessions the hour of the draw
    waits    published, and the public number has not come
    draw     None of draws from before the sessions, whose seed was typed in
    """

    code: str
    frame: frozenset[str]
    drawn: tuple[str, ...]
    told_at: datetime
    waits: bool
    draw: Draw | None
    before: RecheckDraw | None = None


def lots_of(round_: Round) -> list[RecheckLot]:
    """The newest first."""
    rows = Draw.objects.filter(session__round=round_, subject=SUBJECT).exclude(session__state=SessionState.PREPARING)
    of_sessions = [_lot(draw) for draw in rows.select_related("session").order_by("-event")]
    return of_sessions + [_lot_before(draw) for draw in round_.recheck_draws.order_by("-id")]


def lot_of(finding: Finding, lots: Sequence[RecheckLot] | None = None) -> RecheckLot | None:
    """The newest lot that the finding lies in since it was last reviewed."""
    reviewed_at = _reviewed_at(finding)
    if reviewed_at is None or not finding.number:
        return None
    if lots is None:
        lots = lots_of(finding.inspectee.unit.round)
    return next((lot for lot in lots if lot.told_at >= reviewed_at and finding.number in lot.frame), None)


def recheck_of(finding: Finding, lots: Sequence[RecheckLot] | None = None) -> RecheckStanding:
    """Where the finding stands with its re-check."""
    lot = lot_of(finding, lots)
    if lot is None:
        return RecheckStanding.NOT_DRAWN
    if lot.waits:
        return RecheckStanding.FRAMED
    return recheck_standing(finding.number, lot.drawn, outcomes_of(lot))


def rechecked(lot: RecheckLot) -> dict[str, bool]:
    """By number, of those that were looked at on the spot, whether they passed."""
    rows = Recheck.objects.filter(draw_code=lot.code).select_related("finding")
    return {one.finding.number: one.passed for one in rows}


def outcomes_of(lot: RecheckLot) -> Mapping[str, bool]:
    """By number of those drawn. Closed because its figure moved counts as passed, come back (反弹) as failed: nobody
    goes to look at either any more, and the others of the lot would wait for ever."""
    found = rechecked(lot)
    for one in Finding.objects.filter(number__in=lot.drawn).exclude(number__in=found):
        reviewed_at = _reviewed_at(one)
        if one.state == FindingState.CLOSED:
            found[one.number] = True
        elif one.state != FindingState.REVIEWED or reviewed_at is None or reviewed_at > lot.told_at:
            found[one.number] = False
    return found


def recheck_frame(round_: Round, *, again: bool = False) -> list[Finding]:
    """The reviewed findings that no draw covers, or whose lot was spoiled by one that was not mended.

    again   with those whose lot is not looked at yet: for a redraw
    """
    open_to_draw = {RecheckStanding.NOT_DRAWN, RecheckStanding.SPOILED}
    if again:
        open_to_draw |= {RecheckStanding.WAITING, RecheckStanding.FRAMED}
    lots = lots_of(round_)
    rows = Finding.objects.filter(inspectee__unit__round=round_, state=FindingState.REVIEWED)
    found = rows.select_related("inspectee__unit__round").order_by("number")
    return [one for one in found if recheck_of(one, lots) in open_to_draw]


def spoiled(round_: Round, findings: Sequence[Finding]) -> list[str]:
    """Numbers of those that were in a lot with one that did not pass."""
    lots = lots_of(round_)
    return [one.number for one in findings if recheck_of(one, lots) is RecheckStanding.SPOILED]


def frame_rows(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Number and stratum of each: its inspection unit, so that a draw of few is spread over the places."""
    return [(one.number, one.inspectee.unit.full_name) for one in findings]


def _lot(draw: Draw) -> RecheckLot:
    session = draw.session
    assert session.published_at is not None
    drawn = session.state == SessionState.DRAWN
    numbers = frozenset(line[0] for line in frame_lines(draw.frame))
    codes = tuple(drawn_codes(draw, session.number)) if drawn else ()
    return RecheckLot(draw.public_id, numbers, codes, session.published_at, not drawn, draw)


def _lot_before(draw: RecheckDraw) -> RecheckLot:
    frame, drawn = frozenset(draw.frame.split("\n")), tuple(draw.drawn.split("\n"))
    return RecheckLot(draw.public_id, frame, drawn, draw.drawn_at, False, None, draw)


def _reviewed_at(finding: Finding) -> datetime | None:
    act = finding.acts.filter(act="pass_review").order_by("-id").first()
    return act.at if act else None
