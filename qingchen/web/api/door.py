"""The API as a whole: its routes, its one way in, its answers to what goes wrong."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.openapi.schema import OpenAPISchema

from qingchen.problems import Problem
from qingchen.web.api import batches, indicators, problem_json, registers, submissions
from qingchen.web.api.caller import PerToken, Token
from qingchen.web.api.shapes import ProblemShape

DESCRIPTION = """各地自有系统与本平台交换台账。每个请求带令牌：`Authorization: Bearer qc_…`。

- 令牌限定区域、台账和可办理的事项，由省领导小组办公室发放，到期作废，可随时停用。
- 个人信息（姓名、证件号码、电话、地址、出生日期）在本接口只以遮盖后的样子给出。
- 出错时回答 `application/problem+json`（RFC 9457）：`code` 不变，`title` 是一句话，`lines` 逐条说明。
- 区域或台账不在令牌范围内的，一律按“没有找到”回答。
"""


class Door(NinjaAPI):
    """With the shape of problems in its schema: exception handlers, not routes, answer with it."""

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**asked)
        schema["components"]["schemas"]["ProblemShape"] = ProblemShape.model_json_schema()
        return schema


api = Door(
    title="清尘数据交换接口",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    auth=Token(),
    throttle=[PerToken()],
)
api.add_router("/registers", registers.router, tags=["台账"])
api.add_router("/submissions", submissions.router, tags=["报送"])
api.add_router("/batches", batches.router, tags=["入账批次"])
api.add_router("/indicators", indicators.router, tags=["指标"])
api.add_exception_handler(Problem, problem_json.told)
api.add_exception_handler(ValidationError, problem_json.invalid)
api.add_exception_handler(AuthenticationError, problem_json.unknown_token)
api.add_exception_handler(Throttled, problem_json.too_many)
api.add_exception_handler(HttpError, problem_json.unreadable)
api.add_exception_handler(RequestDataTooBig, problem_json.too_large)
