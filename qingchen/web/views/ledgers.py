"""台账查询与导出: the rows of a register within one's area, by place, employer and period, and as a file."""

from django.db.models import Count, Max, Sum
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from qingchen import clock
from qingchen.indicators.code_version import code_version
from qingchen.problems import Problem
from qingchen.registers import actions, store
from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.exchange import zip_out
from qingchen.registers.exchange.form import Form
from qingchen.registers.exchange.page import page_of
from qingchen.registers.exchange.style import Style
from qingchen.registers.reader import ScopedReader
from qingchen.values.actor import Actor, Role
from qingchen.web.downloads import stream
from qingchen.web.ledger_question import mark_of, question_of
from qingchen.web.people import OFFICES, actor_of, only
from qingchen.web.places import places_of
from qingchen.web.presenters import ledgers as presenter

_ACT = "查看台账"
_PAGE = 50
FORMS = (
    (Form.WORKBOOK, ".xlsx", "用 Excel、WPS 打开；不超过 1,048,575 行"),
    (Form.CSV, "CSV", "行数不限；直接双击打开时长号码会丢末几位，请用导入"),
    (Form.PARQUET, "Parquet", "供统计软件和程序读取"),
)


@require_safe
@only(*OFFICES, act=_ACT)
def ledgers(request: HttpRequest) -> HttpResponse:
    """Every register, with what has been accepted of one's own area."""
    actor = actor_of(request)
    found = store.batches_for(actor).order_by().values("register")
    held = {
        row["register"]: row for row in found.annotate(batches=Count("number"), rows=Sum("rows"), last=Max("known_on"))
    }
    told = [
        {"name": name, "title": one.title, "note": one.note, "columns": len(one.columns), **held.get(name, {})}
        | {"closed": name in actor.closed}
        for name, one in registers().items()
    ]
    return render(request, "ledgers/list.html", {"ledgers": told})


@require_safe
@only(*OFFICES, act=_ACT)
def ledger(request: HttpRequest, name: str) -> HttpResponse:
    """A page of the register's rows, the newest batch first."""
    actor, register = actor_of(request), register_named(name)
    question = question_of(name, request.GET)
    reader = ScopedReader(actor, store.snapshot(question.about, question.known_on))
    rows = question.selection.rows(reader)
    page = page_of(rows, question.after, _PAGE, newest_first=True)
    columns = presenter.columns_shown(register)
    context = {
        "register": register,
        "question": question,
        "selection": question.selection,
        "count": f"{rows.count().to_pyarrow().as_py():,}",
        "places": places_of(actor, question.about),
        "headings": presenter.headings(columns),
        "lines": presenter.lines(register, columns, page.rows, reader),
        "next": mark_of(page.after),
        "first": question.after is None,
        "by_employer": "uscc" in register.by_name,
        "forms": FORMS,
        "may_unmask": bool(register.sensitive) and _may_unmask(actor),
        "batches_until": reader.batches_until,
    }
    return render(request, "ledgers/detail.html", context)


@require_POST
@only(*OFFICES, act="导出台账")
def export(request: HttpRequest, name: str) -> HttpResponseBase:
    """The rows of the question as a file, sent while it is read."""
    question = question_of(name, request.POST)
    form = request.POST.get("form", "")
    if form not in [one.value for one, *_ in FORMS]:
        raise Problem("thing.not_found", what="这种格式")
    exported = actions.export_rows(
        actor_of(request),
        question.selection,
        Form(form),
        about=question.about,
        known_on=question.known_on,
        style=Style.CODES if request.POST.get("codes") else Style.WORDS,
        unmasked=bool(request.POST.get("unmasked")),
        reason=request.POST.get("reason", ""),
    )
    return stream(exported.stream, exported.file_name, exported.form.media_type)


@require_POST
@only(*OFFICES, act="导出台账")
def package(request: HttpRequest) -> HttpResponseBase:
    """Every register as one data package (.zip), as known today about today, persons masked."""
    exported = actions.export_package(actor_of(request), about=clock.today(), code_version=code_version())
    return stream(exported.stream, exported.file_name, zip_out.MEDIA_TYPE)


def _may_unmask(actor: Actor) -> bool:
    return actor.role in (Role.PROVINCE, Role.PLACE)
