"""A problem as JSON (RFC 9457): `type` is a name, not an address; `lines` tells every fault, never only the first."""

from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, Throttled, ValidationError

from qingchen.problems import Problem

MEDIA_TYPE = "application/problem+json"


def problem_json(problem: Problem) -> HttpResponse:
    answer = JsonResponse(
        {
            "type": f"urn:qingchen:problem:{problem.code}",
            "title": problem.sentence,
            "status": problem.kind.status,
            "code": problem.code,
            "lines": list(problem.lines),
        },
        status=problem.kind.status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
    answer["Cache-Control"] = "no-store"
    return answer


def told(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem_json(problem)


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What does not fit the schema, each place with what is wanted there."""
    lines = tuple(f"{_place(one['loc'])}：{_WANTED.get(one['type'], one['msg'])}" for one in error.errors)
    return problem_json(Problem("request.invalid", count=len(lines), lines=lines))


def unknown_token(request: HttpRequest, error: AuthenticationError | AuthorizationError) -> HttpResponse:
    answer = problem_json(Problem("token.wrong"))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    seconds = int(error.wait or 0) + 1
    answer = problem_json(Problem("request.too_many", seconds=seconds))
    answer["Retry-After"] = str(seconds)
    return answer


def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON, and the like."""
    return problem_json(Problem("request.invalid", count=1, lines=("请求体：不能读取，须为 UTF-8 的 JSON",)))


def too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    limit = f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2} MB"
    return problem_json(Problem("file.too_large", file="请求体", found="更多", limit=limit))


def no_such_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    return problem_json(Problem("request.no_such_address"))


def _place(parts: Sequence[str | int]) -> str:
    named = [str(part) for part in parts if part not in ("query", "path", "body", "form", "file", "asked", "sent")]
    return ".".join(named) or "请求"


_WANTED = {
    "missing": "没有填写",
    "extra_forbidden": "没有这一项",
    "date_from_datetime_parsing": "须为日期，如 2020-07-31",
    "date_parsing": "须为日期，如 2020-07-31",
    "date_type": "须为日期，如 2020-07-31",
    "enum": "不在可选范围内",
    "literal_error": "不在可选范围内",
    "int_parsing": "须为整数",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "string_too_long": "太长",
    "string_too_short": "没有填写",
    "too_long": "太多",
    "too_short": "没有内容",
    "string_type": "须为文字",
    "list_type": "须为列表",
    "dict_type": "须为对象",
    "value_error": "有看不见的控制字符",
}
