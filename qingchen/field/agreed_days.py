"""The days of visits agreed from a file: teams propose, places answer, teams propose again.

`visit_days.csv` of the answers has place, what (其他检查 or 不便), first_on, last_on, agency, words. Without the file
no day is agreed.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

from qingchen.field.steps import Log, rows_of
from qingchen.inspection.actions.itinerary import ask_other_date, confirm_date, plan_itinerary, propose_dates
from qingchen.inspection.actions.itinerary_limits import note_other_inspection
from qingchen.inspection.itinerary.models import VisitDay
from qingchen.inspection.models import Inspectee, Round, Team
from qingchen.inspection.states import VisitDayState
from qingchen.inspection.store import actor_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor

OTHER, REFUSED = "其他检查", "不便"
Officer = Callable[[Inspectee], Actor]


def propose(office: Actor, round_: Round, answers: Path, log: Log) -> bool:
    """Note the other inspections, then plan and propose for every team. False where there is no file."""
    path = answers / "visit_days.csv"
    if not path.exists():
        return False
    for number, row in rows_of(path):
        if row["what"] == OTHER and (one := _place(round_, row["place"])):
            try:
                first, last = date.fromisoformat(row["first_on"]), date.fromisoformat(row["last_on"])
                note_other_inspection(office, one, row["agency"], row["words"], first, last)
            except (Problem, ValueError) as problem:
                log.refused.append(f"visit_days.csv 第 {number} 行：{problem}")
    _plan(Team.objects.filter(round=round_), log)
    log.did(f"各组行程已测算，提出到检日期 {VisitDay.objects.filter(inspectee__unit__round=round_).count()} 处。")
    return True


def answer(round_: Round, answers: Path, officer: Officer, log: Log) -> None:
    """Each place confirms, or says which days do not suit; the teams concerned propose anew and are confirmed."""
    refusing = {row["place"]: row for _, row in rows_of(answers / "visit_days.csv") if row["what"] == REFUSED}
    days = VisitDay.objects.filter(inspectee__unit__round=round_).select_related("inspectee__unit__team")
    asked = set()
    for day in days:
        row = refusing.get(day.inspectee.code)
        if row is None:
            confirm_date(officer(day.inspectee), day)
        else:
            first, last = date.fromisoformat(row["first_on"]), date.fromisoformat(row["last_on"])
            span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
            ask_other_date(officer(day.inspectee), day, span, row["words"])
            asked.add(day.inspectee.unit.team_id)
    _plan(Team.objects.filter(id__in=asked), log)
    for day in days.filter(state=VisitDayState.PROPOSED):
        confirm_date(officer(day.inspectee), day)
    log.did(f"到检日期已确定 {days.filter(state=VisitDayState.FIXED).count()} 处，其中改期 {len(refusing)} 处。")


def _plan(teams: Iterable[Team], log: Log) -> None:
    for team in teams:
        leader = team.members.filter(duty="leader").first()
        try:
            actor = actor_of(leader.user) if leader else None
            if actor is None:
                raise Problem("itinerary.no_leader", team=team.number)
            propose_dates(actor, plan_itinerary(actor, team))
        except Problem as problem:
            log.refuse(f"第{team.number}组行程", problem)


def _place(round_: Round, code: str) -> Inspectee | None:
    return Inspectee.objects.filter(unit__round=round_, code=code, released_at__isnull=False).first()
