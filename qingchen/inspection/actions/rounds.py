"""Acts of the provincial office: load a campaign, open and close its round."""

import json
from pathlib import Path

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import keep_account, record
from qingchen.accounts.models import User
from qingchen.inspection.actions.pool import known_of
from qingchen.inspection.actions.staffing import check_teams_ready
from qingchen.inspection.campaign import Campaign, load
from qingchen.inspection.form import Form
from qingchen.inspection.models import FormVersion, Inspectee, Member, PoolPerson, Round, Sheet, Team, Unit
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.plans import MemberPlan, PoolPlan
from qingchen.inspection.policies import next_round_state
from qingchen.values.actor import SYSTEM, Actor, Role
from qingchen.values.region import NOWHERE


def set_up_accounts(campaign: Campaign, password: str | None = None) -> None:
    """Keep an account for each person of the campaign folder. Done by whoever installs the system."""
    for officer in campaign.officers:
        keep_account(
            SYSTEM,
            officer.username,
            name=officer.name,
            role=officer.role,
            area=campaign.area_of(officer),
            agency=officer.agency,
            post=officer.post,
            password=password,
        )
    people: list[MemberPlan | PoolPlan] = [member for team in campaign.teams for member in team.members]
    sits = {one.username for one in people}
    people += [one for one in campaign.pool if one.username not in sits]
    for person in people:
        keep_account(
            SYSTEM,
            person.username,
            name=person.name,
            role=Role.INSPECTOR,
            area=NOWHERE,
            agency=person.agency,
            post=person.post,
            password=password,
        )


@transaction.atomic
def load_campaign(actor: Actor, folder: Path) -> Round:
    """Enter the campaign's round, units, teams and form versions; a round loaded before is returned as it is.

    Raises Problem campaign.faulty with every fault of the folder.
    """
    check_permitted("load_campaign", actor, province_standing(actor))
    campaign = load(folder)
    plan = campaign.round
    round_, created = Round.objects.get_or_create(
        campaign=campaign.code,
        number=plan.number,
        defaults={
            "title": plan.title,
            "document_no": plan.document_no,
            "window_from": plan.window_from,
            "window_until": plan.window_until,
            "self_check_due_on": plan.self_check_due_on,
            "report_due_on": plan.report_due_on,
        },
    )
    if not created:
        return round_
    for form in campaign.forms.values():
        _publish(folder, form)
    teams = {}
    for team_plan in campaign.teams:
        team = Team.objects.create(round=round_, number=team_plan.number)
        for position, member in enumerate(team_plan.members):
            user = User.objects.get(username=member.username)
            Member.objects.create(team=team, user=user, duty=member.duty, position=position)
        teams.update(dict.fromkeys(team_plan.units, team))
    PoolPerson.objects.bulk_create(
        PoolPerson(round=round_, user=User.objects.get(username=one.username), **known_of(one)) for one in campaign.pool
    )
    for position, unit in enumerate(campaign.units):
        Unit.objects.create(
            round=round_,
            team=teams[unit.code],
            code=unit.code,
            name=unit.name,
            full_name=unit.full_name,
            includes=",".join(unit.area.includes),
            excludes=",".join(unit.area.excludes),
            position=position,
        )
    record(
        actor,
        "load_campaign",
        "round",
        round_.public_id,
        details={"campaign": campaign.code, "forms": {f.code: f.digest for f in campaign.forms.values()}},
    )
    return round_


@transaction.atomic
def open_round(actor: Actor, round_: Round) -> Round:
    """Open the round: every unit gets its self-check and its inspection sheet. Raises Problem team.not_ready."""
    check_permitted("open_round", actor, province_standing(actor))
    round_ = Round.objects.select_for_update().get(id=round_.id)
    round_.state = next_round_state(round_, "open_round")
    check_teams_ready(round_)
    round_.save(update_fields=["state"])
    for unit in round_.units.all():
        inspectee = Inspectee.objects.create(
            unit=unit,
            kind="unit",
            code=unit.code,
            name=unit.full_name,
            chosen="fixed",
            reason=f"{round_.document_no}列明的检查对象",
            released_at=clock.now(),
        )
        add_sheets(inspectee, "form1", ("self_check", "inspection"))
    record(actor, "open_round", "round", round_.public_id, details={"units": round_.units.count()})
    return round_


@transaction.atomic
def close_round(actor: Actor, round_: Round) -> Round:
    """Close the round: nothing of it is written any more."""
    check_permitted("close_round", actor, province_standing(actor))
    round_ = Round.objects.select_for_update().get(id=round_.id)
    round_.state = next_round_state(round_, "close_round")
    round_.save(update_fields=["state"])
    record(actor, "close_round", "round", round_.public_id)
    return round_


def add_sheets(inspectee: Inspectee, form_code: str, purposes: tuple[str, ...]) -> None:
    """Lay the sheets of an inspectee out, on the newest published version of the form."""
    version = FormVersion.objects.filter(code=form_code).latest("id")
    for purpose in purposes:
        Sheet.objects.create(inspectee=inspectee, purpose=purpose, form=version)


def _publish(folder: Path, form: Form) -> FormVersion:
    names = (f"{form.code}.csv", "forms.csv")
    table = json.dumps({name: (folder / name).read_text(encoding="utf-8-sig") for name in names}, ensure_ascii=False)
    version, _ = FormVersion.objects.get_or_create(
        code=form.code,
        digest=form.digest,
        defaults={"title": form.title, "table": table, "published_at": clock.now()},
    )
    return version
