"""Columns that several registers share: the employer site, and the person, with what is sealed of one."""

from dataclasses import replace

from qingchen.registers.register import Column, ColumnType

USCC = Column(
    "uscc",
    "统一社会信用代码",
    ColumnType.EMPLOYER_CODE,
    required=True,
    aliases=("信用代码", "社会信用代码", "单位代码", "统一信用代码"),
    basis="GB 32100-2015",
    example="91229900MA0DEMA01U",
)
SITE_NO = Column(
    "site_no", "场所序号", ColumnType.INTEGER, aliases=("工作场所序号", "厂区序号"), minimum=1, maximum=999
)
IDENTITY_TYPE = Column(
    "identity_type",
    "证件类型",
    ColumnType.CODE,
    aliases=("证件类别", "身份证件类型", "证件种类"),
    codes="identity_type",
    note="不填时按居民身份证处理。",
)
IDENTITY_NUMBER = Column(
    "identity_number",
    "证件号码",
    ColumnType.IDENTITY_NUMBER,
    required=True,
    aliases=("身份证号", "身份证号码", "居民身份证号码", "公民身份号码", "身份证", "证件号"),
    sensitive=True,
    stand_in="person_key",
    note="请把整列设为文本格式再填写，否则 Excel 会丢掉末几位。",
    basis="GB 11643-1999",
    example="229900196001010012",
)
_PERSON_NAME = Column(
    "name", "姓名", ColumnType.TEXT, required=True, sensitive=True, stand_in="name_key", example="示例甲"
)
_EMPLOYER_NAME = Column("employer_name", "单位名称", ColumnType.TEXT)


def person_name(*aliases: str) -> Column:
    """The person's name, sealed, with the headings that this register's files give it."""
    return replace(_PERSON_NAME, aliases=aliases)


def employer_name(*aliases: str) -> Column:
    """The employer's name as written beside its code, with the headings that this register's files give it."""
    return replace(_EMPLOYER_NAME, aliases=aliases)
