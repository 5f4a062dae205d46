"""Reading the round, scoped to a person: what one may not know of is «not found»."""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery

from qingchen.accounts.models import User
from qingchen.inspection import campaign as campaigns
from qingchen.inspection.campaign import Campaign
from qingchen.inspection.entry import Entry
from qingchen.inspection.entry_json import from_json
from qingchen.inspection.form import Form, read_form
from qingchen.inspection.models import Evidence, FormVersion, Inspectee, Member, Round, Sheet, SheetAnswer, Team, Unit
from qingchen.inspection.permissions import Standing
from qingchen.inspection.states import RoundState
from qingchen.problems import Problem
from qingchen.values.actor import Actor, Role
from qingchen.values.region import NOWHERE, Area

_campaigns: dict[str, Campaign] = {}
_forms: dict[str, Form] = {}


def actor_of(user: User) -> Actor:
    """The user as the rules see one. An inspector sees the team's places while the round is opened."""
    actor = user.actor
    if actor.role is not Role.INSPECTOR:
        return actor
    area = NOWHERE
    units = Unit.objects.filter(team__members__user=user, round__state=RoundState.OPENED)
    for unit in units:
        area = area | unit.area
    return Actor(actor.username, actor.name, actor.role, area)


def current_round() -> Round | None:
    """The opened round, else the newest."""
    return (
        Round.objects.filter(state=RoundState.OPENED).order_by("-id").first() or Round.objects.order_by("-id").first()
    )


def campaign_of(round_: Round) -> Campaign:
    """The round's campaign folder, read once a process."""
    if round_.campaign not in _campaigns:
        _campaigns[round_.campaign] = campaigns.load(settings.QINGCHEN_CAMPAIGNS / round_.campaign)
    return _campaigns[round_.campaign]


def standing(actor: Actor, inspectee: Inspectee) -> Standing:
    """What the actor is to this place and its team."""
    unit = inspectee.unit
    member = Member.objects.filter(team_id=unit.team_id, user__username=actor.username).first()
    return Standing(
        of_province=actor.role is Role.PROVINCE,
        of_place=actor.role is Role.PLACE and actor.area.covers(place_area(inspectee)) and _released(inspectee),
        of_team=member is not None,
        leads_team=member is not None and member.duty == "leader",
    )


def team_standing(actor: Actor, team: Team) -> Standing:
    """What the actor is to a team."""
    member = Member.objects.filter(team=team, user__username=actor.username).first()
    return Standing(
        of_province=actor.role is Role.PROVINCE,
        of_team=member is not None,
        leads_team=member is not None and member.duty == "leader",
    )


def place_area(inspectee: Inspectee) -> Area:
    """The divisions of a unit or county; an employer has its unit's."""
    return Area((inspectee.code,)) if inspectee.kind == "county" else inspectee.unit.area


def _released(inspectee: Inspectee) -> bool:
    return inspectee.released_at is not None


def inspectees_for(actor: Actor, round_: Round) -> QuerySet[Inspectee]:
    """Inspectees that the actor may know of. Until release a sealed visit is known to its team and the province only."""
    rows = Inspectee.objects.filter(unit__round=round_).select_related("unit", "unit__team", "unit__round")
    if actor.role is Role.PROVINCE:
        return rows
    if actor.role is Role.INSPECTOR:
        return rows.filter(unit__team__members__user__username=actor.username)
    if actor.role is Role.PLACE:
        known = rows.filter(released_at__isnull=False)
        return known.filter(id__in=[one.id for one in known if actor.area.covers(place_area(one))])
    return rows.none()


def inspectee_for(actor: Actor, public_id: str) -> Inspectee:
    """Raises Problem thing.not_found."""
    found = Inspectee.objects.select_related("unit__round", "unit__team").filter(public_id=public_id).first()
    if found is None or not inspectees_for(actor, found.unit.round).filter(id=found.id).exists():
        raise Problem("thing.not_found", what="这个检查对象")
    return found


def sheets_for(actor: Actor, round_: Round) -> QuerySet[Sheet]:
    """Sheets of the inspectees that the actor may know of; a place sees the team's sheet once it is signed."""
    rows = Sheet.objects.filter(inspectee__in=inspectees_for(actor, round_))
    if actor.role is Role.PLACE:
        rows = rows.filter(Q(purpose="self_check") | Q(state="signed"))
    return rows.select_related("inspectee__unit__round", "inspectee__unit__team", "form").order_by(
        "inspectee__unit__position", "inspectee_id", "purpose"
    )


def sheet_for(actor: Actor, public_id: str) -> Sheet:
    """Raises Problem thing.not_found."""
    found = Sheet.objects.select_related("inspectee__unit__round").filter(public_id=public_id).first()
    if found is None or not sheets_for(actor, found.inspectee.unit.round).filter(id=found.id).exists():
        raise Problem("thing.not_found", what="这份检查表")
    return sheets_for(actor, found.inspectee.unit.round).get(id=found.id)


def sheet_of(inspectee: Inspectee, purpose: str) -> Sheet | None:
    return inspectee.sheets.filter(purpose=purpose).select_related("inspectee__unit__round", "form").first()


def form_of(sheet: Sheet) -> Form:
    """The frozen form version that the sheet points at."""
    return form_version(sheet.form)


def form_version(version: FormVersion) -> Form:
    """The form of a published version, read from the tables as they were published."""
    if version.digest not in _forms:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in json.loads(version.table).items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
            form, faults = read_form(Path(folder) / f"{version.code}.csv")
        assert form is not None and form.digest == version.digest, faults
        _forms[version.digest] = form
    return _forms[version.digest]


def current_answers(sheet: Sheet) -> QuerySet[SheetAnswer]:
    """The newest version of each item's answer."""
    newest = SheetAnswer.objects.filter(sheet=OuterRef("sheet"), item_code=OuterRef("item_code")).order_by("-version")
    return sheet.answers.filter(id=Subquery(newest.values("id")[:1])).select_related("by")


def entries_of(sheet: Sheet) -> dict[str, Entry]:
    """Current entries by item code."""
    return {row.item_code: from_json(json.loads(row.entry)) for row in current_answers(sheet)}


def evidence_names(sheet: Sheet) -> set[str]:
    return set(sheet.evidence.values_list("file_name", flat=True))


def evidence_for(actor: Actor, public_id: str) -> Evidence:
    """Raises Problem thing.not_found."""
    found = Evidence.objects.select_related("sheet").filter(public_id=public_id).first()
    if found is None:
        raise Problem("thing.not_found", what="这份佐证")
    sheet_for(actor, found.sheet.public_id)
    return found


def teams_for(actor: Actor, round_: Round) -> Iterable[Team]:
    """Teams that the actor may know of: all for the province, one's own for an inspector."""
    teams = Team.objects.filter(round=round_).prefetch_related("units", "members__user")
    if actor.role is Role.PROVINCE:
        return teams
    return teams.filter(members__user__username=actor.username).distinct()


def team_for(actor: Actor, public_id: str) -> Team:
    """Raises Problem thing.not_found."""
    found = Team.objects.filter(public_id=public_id).first()
    if found is None or found not in list(teams_for(actor, found.round)):
        raise Problem("thing.not_found", what="这个检查组")
    return found
