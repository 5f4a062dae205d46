"""Stating that there is nothing, and handing in: whole or not at all."""

import json

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.inspection.last_week.models import SUBJECTS, HandIn, ZeroReport
from qingchen.inspection.models import Inspectee, Team
from qingchen.inspection.permissions import check_permitted
from qingchen.inspection.policies import check_round_opened
from qingchen.inspection.store import standing, team_standing
from qingchen.problems import Problem
from qingchen.reports.last_week.store import findings_of, hand_in_of, wanting_of
from qingchen.reports.models import ReportFile
from qingchen.values.actor import Actor


@transaction.atomic
def state_zero(actor: Actor, inspectee: Inspectee, subject: str, words: str = "") -> ZeroReport:
    """State that a unit has nothing of a subject. Raises Problem zero.not_zero, zero.stated_before, thing.not_found."""
    check_permitted("state_zero", actor, standing(actor, inspectee))
    check_round_opened(inspectee.unit.round, "state_zero")
    titles = dict(SUBJECTS)
    if subject not in titles or inspectee.kind != "unit":
        raise Problem("thing.not_found", what="这个零报告事项")
    count = findings_of(inspectee.unit) if subject == "findings" else _observed(inspectee, subject)
    if count:
        raise Problem("zero.not_zero", place=inspectee.name, subject=titles[subject], why=f"已登记 {count} 条")
    if ZeroReport.objects.filter(inspectee=inspectee, subject=subject).exists():
        raise Problem("zero.stated_before", place=inspectee.name, subject=titles[subject])
    zero = ZeroReport.objects.create(
        inspectee=inspectee,
        subject=subject,
        words=words.strip()[:200] or f"经检查，{titles[subject]}为零。",
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    region = inspectee.unit.code
    record(actor, "state_zero", "zero_report", zero.public_id, region=region, details={"subject": subject})
    return zero


@transaction.atomic
def hand_in(actor: Actor, team: Team) -> HandIn:
    """Hand the team's signed report and forms in. Raises Problem hand_in.not_ready with all that is missing."""
    team = Team.objects.select_for_update(of=("self",)).select_related("round").get(id=team.id)
    check_permitted("hand_in", actor, team_standing(actor, team))
    check_round_opened(team.round, "hand_in")
    if earlier := hand_in_of(team):
        at = f"{earlier.at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"
        raise Problem("hand_in.done", team=team.number, at=at)
    missing = [one for one in wanting_of(team) if one.blocks]
    if missing:
        lines = tuple(f"{one.unit}：{one.sentence}" if one.unit else one.sentence for one in missing)
        raise Problem("hand_in.not_ready", team=team.number, count=len(missing), lines=lines)
    manifest = {file.file_name: file.digest for file in ReportFile.objects.filter(team=team, superseded_at=None)}
    handed = HandIn.objects.create(
        team=team,
        manifest=json.dumps(manifest, ensure_ascii=False, sort_keys=True),
        by=User.objects.get(username=actor.username),
        at=clock.now(),
    )
    record(
        actor,
        "hand_in",
        "hand_in",
        handed.public_id,
        region=",".join(unit.code for unit in team.units.all()),
        details={"files": len(manifest)},
    )
    return handed


def _observed(inspectee: Inspectee, kind: str) -> int:
    return inspectee.unit.inspectees.filter(observations__kind=kind).count()
