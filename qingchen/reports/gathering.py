"""Gathering what a team's report says: stored results, answers, findings and the team's own words."""

from collections.abc import Iterable
from datetime import date, timedelta

from qingchen import clock
from qingchen.findings.models import Finding
from qingchen.indicators.models import ResultRun
from qingchen.indicators.store import newest_run
from qingchen.inspection.answer_text import text as answer_text
from qingchen.inspection.campaign import Campaign
from qingchen.inspection.entry import VERDICTS, Entry
from qingchen.inspection.models import Inspectee, Sheet, Substitution, Team, Unit
from qingchen.inspection.staffing.terms import change_words, changes_of
from qingchen.inspection.store import campaign_of, computed_of, entries_of, form_of
from qingchen.inspection.three_values import ItemRow, computed_text, item_rows, rate_of, rate_text
from qingchen.registers.store import snapshot
from qingchen.reports import content as parts
from qingchen.reports.burden_counts import burden_counts
from qingchen.reports.content import Value, value
from qingchen.reports.document import LONGEST_RESULT_ID, Inline, Number, inlines
from qingchen.reports.references import resolve
from qingchen.reports.wording import chinese_marks, day_text
from qingchen.standards import divisions
from qingchen.standards.codes import code_list
from qingchen.values.period import Period
from qingchen.verification.catalogue import checks
from qingchen.verification.check import Flag
from qingchen.verification.round_run import round_run
from qingchen.verification.told_within import told_within

MAIN_ITEMS = ("ZH2-09", "ZH2-10", "ZH2-12", "ZH2-13", "ZH2-14", "ZH2-15")


def content_of(team: Team, signed_on: date | None, *, with_leads: bool = True) -> parts.TeamReportContent:
    """All that the team's report says. Leads take long, and the papers of a visit do without."""
    round_ = team.round
    campaign = campaign_of(round_)
    members = [
        parts.Member(member.user.name, member.user.agency, member.user.post)
        for member in sorted(team.members.select_related("user"), key=lambda one: one.duty != "leader")
    ]
    run = newest_run("unit", round_.campaign)
    return parts.TeamReportContent(
        province=divisions.name_of(campaign.province),
        campaign=campaign.title.removesuffix("督导检查"),
        notice_title=campaign.round.notice_title,
        document_no=round_.document_no,
        addressee=campaign.round.issuer,
        team_number=team.number,
        leader=members[0],
        members=tuple(members[1:]),
        window=Period(round_.window_from, round_.window_until + timedelta(days=1)),
        places=tuple(_place(campaign, unit, run if with_leads else None) for unit in team.units.all()),
        about=run.about if run else clock.today(),
        known_on=run.known_on if run else clock.today(),
        signed_on=signed_on,
        changes=tuple(_change(one) for one in changes_of(team)),
        methods=tuple(filter(None, map(code_list("inspection_method").label_of, campaign.round.methods))),
    )


def _change(one: Substitution) -> str:
    return f"{day_text(one.at.astimezone(clock.SHANGHAI).date())}，{change_words(one)}"


def rows_of(inspectee: Inspectee) -> list[ItemRow]:
    """The three values of every item of an inspectee, as the team has them."""
    sheets = {sheet.purpose: sheet for sheet in inspectee.sheets.select_related("form")}
    claimed = sheets.get("self_check")
    return item_rows(
        form_of(sheets["inspection"]),
        entries_of(claimed) if claimed else {},
        computed_of(inspectee),
        entries_of(sheets["inspection"]),
    )


def _leads(unit: Unit, run: ResultRun | None) -> tuple[Value, ...]:
    """What the record checks raise in the unit, about the day and as known then: a line a check, with an example."""
    if run is None:
        return ()
    whole = round_run(snapshot(run.about, run.known_on))
    flags: dict[str, list[Flag]] = {}
    for flag in told_within(whole, unit.area).flags:
        flags.setdefault(flag.check, []).append(flag)
    return tuple(
        (
            f"{checks()[name].title}：",
            Number(str(len(found)), f"{run.public_id}-{name}"[:LONGEST_RESULT_ID]),
            f"条。例如：{found[0].sentence}",
        )
        for name, found in flags.items()
    )


def _place(campaign: Campaign, unit: Unit, run: ResultRun | None) -> parts.PlaceContent:
    inspectees = list(unit.inspectees.prefetch_related("observations", "findings"))
    rows = {inspectee.id: rows_of(inspectee) for inspectee in inspectees}
    own = next(inspectee for inspectee in inspectees if inspectee.kind == "unit")
    sheets = {sheet.inspectee_id: sheet for sheet in Sheet.objects.filter(inspectee__unit=unit, purpose="inspection")}
    words = {kind: _words(inspectees, rows, sheets, kind) for kind in ("basic", "highlight", "suggestion")}
    return parts.PlaceContent(
        name=unit.full_name,
        office=next(plan.office for plan in campaign.units if plan.code == unit.code),
        basic=words["basic"],
        highlights=words["highlight"],
        suggestions=words["suggestion"],
        problems=tuple(_problem(finding) for one in inspectees for finding in one.findings.all() if finding.stands),
        rates=tuple(_rate(row, sheets[own.id], own) for row in rows[own.id] if row.item.code in MAIN_ITEMS),
        counts=_counts(unit),
        burden=burden_counts(own),
        leads=_leads(unit, run),
        visits=tuple(
            parts.Visit(
                one.name,
                "county" if one.kind == "county" else "employer",
                one.get_chosen_display(),
                one.kind == "employer",
            )
            for one in inspectees
            if one.kind != "unit"
        ),
        annexes=tuple(_annex(one, rows[one.id], sheets[one.id]) for one in inspectees),
    )


