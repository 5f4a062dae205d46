"""Reading the round, scoped to a person: what one may not know of is «not found»."""

import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery

from qingchen.accounts.models import User
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.compute import CROSS
from qingchen.indicators.groups import DIGITS
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.models import ResultRun, StoredResult
from qingchen.indicators.store import newest_run
from qingchen.indicators.targets import TargetOf
from qingchen.inspection import campaign as campaigns
from qingchen.inspection.answer_types import NoSuchObject, NotApplicable
from qingchen.inspection.campaign import Campaign
from qingchen.inspection.entry import Entry
from qingchen.inspection.entry_json import from_json
from qingchen.inspection.form import Form, read_form
from qingchen.inspection.models import Evidence, FormVersion, Inspectee, Member, Round, Sheet, SheetAnswer, Team, Unit
from qingchen.inspection.permissions import Standing, permitted, province_standing
from qingchen.inspection.states import (
    ROUND_TRANSITIONS,
    SHEET_TRANSITIONS,
    TEAM_TRANSITIONS,
    RoundState,
    SheetState,
    TeamState,
    Transitions,
)
from qingchen.inspection.targets import campaign_targets
from qingchen.inspection.three_values import ComputedValue, ItemRow, item_rows
from qingchen.problems import Problem
from qingchen.standards import divisions
from qingchen.values.actor import Actor, Role
from qingchen.values.region import NOWHERE, Area

_WRITES = (
    *("save_entry", "add_evidence", "note_item", "decide_item"),
    *("assign_items", "file_evidence", "write_report", "file_report", "remind_department", "prefill_sheet"),
)
_campaigns: dict[str, Campaign] = {}
_forms: dict[str, Form] = {}


_OF_TEAMS = frozenset(("answers", "recounts", "evidence_files"))
"""Registers into which teams file while they are at work."""


def actor_of(user: User) -> Actor:
    """The user as the rules see one. An inspector sees the team's places while the round is opened."""
    actor = closed_for(user.actor)
    if actor.role is not Role.INSPECTOR:
        return actor
    area = NOWHERE
    units = Unit.objects.filter(team__members__user=user, round__state=RoundState.OPENED)
    for unit in units:
        area = area | unit.area
    return Actor(actor.username, actor.name, actor.role, area)


def closed_for(actor: Actor) -> Actor:
    """To a place, and its program, what a team files is closed until the team has signed (decision 44)."""
    if actor.role is not Role.PLACE:
        return actor
    at_work = Unit.objects.exclude(team__state=TeamState.SIGNED).exclude(round__state=RoundState.PLANNED)
    looked_at = any(unit.area.meets(actor.area) for unit in at_work)
    return replace(actor, closed=_OF_TEAMS) if looked_at else actor


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


def counted_area(inspectee: Inspectee) -> Area:
    """Where the rows behind the figures of a unit or county lie: the zones that count with a county too.

    Who may see the place is decided by `place_area`.
    """
    if inspectee.kind != "county":
        return place_area(inspectee)
    return divisions.counted_under(inspectee.code, DIGITS["county"])


def is_county_level(unit: Unit) -> bool:
    """Whether the unit lies below the prefecture (公主岭, 梅河口, 长白山): no county is chosen inside it."""
    return all(len(code) > 4 for code in unit.area.includes)


def _released(inspectee: Inspectee) -> bool:
    return inspectee.released_at is not None


def inspectees_for(actor: Actor, round_: Round) -> QuerySet[Inspectee]:
    """Inspectees that the actor may know of. A sealed visit: its team and the province, until release."""
    return _visible(actor, Inspectee.objects.filter(unit__round=round_))


def known_inspectees(actor: Actor) -> QuerySet[Inspectee]:
    """The same of every round."""
    return _visible(actor, Inspectee.objects.all())


def inspectee_for(actor: Actor, public_id: str) -> Inspectee:
    """Raises Problem thing.not_found."""
    found = known_inspectees(actor).filter(public_id=public_id).first()
    if found is None:
        raise Problem("thing.not_found", what="这个检查对象")
    return found


