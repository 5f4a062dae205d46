"""A problem as JSON (RFC 9457): `type` is a name, not an address; `lines` tells every fault, never only the first."""

import re
from collections.abc import Sequence
from typing import Any

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
    found: dict[str, list[str]] = {}
    for one in error.errors:
        found.setdefault(_place(one["loc"]), []).append(_wanted(one))
    lines = tuple(f"{place}：{'，或'.join(dict.fromkeys(wanted))}" for place, wanted in found.items())
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


def wrong_method(method: str, allowed: str) -> HttpResponse:
    answer = problem_json(Problem("request.wrong_method", method=method, allowed=allowed))
    answer["Allow"] = allowed
    return answer


def _wanted(error: dict[str, Any]) -> str:
    """What should stand there; of a choice all that there is to choose from."""
    told = _WANTED.get(error["type"], error["msg"])
    choices = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
    return f"{told}：{'、'.join(choices)}" if error["type"] in ("literal_error", "enum") and choices else told


def _place(parts: Sequence[str | int]) -> str:
    """Where it was: the field, or row (from 1) and column. What one of several types is called by is left out."""
    named = list(parts[1:] if parts and parts[0] in ("query", "path", "body", "form", "file") else parts)
    named = named[1:] if named and named[0] in _ARGUMENTS else named
    match named:
        case ["rows", int(row), *column]:
            return "，".join([f"rows 第 {row + 1} 行", *map(str, column[:1])])
        case _:
            return ".".join(map(str, named)) or "请求"


_ARGUMENTS = ("asked", "sent", "why")
"""Names of the routes' own arguments, which no caller knows."""
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
    "model_attributes_type": "须为对象",
    "model_type": "须为对象",
    "bool_type": "须为 true 或 false",
    "bool_parsing": "须为 true 或 false",
    "int_type": "须为数字",
    "float_type": "须为数字",
    "float_parsing": "须为数字",
    "int_from_float": "须为整数",
    "finite_number": "须为有限的数",
    "value_error": "有看不见的控制字符",
}
