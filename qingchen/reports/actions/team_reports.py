"""The leader's sign-off: the team's sheets are closed, its documents built once and frozen, its visits released."""

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import User
from qingchen.findings.released import release_findings
from qingchen.indicators.store import newest_run
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.filed import release_visits
from qingchen.inspection.models import Sheet, Team
from qingchen.inspection.permissions import check_permitted, permitted
from qingchen.inspection.policies import check_round_opened, next_sheet_state, next_team_state
from qingchen.inspection.rendering import workbook
from qingchen.inspection.states import SheetState, TeamState
from qingchen.inspection.store import entries_of, form_of, team_standing
from qingchen.problems import Problem
from qingchen.registers.store import snapshot
from qingchen.reports.catalogue import reports
from qingchen.reports.content import TeamReportContent
from qingchen.reports.document import plain
from qingchen.reports.gathering import content_of, rows_of, three_texts
from qingchen.reports.keeping import keep_file
from qingchen.reports.models import ReportFile
from qingchen.reports.report import BuiltDocument
from qingchen.values.actor import Actor
from qingchen.verification.round_run import round_run

IN_ORDER = ("team_report", "unit_extract", "form_annex")
"""The documents of a hand-in, as they are laid on the table."""


def make_leads_ready(actor: Actor, team: Team) -> None:
    """Run the checks that the report tells of, where the actor may sign it. Call it before the act, never in it.

    They take most of the time, and the act keeps all others from writing: with the run at hand it only builds.
    """
    run = newest_run("unit", team.round.campaign)
    if run and permitted("sign_report", team_standing(actor, team)):
        round_run(snapshot(run.about, run.known_on))


@transaction.atomic
def sign_report(actor: Actor, team: Team) -> list[ReportFile]:
    """Sign the team's report: build its documents from stored results, freeze them, release the team's visits.

    Raises Problem report.not_ready with all that is missing.
    """
    team = Team.objects.select_for_update(of=("self",)).select_related("round").get(id=team.id)
    check_permitted("sign_report", actor, team_standing(actor, team))
    check_round_opened(team.round, "sign_report")
    to = next_team_state(team.state, team.number, "sign_report")
    lines = readiness(team)
    if lines:
        raise Problem("report.not_ready", team=team.number, lines=tuple(lines))
    sheets = Sheet.objects.filter(inspectee__unit__team=team, purpose="inspection").select_related(
        "inspectee__unit", "form"
    )
    for sheet in sheets:
        sheet.state = next_sheet_state(sheet, "sign_sheet")
        sheet.save(update_fields=["state"])
    team.state, team.signed_at = to, clock.now()
    team.signed_by = User.objects.get(username=actor.username)
    team.save(update_fields=["state", "signed_by", "signed_at"])
    release_visits(actor, team)
    release_findings(actor, team)
    content, files = _draw_up(team, actor.name)
    record(
        actor,
        "sign_report",
        "team",
        team.public_id,
        region=_codes(team),
        details={"print_code": content.print_code, "files": {file.file_name: file.digest for file in files}},
    )
    return files


@transaction.atomic
def reissue_report(actor: Actor, team: Team, reason: str) -> list[ReportFile]:
    """Draw the signed report up anew from the newest results; the older version stays, and stays readable.

    The day of the signature is that of the new version. Raises Problem report.not_signed, report.no_reason.
    """
    team = Team.objects.select_for_update(of=("self",)).select_related("round").get(id=team.id)
    check_permitted("reissue_report", actor, team_standing(actor, team))
    check_round_opened(team.round, "reissue_report")
    if team.state != TeamState.SIGNED:
        raise Problem("report.not_signed", team=team.number)
    if not reason.strip():
        raise Problem("report.no_reason")
    content, files = _draw_up(team, actor.name)
    team.signed_at = clock.now()
    team.save(update_fields=["signed_at"])
    details = {"print_code": content.print_code, "reason": reason.strip()[:300]}
    details["files"] = {file.file_name: file.digest for file in files}  # type: ignore[assignment]
    record(actor, "reissue_report", "team", team.public_id, region=_codes(team), details=details)
    return files


def _draw_up(team: Team, signed: str) -> tuple[TeamReportContent, list[ReportFile]]:
    """Build and keep every document of the team's hand-in."""
    content = content_of(team, clock.today())
    units = {unit.full_name: unit.inspectees.get(kind="unit") for unit in team.units.all()}
    files = [
        keep_file(team.round, name, document, team=team, inspectee=units.get(document.place))
        for name in IN_ORDER
        for document in reports()[name].build_both(content)
    ]
    sheets = Sheet.objects.filter(inspectee__unit__team=team, purpose="inspection").select_related(
        "inspectee__unit", "form"
    )
    files += [
        keep_file(team.round, "form_workbook", form_workbook(sheet, signed), team=team, inspectee=sheet.inspectee)
        for sheet in sheets
    ]
    return content, files


def _codes(team: Team) -> str:
    return ",".join(unit.code for unit in team.units.all())


def readiness(team: Team) -> list[str]:
    """What is missing before the leader can sign, a sentence each."""
    lines = []
    for unit in team.units.all():
        for inspectee in unit.inspectees.all():
            sheet = inspectee.sheets.get(purpose="inspection")
            if sheet.state == SheetState.OPEN:
                lines.append(f"{sheet.title}尚未提交。")
        said = set(unit.inspectees.values_list("observations__kind", flat=True))
        said |= set(unit.inspectees.values_list("zero_reports__subject", flat=True))
        for kind, title in (("basic", "基本情况"), ("highlight", "工作亮点"), ("suggestion", "意见建议")):
            if kind not in said:
                lines.append(f"{unit.full_name}没有填写{title}。")
    # Drawn after the signature, who is to be visited would be everybody's to see, and nobody could go there any more.
    waiting = Draw.objects.filter(unit__team=team, kind__in=("employers", "inspectors"), certificate="")
    return [
        *lines,
        *(
            f"{draw.title}：抽样框已经固化，还没有抽取。请省办按公开号码抽取，还没有公布的可以撤下。"
            for draw in waiting
        ),
    ]


def form_workbook(sheet: Sheet, signed: str = "") -> BuiltDocument:
    """The filled form of an inspectee as a workbook, with the claimed and the computed value beside."""
    rows = rows_of(sheet.inspectee)
    texts = {row.item.code: three_texts(row, sheet.inspectee, sheet) for row in rows}
    form = form_of(sheet)
    data = workbook.write(
        form,
        entries_of(sheet).values(),
        place_name=sheet.inspectee.name,
        purpose="inspection",
        signed=signed,
        claimed={code: plain(three[0]) for code, three in texts.items()},
        computed={code: plain(three[1]) for code, three in texts.items()},
    )
    return BuiltDocument(f"{form.annex}-{sheet.inspectee.name}.xlsx", data, sheet.inspectee.name)
