"""对位备查: a place's preparation of its self-check, department by department."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qingchen.findings.store import findings_at
from qingchen.inspection import store
from qingchen.inspection.actions.prefill import blank_items, prefill_sheet
from qingchen.inspection.actions.selfcheck import assign_items, file_report, remind_department, write_report
from qingchen.inspection.models import DepartmentReminder, Evidence, Sheet
from qingchen.inspection.selfcheck.comprehensive import PARTS, report_faults, whole_text
from qingchen.inspection.selfcheck.duties import Duty, items_by_department
from qingchen.inspection.selfcheck.store import duties_of, readiness_of, report_of, sums_of
from qingchen.problems import Problem
from qingchen.reports.catalogue import reports
from qingchen.reports.letters import comprehensive_content
from qingchen.reports.pdf.faces import faces
from qingchen.reports.report import pdf_file, word_file
from qingchen.web.downloads import PDF, WORD, download
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters import selfcheck as presenter
from qingchen.web.presenters.findings import ledger

_PAPERS = {"docx": (word_file, WORD), "pdf": (pdf_file, PDF)}


def own_sheet(request: HttpRequest, public_id: str) -> Sheet:
    """The self-check. Raises Problem thing.not_found for a team's sheet."""
    sheet = store.sheet_for(actor_of(request), public_id)
    if sheet.purpose != "self_check":
        raise Problem("thing.not_found", what="这份自查表")
    return sheet


@require_safe
@only(*OFFICES, act="查看自查准备")
def prepare(request: HttpRequest, public_id: str) -> HttpResponse:
    """How complete each department is, what is wanting, and the text to send on."""
    actor, sheet = actor_of(request), own_sheet(request, public_id)
    reminders = list(DepartmentReminder.objects.filter(sheet=sheet))
    departments = [presenter.department(sheet, one, reminders) for one in readiness_of(sheet)]
    report = report_of(sheet)
    context = {
        "sheet": sheet,
        "departments": departments,
        "tallies": presenter.tallies(departments),
        "papers": Evidence.objects.filter(sheet=sheet).count(),
        "report": report,
        "report_written": sum(bool(report.texts.get(part.name)) for part in PARTS),
        "may_fill": store.may(actor, "save_entry", sheet),
        "to_prefill": len(blank_items(sheet)),
        "sums": sheet.inspectee.kind == "unit" and not store.is_county_level(sheet.inspectee.unit),
    }
    return render(request, "selfcheck/prepare.html", context)


@require_POST
@only(*OFFICES, act="带入台账数据")
def prefill(request: HttpRequest, public_id: str) -> HttpResponse:
    made = prefill_sheet(actor_of(request), own_sheet(request, public_id))
    messages.success(
        request,
        f"已由台账带入 {len(made)} 项，不再填报；有异议的可在该项中改填并说明。"
        if made
        else "没有可由台账带入的空项。",
    )
    return redirect("prepare", public_id)


@require_POST
@only(*OFFICES, act="提醒部门备齐材料")
def remind(request: HttpRequest, public_id: str) -> HttpResponse:
    made = remind_department(actor_of(request), own_sheet(request, public_id), request.POST.get("asked", ""))
    messages.success(request, f"已记录提醒{made.asked}（{made.wanting} 项）。")
    return redirect("prepare", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="明确责任部门和责任人")
def duties(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who answers, department by department; faults are told for each row, the others are saved."""
    actor, sheet = actor_of(request), own_sheet(request, public_id)
    rows, faults = _duty_rows(request, sheet), []
    if request.method == "POST":
        for row in rows:
            if not row["department"].strip() and not row["person"].strip():
                continue
            try:
                assign_items(actor, sheet, row["codes"], Duty(row["department"], row["person"]))
            except Problem as problem:
                if problem.code != "duty.faulty":
                    raise
                faults += [f"{row['asked']}：{line}" for line in problem.lines]
        if not faults:
            messages.success(request, "责任部门和责任人已保存。")
            return redirect("prepare", public_id)
    problem = Problem("duty.faulty", lines=tuple(faults)) if faults else None
    context = {"sheet": sheet, "rows": rows, "problem": problem, "may_fill": store.may(actor, "assign_items", sheet)}
    return render(request, "selfcheck/duties.html", context, status=problem.kind.status if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@only(*OFFICES, act="编写综合材料")
def comprehensive(request: HttpRequest, public_id: str) -> HttpResponse:
    """The five parts: written, saved, filed; what keeps it from being filed is shown all along."""
    actor, sheet = actor_of(request), own_sheet(request, public_id)
    problem, typed = None, {}
    if request.method == "POST":
        typed = {part.name: request.POST.get(part.name, "") for part in PARTS}
        try:
            write_report(actor, sheet, typed)
            if request.POST.get("then") == "file":
                file_report(actor, sheet)
                messages.success(request, "综合材料已报送。")
            else:
                messages.success(request, "综合材料已保存。")
            return redirect("comprehensive", public_id)
        except Problem as refused:
            if refused.code != "comprehensive.faulty":
                raise
            problem = refused
    report = report_of(sheet)
    texts = report.texts | typed
    if request.GET.get("form") == "txt":
        text = whole_text(sheet.inspectee.name, report.texts)
        return download(text.encode("utf-8-sig"), f"{sheet.inspectee.name}综合材料.txt", "text/plain; charset=utf-8")
    if request.GET.get("form") in _PAPERS and not (request.GET["form"] == "pdf" and faces().wanting):
        (printed,) = reports()["comprehensive_report"].draft(comprehensive_content(sheet))
        write, kind = _PAPERS[request.GET["form"]]
        built = write(printed)
        return download(built.data, built.file_name, kind)
    context = {
        "sheet": sheet,
        "parts": [(part, texts.get(part.name, ""), len(texts.get(part.name, ""))) for part in PARTS],
        "report": report,
        "wanting": report_faults(texts),
        "problem": problem,
        "may_fill": store.may(actor, "write_report", sheet),
        "with_pdf": not faces().wanting,
        "found": ledger.short_lines(findings_at(actor, sheet.inspectee).filter(source="self_check")),
    }
    return render(request, "selfcheck/comprehensive.html", context, status=problem.kind.status if problem else 200)


@require_safe
@only(*OFFICES, act="查看市县对照")
def sums(request: HttpRequest, public_id: str) -> HttpResponse:
    """A city's answers against its counties' sum, those that cannot be first."""
    sheet = own_sheet(request, public_id)
    lines, counties, every = sums_of(sheet.inspectee)
    shown = sorted((presenter.sum_line(one) for one in lines), key=lambda line: not line["fault"])
    context = {"sheet": sheet, "lines": shown, "counties": counties, "every": every}
    return render(request, "selfcheck/sums.html", context | {"faults": sum(bool(line["fault"]) for line in shown)})


def _duty_rows(request: HttpRequest, sheet: Sheet) -> list[dict[str, Any]]:
    """A row a department, with what is assigned now or was typed."""
    held, rows = duties_of(sheet), []
    for number, (asked, items) in enumerate(items_by_department(store.form_of(sheet)).items()):
        duty = next((held[item.code] for item in items if item.code in held), Duty("", ""))
        rows.append(
            {
                "asked": asked,
                "number": number,
                "codes": [item.code for item in items],
                "department": request.POST.get(f"department-{number}", duty.department),
                "person": request.POST.get(f"person-{number}", duty.person),
            }
        )
    return rows
