"""一人一档: the file of an employer site and of a patient, from every register that the person may see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qingchen.indicators.one_site import rates_of_site
from qingchen.registers.file_ids import file_ids
from qingchen.registers.files.against_limits import courses, judged
from qingchen.registers.files.employer_file import EmployerFile, employer_file
from qingchen.registers.files.patient_file import patient_file
from qingchen.registers.reader import ScopedReader
from qingchen.web import rates
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.presenters.files import employer as presenter
from qingchen.web.presenters.files import measurements as measurement_presenter
from qingchen.web.presenters.files import patient as patient_presenter
from qingchen.web.presenters.files import site_rates as rates_presenter
from qingchen.web.presenters.register_rows import in_ledger

_MEASUREMENTS = 12


@require_safe
@only(*OFFICES, act="查看用人单位档案")
def employer(request: HttpRequest, token: str) -> HttpResponse:
    reader, question, file = _site(request, token)
    ids = file_ids()
    rows = file.of("dust_measurements")
    measurements = judged([] if rows is None else rows.iter_rows(named=True))
    return render(
        request,
        "files/employer.html",
        {
            "token": token,
            "question": question,
            "file": file,
            "name": presenter.name_of(file),
            "other_sites": presenter.other_sites(ids, file),
            "tags": presenter.tags(file),
            "scope": presenter.scope(file),
            "registered": presenter.registered(reader, ids, file),
            "tallies": presenter.tallies(file, measurements),
            "measurements": measurement_presenter.table(reader, ids, measurements, _MEASUREMENTS),
            "measured": len(measurements),
            "all_measured": in_ledger(reader, "dust_measurements", file.uscc),
            "chart": measurement_presenter.chart(courses(measurements)),
            "sections": presenter.sections(reader, ids, file),
            "nothing_of": presenter.empty_registers(file),
        },
    )


@require_safe
@only(*OFFICES, act="查看用人单位档案")
def employer_rates(request: HttpRequest, token: str) -> HttpResponse:
    """The part of the page with the rates of the site and who is due and not examined, by the indicators' own rules."""
    reader, question, file = _site(request, token)
    frames = dict(file.rows)
    if file.site:
        frames["employers"] = reader.matching("employers", "uscc", file.uscc).filter(site_no=file.site_no)
    found = rates_of_site(frames, question.about)
    context = {
        "rates": rates_presenter.rates(found),
        "due": rates_presenter.not_examined(reader, file_ids(), file, found),
    }
    return render(request, "files/rates.html", context)


@require_safe
@only(*OFFICES, act="查看患者档案")
def patient(request: HttpRequest, token: str) -> HttpResponse:
    question = rates.question_of(request)
    reader = rates.reader_for(actor_of(request), question)
    file = patient_file(reader, file_ids().patient_case(token))
    context: dict[str, Any] = {"token": token, "question": question}
    return render(request, "files/patient.html", context | patient_presenter.page(reader, file_ids(), file))


def _site(request: HttpRequest, token: str) -> tuple[ScopedReader, rates.Question, EmployerFile]:
    question = rates.question_of(request)
    reader = rates.reader_for(actor_of(request), question)
    return reader, question, employer_file(reader, *file_ids().employer_site(token))