def _words(
    inspectees: Iterable[Inspectee], rows: dict[int, list[ItemRow]], sheets: dict[int, Sheet], kind: str
) -> tuple[Value, ...]:
    said = []
    for inspectee in inspectees:
        known = {
            (row.item.code, name): shown
            for row in rows[inspectee.id]
            for name, shown in zip(
                ("claimed", "computed", "verified"), three_texts(row, inspectee, sheets[inspectee.id]), strict=True
            )
        }
        said += [resolve(one.text, known) for one in inspectee.observations.all() if one.kind == kind]
    return tuple(said)


def _problem(finding: Finding) -> parts.ProblemContent:
    return parts.ProblemContent(
        statement=finding.statement,
        fact=finding.fact,
        figure=value(chinese_marks(finding.figure), f"finding-{finding.public_id}"),
        named_object=finding.named_object,
        item_code=finding.item_code,
        severity="serious" if finding.severity == "serious" else "general",
        found_at=finding.inspectee.name,
    )


def three_texts(row: ItemRow, inspectee: Inspectee, sheet: Sheet) -> tuple[Value, Value, Value]:
    """Claimed, computed and verified as documents print them, each with the id of where it is stored."""
    code = row.item.code
    return (
        _entry_value(row, row.claimed, f"claim-{inspectee.public_id}-{code}"),
        _computed_value(row),
        _entry_value(row, row.verified, f"answer-{sheet.public_id}-{code}"),
    )


def _computed_value(row: ItemRow) -> Value:
    """Of a composite each part with the id of its own result."""
    if any(row.parts):
        pieces: list[Inline] = []
        for name, part in zip(row.item.parts, row.parts, strict=True):
            pieces += ["；" if pieces else "", f"{name}", *inlines(value(part.text, part.result_id) if part else "—")]
        return tuple(piece for piece in pieces if piece)
    if row.computed is None:
        return "—"
    return value(computed_text(row.item, row.computed), row.computed.result_id)


def _entry_value(row: ItemRow, entry: Entry | None, stored_id: str) -> Value:
    if entry is None or entry.answer is None:
        return "—"
    rate = rate_of(entry.answer)
    return value(answer_text(row.item, entry.answer) if rate is None else rate_text(rate), stored_id)


def _rate(row: ItemRow, sheet: Sheet, inspectee: Inspectee) -> parts.RateRow:
    claimed, computed, verified = three_texts(row, inspectee, sheet)
    with_excluded: Value = "—"
    target: Value = chinese_marks(row.item.target)
    if row.computed:
        with_excluded = value(rate_text(row.computed.with_excluded), row.computed.result_id)
        if row.computed.target is not None:
            target = value(f"≥{float(row.computed.target * 100):g}%", row.computed.result_id)
    return parts.RateRow(
        title=chinese_marks(row.item.title),
        claimed=claimed,
        computed=computed,
        verified=verified,
        target=target,
        verdict=VERDICTS.get(row.verified.verdict, "") if row.verified else "",
        with_excluded=with_excluded,
    )


def _counts(unit: Unit) -> tuple[parts.Count, ...]:
    sheets = Sheet.objects.filter(inspectee__unit=unit)
    files = sum(sheet.evidence.count() for sheet in sheets)
    items = sum(len(form_of(sheet).items) for sheet in sheets if sheet.purpose == "inspection")
    return (
        parts.Count("逐项核查检查事项", value(str(items), f"items-{unit.inspectees.all()[0].public_id}"), "项"),
        parts.Count("查阅佐证材料", value(str(files), f"files-{unit.inspectees.all()[0].public_id}"), "份"),
    )


def _annex(inspectee: Inspectee, rows: list[ItemRow], sheet: Sheet) -> parts.FormAnnex:
    form = form_of(sheet)
    lines = []
    for row in rows:
        claimed, computed, verified = three_texts(row, inspectee, sheet)
        lines.append(
            parts.AnnexRow(
                code=row.item.code,
                domain=row.item.domain,
                title=chinese_marks(row.item.title),
                claimed=claimed,
                computed=computed,
                verified=verified,
                target=chinese_marks(row.item.target),
                verdict=VERDICTS.get(row.verified.verdict, "") if row.verified else "",
                remark=row.verified.remark if row.verified else "",
            )
        )
    return parts.FormAnnex(int(form.annex[-1]), form.title, inspectee.name, tuple(lines), form.footer)
