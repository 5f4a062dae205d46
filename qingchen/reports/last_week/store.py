"""Reading what a team and its units still lack. Get the team from `inspection.store.team_for` or `teams_for`."""

import json
from collections.abc import Iterator
from datetime import datetime, time

from qingchen import clock
from qingchen.accounts.models import User
from qingchen.findings.models import Finding
from qingchen.inspection.actions.sheets import sheet_faults
from qingchen.inspection.last_week.models import HandIn, ZeroReport
from qingchen.inspection.models import Inspectee, Sheet, Team, Unit
from qingchen.inspection.selfcheck.store import report_of
from qingchen.inspection.states import SheetState, TeamState
from qingchen.inspection.store import entries_of, form_of
from qingchen.reports.last_week.wanting import Call, Wanting, call_text, named
from qingchen.reports.models import ReportFile
from qingchen.values.actor import Role

_OBSERVED = (("basic", "基本情况"), ("highlight", "工作亮点"), ("suggestion", "意见建议"))


def wanting_of(team: Team) -> list[Wanting]:
    """All that is missing, unit by unit, then what the team as a whole owes."""
    found = [one for unit in team.units.all() for one in _of_unit(team, unit)]
    if team.state != TeamState.SIGNED:
        found.append(Wanting("", "report", "检查工作报告未经组长签发。"))
    elif not ReportFile.objects.filter(team=team, kind="team_report").exists():
        found.append(Wanting("", "report", "没有检查工作报告文件。"))
    return found


def hand_in_of(team: Team) -> HandIn | None:
    return HandIn.objects.filter(team=team).select_related("by").first()


def changed_since(handed: HandIn) -> list[str]:
    """Names of the files handed in that were signed anew since."""
    manifest = json.loads(handed.manifest)
    current = ReportFile.objects.filter(team=handed.team_id, superseded_at=None, file_name__in=manifest).order_by("id")
    return [file.file_name for file in current if manifest[file.file_name] != file.digest]


def call_of(team: Team, wanting: list[Wanting]) -> str:
    """The one text for the team, up to now."""
    people = {member.duty: member.user.name for member in team.members.select_related("user")}
    due = datetime.combine(team.round.report_due_on, time(23, 59))
    now = clock.now().astimezone(clock.SHANGHAI)
    return call_text(team.number, people.get("leader", "未定"), people.get("liaison", "未定"), due, now, wanting)


def calls_of(team: Team, wanting: list[Wanting]) -> list[Call]:
    """Whom to call: leader and liaison for what the team owes, a place's officers for what the place owes."""
    own = sum(one.blocks for one in wanting)
    calls = [
        Call(member.user.name, f"{member.user.agency}{member.user.post}", member.get_duty_display(), own)
        for member in team.members.select_related("user")
        if own and member.duty in ("leader", "liaison")
    ]
    for unit in team.units.all():
        owed = sum(one.unit == unit.full_name and not one.blocks for one in wanting)
        officers = [user for user in User.objects.filter(role=Role.PLACE.value) if user.own_area.covers(unit.area)]
        calls += [Call(user.name, f"{user.agency}{user.post}", unit.full_name, owed) for user in officers if owed]
    return calls


def zero_subjects(inspectee: Inspectee) -> list[str]:
    """Subjects of which a place has nothing yet, and of which nobody said so."""
    stated = set(ZeroReport.objects.filter(inspectee=inspectee).values_list("subject", flat=True))
    said = set(inspectee.unit.inspectees.values_list("observations__kind", flat=True))
    empty = [kind for kind in ("highlight", "suggestion") if kind not in said]
    if not findings_of(inspectee.unit):
        empty.append("findings")
    return [subject for subject in empty if subject not in stated]


def findings_of(unit: Unit) -> int:
    """Findings of the inspection that stand, in the unit and all that was looked at in it."""
    rows = Finding.objects.filter(inspectee__unit=unit).exclude(state="withdrawn").exclude(source="self_check")
    return rows.count()


def _of_unit(team: Team, unit: Unit) -> Iterator[Wanting]:
    own = next((one for one in unit.inspectees.all() if one.kind == "unit"), None)
    if own is None:
        yield Wanting(unit.full_name, "sheet", "本轮尚未开始，没有检查表。")
        return
    sheets = Sheet.objects.filter(inspectee__unit=unit).select_related("inspectee__unit__round", "form")
    for sheet in sheets.order_by("inspectee_id", "-purpose"):
        yield from _of_sheet(unit, sheet)
        if sheet.purpose == "self_check" and sheet.inspectee_id == own.id and report_of(sheet).filed is None:
            yield Wanting(unit.full_name, "self_check", "自查综合材料未报送。")
    said = set(unit.inspectees.values_list("observations__kind", flat=True))
    zero = set(ZeroReport.objects.filter(inspectee=own).values_list("subject", flat=True))
    for kind, title in _OBSERVED:
        if kind not in said and kind not in zero:
            words = "没有填写" if kind == "basic" else "没有填写，也没有零报告"
            yield Wanting(unit.full_name, "zero" if kind != "basic" else "report", f"{title}{words}。")
    if "findings" not in zero and not findings_of(unit):
        yield Wanting(unit.full_name, "zero", "没有登记问题，也没有零报告。")


def _of_sheet(unit: Unit, sheet: Sheet) -> Iterator[Wanting]:
    kind = "self_check" if sheet.purpose == "self_check" else "sheet"
    if sheet.state == SheetState.OPEN:
        filled = {code for code, entry in entries_of(sheet).items() if entry.answer is not None}
        blank = [item.code for item in form_of(sheet).items if item.code not in filled]
        if blank:
            yield Wanting(unit.full_name, kind, f"{sheet.title}未填{named(blank)}。")
        else:
            yield Wanting(unit.full_name, kind, f"{sheet.title}已填完，未提交。")
        papers = [line for line in sheet_faults(sheet) if "佐证" in line]
        for line in papers[:3]:
            yield Wanting(unit.full_name, "evidence", line)
        if len(papers) > 3:
            yield Wanting(unit.full_name, "evidence", f"{sheet.title}另有{len(papers) - 3}处佐证不齐。")
    elif sheet.state == SheetState.SUBMITTED and kind == "sheet":
        yield Wanting(unit.full_name, "signature", f"{sheet.title}未经组长签字。")
