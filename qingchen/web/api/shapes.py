"""What goes in and out of the API, typed."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict

Cell = str | bool | int | float | list[str] | None
Mode = Literal["upsert", "replace", "withdraw"]
Cursor = Annotated[str | None, Field(None, max_length=2000, description="上一页回答里的 next；不填为第一页。")]


def _without_nul(text: str) -> str:
    """No database takes a NUL within a text. Raises ValueError."""
    if "\0" in text:
        raise ValueError("有看不见的控制字符")
    return text


Text = Annotated[str, AfterValidator(_without_nul)]


class _Asked(Schema):
    model_config = ConfigDict(extra="forbid")


class ProblemShape(Schema):
    """RFC 9457。code 一经使用不再作他用，见 docs/reference/problems.md。"""

    type: str
    title: str
    status: int
    code: str
    lines: list[str]


class RegisterShape(Schema):
    name: str
    title: str
    note: str
    basis: str
    columns: int
    accepts_files: bool = Field(description="能否由文件或接口报送")


class RegisterDetail(RegisterShape):
    key: list[str]
    table_schema: dict[str, Any] = Field(description="Frictionless Table Schema")


class RowsAsked(_Asked):
    about: date | None = Field(None, description="情况截止日；不填为今天")
    known_on: date | None = Field(None, description="只用到这一天为止已入账的台账；不填为今天")
    place: Text = Field("", max_length=12, description="只要这个行政区划（代码）内的行")
    employer: Text = Field("", max_length=18, description="只要这个统一社会信用代码的行")
    from_day: date | None = Field(None, description="只要这一天及以后的行")
    until_day: date | None = Field(None, description="只要这一天及以前的行")


class PageAsked(RowsAsked):
    cursor: Cursor
    limit: int = Field(500, ge=1, le=1000)


class ExportAsked(RowsAsked):
    form: Literal["csv", "xlsx", "parquet", "jsonl"] = "csv"
    codes: bool = Field(True, description="列名用标识、内容用代码；false 为中文表头和名称（只对 csv、xlsx）")


class ListAsked(_Asked):
    cursor: Cursor
    limit: int = Field(100, ge=1, le=500)


class RowsPage(Schema):
    register_name: str
    about: date
    known_on: date
    rows: list[dict[str, Any]] = Field(description="代码值；个人信息为遮盖后的样子；_about 为这一行的时点")
    next: str | None


class RowsSent(_Asked):
    register_name: Text = Field(max_length=60)
    region: Text = Field(max_length=600, description="报送区域的行政区划代码，多个用逗号隔开")
    mode: Mode = "upsert"
    rows: list[dict[str, Cell]] = Field(min_length=1, max_length=50_000, description="列名为标识或中文表头")


class RowProblemShape(Schema):
    row: int | None = Field(description="按行报送时，第几行（从 1 起）")
    line: int | None = Field(description="按文件报送时，文件的第几行")
    sheet: str | None
    column: str | None
    found: str = Field(description="填写的内容（个人信息已遮盖）")
    rule: str
    severity: Literal["fault", "hint"] = Field(description="fault 须改正才能入账；hint 只作提示")
    sentence: str


class SubmissionShape(Schema):
    id: str
    register_name: str
    file_name: str
    sha256: str
    mode: Mode
    region: list[str]
    state: Literal["received", "checked", "refused", "accepted", "withdrawn", "superseded"]
    received_at: datetime
    checked_at: datetime | None
    accepted_at: datetime | None
    closed_at: datetime | None
    rows: int
    problem_count: int
    note: str
    batch: str | None = Field(description="入账批次的 uid")


class SubmissionDetail(SubmissionShape):
    problems: list[RowProblemShape] = Field(description="逐条列出；很多时只列前面的，总数见 problem_count")
    left_out: list[str] = Field(description="未作为数据读取的行、列、工作表")


class SubmissionPage(Schema):
    submissions: list[SubmissionShape]
    next: str | None


class Reason(_Asked):
    reason: Text = Field(min_length=1, max_length=500)


class BatchShape(Schema):
    uid: str
    number: int = Field(description="入账次序")
    register_name: str
    region: list[str]
    known_on: date
    known_at: datetime
    title: str
    rows: int
    withdrawals: int
    sha256: str = Field(description="分析文件的指纹")
    submission: str | None


class BatchPage(Schema):
    batches: list[BatchShape]
    next: str | None


class BatchRows(Schema):
    uid: str
    register_name: str
    rows: list[dict[str, Any]] = Field(description="_act 为 put（有）或 withdraw（撤销）；区划代码为报送时的代码")
    next: str | None


Grouping = Literal["province", "unit", "prefecture", "county", "township", "village", "industry", "size"]


class ResultsAsked(_Asked):
    by: Grouping = Field("county", description="按什么分组")
    across: Grouping | None = Field(None, description="再按什么交叉")
    about: date | None = Field(None, description="情况截止日；不填为今天")
    known_on: date | None = Field(None, description="只用到这一天为止已入账的台账；不填为今天")
    indicator: list[Text] = Field([], max_length=100, description="只要这些指标；不填为令牌可用的全部")


class ResultsPage(Schema):
    definitions: dict[str, dict[str, str]] = Field(description="各指标的口径")
    results: list[dict[str, Any]] = Field(
        description="numerator、denominator 为整数；target、pro_rata 为分数文字；"
        "measure 为 count 的是个数：numerator 即其数，单位见 unit，没有 percent"
    )