def _visible(actor: Actor, rows: QuerySet[Inspectee]) -> QuerySet[Inspectee]:
    """Asked in the database, so that what one may not know of takes as long as what there is not."""
    rows = rows.select_related("unit", "unit__team", "unit__round")
    if actor.role is Role.PROVINCE:
        return rows
    if actor.role is Role.INSPECTOR:
        return rows.filter(unit__team__members__user__username=actor.username)
    if actor.role is Role.PLACE:
        known = rows.filter(released_at__isnull=False)
        return known.filter(id__in=[one.id for one in known if actor.area.covers(place_area(one))])
    return rows.none()


def sheets_for(actor: Actor, round_: Round) -> QuerySet[Sheet]:
    """Sheets of the inspectees that the actor may know of; a place sees the team's sheet once it is signed."""
    return _visible_sheets(actor, inspectees_for(actor, round_))


def sheet_for(actor: Actor, public_id: str) -> Sheet:
    """Raises Problem thing.not_found."""
    found = _visible_sheets(actor, known_inspectees(actor)).filter(public_id=public_id).first()
    if found is None:
        raise Problem("thing.not_found", what="这份检查表")
    return found


def _visible_sheets(actor: Actor, inspectees: QuerySet[Inspectee]) -> QuerySet[Sheet]:
    rows = Sheet.objects.filter(inspectee__in=inspectees)
    if actor.role is Role.PLACE:
        rows = rows.filter(Q(purpose="self_check") | Q(state="signed"))
    return rows.select_related("inspectee__unit__round", "inspectee__unit__team", "form").order_by(
        "inspectee__unit__position", "inspectee_id", "purpose"
    )


def sheet_of(inspectee: Inspectee, purpose: str) -> Sheet | None:
    return inspectee.sheets.filter(purpose=purpose).select_related("inspectee__unit__round", "form").first()


def form_of(sheet: Sheet) -> Form:
    """The frozen form version that the sheet points at."""
    return form_version(sheet.form)


def newer_version(sheet: Sheet) -> str:
    """The version that is current now, where the sheet was begun on an older one; empty where it is its own."""
    current = FormVersion.objects.filter(code=sheet.form.code).order_by("-id").first()
    return "" if current is None or current.id == sheet.form_id else current.digest[:8]


def form_version(version: FormVersion) -> Form:
    """The form of a published version, read from the tables as they were published."""
    if version.digest not in _forms:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in json.loads(version.table).items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
            form, faults = read_form(Path(folder) / f"{version.code}.csv")
        assert form is not None, faults
        assert form.digest == version.digest, f"the table of {version.code} was changed after it was published"
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
    sheets = _visible_sheets(actor, known_inspectees(actor)).order_by()
    found = Evidence.objects.select_related("sheet").filter(public_id=public_id, sheet__in=sheets).first()
    if found is None:
        raise Problem("thing.not_found", what="这份佐证")
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


def targets_of(round_: Round) -> TargetOf:
    """The targets of the round's campaign on the last day of its reports."""
    return campaign_targets(campaign_of(round_), round_.report_due_on)


def computed_of(inspectee: Inspectee) -> dict[str, ComputedValue]:
    """The newest stored results of a place, by the names of `Item.indicators`; empty before any were frozen.

    Of what is counted among visits and recounts there is no value before the first of them is filed.
    """
    kind, campaign, code = inspectee.kind, inspectee.unit.round.campaign, inspectee.code
    found: dict[str, ComputedValue] = {}
    if run := newest_run(kind, campaign):
        for row in run.results.filter(group_code=code):
            rule = indicators().get(row.indicator)
            if rule is not None and (row.denominator or not rule.of_visits):
                found[row.indicator] = _computed(row, rule, run)
    if split := newest_run(kind, campaign, across="industry"):
        for row in split.results.filter(group_code__startswith=code + CROSS):
            trade = row.group_code.partition(CROSS)[2]
            found[f"{row.indicator}@{trade}"] = _computed(row, indicators()[row.indicator], split)
    return found


