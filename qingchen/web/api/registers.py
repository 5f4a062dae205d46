"""Registers: what there is, how each is built, and its rows as known on a day about a day."""

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from qingchen import clock
from qingchen.accounts.token_holder import TokenAct
from qingchen.registers import actions
from qingchen.registers.catalogue import registers as every_register
from qingchen.registers.exchange.form import Form
from qingchen.registers.exchange.selection import Selection
from qingchen.registers.exchange.style import Style
from qingchen.registers.exchange.table_schema import table_schema
from qingchen.registers.register import Register
from qingchen.web.api.answers import as_json, problems
from qingchen.web.api.caller import allowed, check_asked, holder, known_register
from qingchen.web.api.cursor import cursor_of, place_of
from qingchen.web.api.shapes import ExportAsked, PageAsked, RegisterDetail, RegisterShape, RowsAsked, RowsPage
from qingchen.web.downloads import stream

router = Router()


@router.get("", response=list[RegisterShape], summary="令牌可用的台账", openapi_extra=problems())
def list_registers(request: HttpRequest) -> list[dict[str, object]]:
    return [_shape(one) for name, one in every_register().items() if holder(request).knows(name)]


@router.get("/{name}", response=RegisterDetail, summary="一本台账的列、代码和键", openapi_extra=problems(404))
def one_register(request: HttpRequest, name: str) -> dict[str, object]:
    register = known_register(request, name)
    return {**_shape(register), "key": list(register.key), "table_schema": table_schema(register)}


@router.get("/{name}/rows", response=RowsPage, summary="逐页读取台账的行", openapi_extra=problems(403, 404))
def rows(request: HttpRequest, name: str, asked: Query[PageAsked]) -> dict[str, object]:
    """按入账次序；翻页期间新入账的不混入：游标记住第一页时的情况。"""
    check_asked(request, asked)
    actor = allowed(request, TokenAct.READ)
    register = known_register(request, name)
    about, known_on = asked.about or clock.today(), min(asked.known_on or clock.today(), clock.today())
    purpose = f"rows:{name}:{about}:{known_on}:{_selection(name, asked).filters}"
    place = place_of(purpose, asked.cursor)
    after = (place["batch"], place["row"]) if place else None
    page, until = actions.read_rows(
        actor, _selection(name, asked), about, known_on, place.get("until", 0), after, asked.limit
    )
    ended = page.after and {"batch": page.after[0], "row": page.after[1], "until": until}
    return {
        "register_name": name,
        "about": about,
        "known_on": known_on,
        "rows": as_json(register, page.rows, "_about"),
        "next": cursor_of(purpose, ended),
    }


_FILES = {form.media_type: {"schema": {"type": "string", "format": "binary"}} for form in Form}
_EXPORT = problems(403, 404)
_EXPORT["responses"][200] = {"description": "文件，边读边发", "content": _FILES}


@router.get("/{name}/export", summary="整本导出为文件", openapi_extra=_EXPORT, response={200: None})
def export(request: HttpRequest, name: str, asked: Query[ExportAsked]) -> StreamingHttpResponse:
    check_asked(request, asked)
    actor = allowed(request, TokenAct.READ)
    known_register(request, name)
    today = clock.today()
    exported = actions.export_rows(
        actor,
        _selection(name, asked),
        Form(asked.form),
        about=asked.about or today,
        known_on=min(asked.known_on or today, today),
        style=Style.CODES if asked.codes else Style.WORDS,
    )
    answer = stream(exported.stream, exported.file_name, exported.form.media_type)
    answer["X-Export-Id"] = exported.uid
    return answer


def _selection(name: str, asked: RowsAsked) -> Selection:
    return Selection(name, asked.place, asked.employer, asked.from_day, asked.until_day)


def _shape(register: Register) -> dict[str, object]:
    return {
        "name": register.name,
        "title": register.title,
        "note": register.note,
        "basis": register.basis,
        "columns": len(register.columns),
        "accepts_files": register.importable,
    }
