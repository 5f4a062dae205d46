"""Reading a place's preparation. The caller has the sheet from `inspection.store.sheet_for`."""

from dataclasses import dataclass
from datetime import date

from qingchen.inspection.answer_types import Answer
from qingchen.inspection.entry_json import files_of
from qingchen.inspection.models import Evidence, Inspectee, Sheet
from qingchen.inspection.selfcheck.completeness import DepartmentReadiness, FiledPaper, readiness
from qingchen.inspection.selfcheck.comprehensive import digest_of
from qingchen.inspection.selfcheck.duties import Duty
from qingchen.inspection.selfcheck.filing import newest_versions
from qingchen.inspection.selfcheck.models import EvidenceFiling, ItemDuty, RegisterPrefill, ReportFiled, ReportPart
from qingchen.inspection.selfcheck.sums import SumLine, sum_lines
from qingchen.inspection.store import campaign_of, entries_of, form_of


def duties_of(sheet: Sheet) -> dict[str, Duty]:
    """The newest duty of each item."""
    return {row.item_code: Duty(row.department, row.person) for row in ItemDuty.objects.filter(sheet=sheet)}


def filings_of(sheet: Sheet) -> dict[int, EvidenceFiling]:
    """The newest filing of each file, by the id of its evidence."""
    rows = EvidenceFiling.objects.filter(evidence__sheet=sheet).select_related("evidence", "supersedes", "by")
    return {row.evidence_id: row for row in rows}


def papers_of(sheet: Sheet) -> dict[str, tuple[FiledPaper, ...]]:
    """Files by item: those filed for it and those that its line names; each once."""
    filings = filings_of(sheet)
    files = {one.id: one for one in Evidence.objects.filter(sheet=sheet).order_by("id")}
    newer = {f.supersedes.file_name: f.evidence.file_name for f in filings.values() if f.supersedes}
    newest = newest_versions(newer)
    papers = {one.file_name: _paper(one, filings.get(one.id), newest) for one in files.values()}
    by_item: dict[str, dict[str, FiledPaper]] = {}
    for filing in filings.values():
        for code in filing.items.split(","):
            by_item.setdefault(code, {})[filing.evidence.file_name] = papers[filing.evidence.file_name]
    for code, entry in entries_of(sheet).items():
        for name in files_of(entry):
            if name in papers:
                by_item.setdefault(code, {}).setdefault(name, papers[name])
    return {code: tuple(held.values()) for code, held in by_item.items()}


def readiness_of(sheet: Sheet) -> list[DepartmentReadiness]:
    """The completeness of the sheet, department by department."""
    prefilled = frozenset(RegisterPrefill.objects.filter(sheet=sheet).values_list("item_code", flat=True))
    first_day = first_day_of(sheet)
    return readiness(form_of(sheet), entries_of(sheet), duties_of(sheet), papers_of(sheet), prefilled, first_day)


def prefills_of(sheet: Sheet) -> dict[str, RegisterPrefill]:
    return {row.item_code: row for row in RegisterPrefill.objects.filter(sheet=sheet)}


def first_day_of(sheet: Sheet) -> date:
    """1 January of the round's year: «年初以来»."""
    return sheet.inspectee.unit.round.window_from.replace(month=1, day=1)


@dataclass(frozen=True, slots=True)
class Report:
    """The comprehensive report as it stands; `filed` the newest filing, `changed` whether it was written on since."""

    texts: dict[str, str]
    filed: ReportFiled | None
    changed: bool


def report_of(sheet: Sheet) -> Report:
    texts = {row.part: row.text for row in ReportPart.objects.filter(sheet=sheet)}
    filed = ReportFiled.objects.filter(sheet=sheet).select_related("by").last()
    return Report(texts, filed, filed is not None and filed.digest != digest_of(texts))


def sums_of(inspectee: Inspectee) -> tuple[list[SumLine], list[str], bool]:
    """A city's self-check against its counties': lines, the counties that told, whether they are all of them."""
    own = inspectee.sheets.filter(purpose="self_check").select_related("form").first()
    if own is None or inspectee.kind != "unit":
        return [], [], False
    rows = Sheet.objects.filter(
        inspectee__unit=inspectee.unit,
        inspectee__kind="county",
        purpose="self_check",
        inspectee__released_at__isnull=False,
    )
    told = {sheet.inspectee.name: _answers(sheet) for sheet in rows.select_related("inspectee", "form")}
    told = {name: answers for name, answers in told.items() if answers}
    plan = campaign_of(inspectee.unit.round).unit_by_code.get(inspectee.unit.code)
    counties = len(plan.counties(inspectee.unit.round.window_from)) if plan else 0
    every = bool(counties) and len(told) == counties
    return sum_lines(form_of(own), _answers(own), told, every=every), list(told), every


def _answers(sheet: Sheet) -> dict[str, Answer]:
    return {code: entry.answer for code, entry in entries_of(sheet).items() if entry.answer is not None}


def _paper(one: Evidence, filing: EvidenceFiling | None, newest: dict[str, str]) -> FiledPaper:
    return FiledPaper(
        one.public_id,
        one.file_name,
        filing.department if filing else "",
        filing.category if filing else "",
        filing.dated_on if filing else one.created_on,
        filing.period_from if filing else None,
        filing.period_until if filing else None,
        newest.get(one.file_name, one.file_name),
    )