def _computed(row: StoredResult, rule: Indicator, run: ResultRun) -> ComputedValue:
    return ComputedValue(
        row.rate,
        row.rate_with_excluded,
        row.target_share,
        row.met,
        row.public_id,
        run.about,
        run.known_on,
        rule.measure,
        rule.unit,
    )


def three_values(actor: Actor, inspectee: Inspectee) -> list[ItemRow]:
    """The rows of an inspectee as the actor may see them: a place sees what was verified once it is signed."""
    sheets = {sheet.purpose: sheet for sheet in inspectee.sheets.select_related("form")}
    claimed, verified = sheets.get("self_check"), sheets["inspection"]
    seen = verified.state == SheetState.SIGNED or actor.role is not Role.PLACE
    form = form_of(verified)
    return item_rows(
        form,
        _same_items(form, claimed) if claimed else {},
        computed_of(inspectee),
        entries_of(verified) if seen else {},
    )


def _same_items(form: Form, claimed: Sheet) -> dict[str, Entry]:
    """What was claimed of items that both versions ask alike: an answer to another question is no claim."""
    filled = entries_of(claimed)
    if claimed.form.digest == form.digest:
        return filled
    asked = form_of(claimed).by_code
    return {code: entry for code, entry in filled.items() if asked.get(code) == form.by_code.get(code)}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sheet is filled."""

    total: int
    filled: int
    not_applicable: int

    @property
    def blank(self) -> int:
        return self.total - self.filled


def progress(sheet: Sheet) -> Progress:
    """Filled items of a sheet; those that do not apply are filled too."""
    filled = entries_of(sheet).values()
    answered = [entry for entry in filled if entry.answer is not None]
    excused = sum(isinstance(entry.answer, NotApplicable | NoSuchObject) for entry in answered)
    return Progress(len(form_of(sheet).items), len(answered), excused)


@dataclass(frozen=True, slots=True)
class TeamProgress:
    """Who has handed in: one line a team, for the office."""

    team: Team
    leader: str
    units: tuple[str, ...]
    sheets_submitted: int
    sheets_total: int

    @property
    def signed(self) -> bool:
        return self.team.state == TeamState.SIGNED


def handed_in(actor: Actor, round_: Round) -> list[TeamProgress]:
    """Progress of the teams that the actor may know of."""
    lines = []
    for team in teams_for(actor, round_):
        sheets = Sheet.objects.filter(inspectee__unit__team=team, purpose="inspection")
        leader = next((member.user.name for member in team.members.all() if member.duty == "leader"), "")
        lines.append(
            TeamProgress(
                team,
                leader,
                tuple(unit.name for unit in team.units.all()),
                sheets.exclude(state=SheetState.OPEN).count(),
                sheets.count(),
            )
        )
    return lines


def may(actor: Actor, act: str, thing: Round | Sheet | Inspectee | Team) -> bool:
    """Whether a button is to be shown: asks the table of who, and whether the thing's state allows the act."""
    match thing:
        case Round():
            return permitted(act, province_standing(actor)) and _allows(ROUND_TRANSITIONS, act, thing.state)
        case Sheet():
            who = permitted(act, standing(actor, thing.inspectee), thing.purpose)
            opened = thing.inspectee.unit.round.state == RoundState.OPENED
            free = thing.purpose == "self_check" or thing.inspectee.unit.team.state == TeamState.WORKING
            writing = act not in _WRITES or thing.state == SheetState.OPEN
            return who and opened and free and writing and _allows(SHEET_TRANSITIONS, act, thing.state)
        case Inspectee():
            opened = thing.unit.round.state == RoundState.OPENED and thing.unit.team.state == TeamState.WORKING
            return permitted(act, standing(actor, thing)) and opened
        case Team():
            return permitted(act, team_standing(actor, thing)) and _allows(TEAM_TRANSITIONS, act, thing.state)


def _allows(transitions: Transitions, act: str, state: str) -> bool:
    return act not in transitions or transitions[act][0] == state
