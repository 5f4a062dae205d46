"""The problems that a route may answer with, for its OpenAPI; rows of a frame as JSON."""

from typing import Any

import polars as pl

from qingchen.registers.exchange.table_schema import stand_ins_in_keys
from qingchen.registers.register import Register
from qingchen.web.api.problem_json import MEDIA_TYPE

_TITLES = {
    401: "没有令牌，或令牌不对、过期、停用",
    403: "令牌不能办理此事",
    404: "没有找到，或不在令牌范围内",
    409: "现在的状态不能办理",
    413: "文件太大",
    422: "请求或文件不合要求",
    405: "这个地址不支持这种方法",
    429: "请求过于频繁",
    500: "系统处理时出错",
}
_PROBLEM = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemShape"}}}}


def problems(*statuses: int) -> dict[str, Any]:
    """`openapi_extra` of a route: 401, 405, 422, 429 and 500 may always come.

    405 also where what stands for a thing's identifier is another route's own word (`submissions/rows`).
    """
    every = sorted({*statuses, 401, 405, 422, 429, 500})
    return {"responses": {status: {"description": _TITLES[status], **_PROBLEM} for status in every}}


def as_json(register: Register, rows: pl.DataFrame, *further: str) -> list[dict[str, Any]]:
    """The register's columns, the stand-ins of its key, and the `further` columns of the store."""
    names = [column.name for column in register.columns] + list(stand_ins_in_keys(register))
    return rows.select(name for name in (*names, *further) if name in rows.columns).to_dicts()
