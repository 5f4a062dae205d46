"""Columns that several registers share: the employer site, the person, places and days, with what is sealed of them."""

from dataclasses import replace

from qingchen.registers.register import Column, ColumnType, Reference

USCC = Column(
    "uscc",
    "统一社会信用代码",
    ColumnType.EMPLOYER_CODE,
    required=True,
    aliases=("信用代码", "社会信用代码", "单位代码", "统一信用代码", "单位信用代码", "企业信用代码"),
    basis="GB 32100-2015",
    example="91229900MA0DEMA01U",
)
SITE_NO = Column(
    "site_no",
    "场所序号",
    ColumnType.INTEGER,
    aliases=("工作场所序号", "厂区序号"),
    minimum=1,
    maximum=999,
    note="单位只有一处工作场所的填 1；整列没有时按 1 处理。",
    example="1",
)
IDENTITY_TYPE = Column(
    "identity_type",
    "证件类型",
    ColumnType.CODE,
    aliases=("证件类别", "身份证件类型", "证件种类"),
    codes="identity_type",
    note="不填时按居民身份证处理。",
    example="居民身份证",
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
SEX = Column("sex", "性别", ColumnType.CODE, codes="sex", basis="GB/T 2261.1", example="男")
BORN_ON = Column(
    "born_on",
    "出生日期",
    ColumnType.DATE,
    aliases=("出生年月日", "生日", "出生年月"),
    sensitive=True,
    stand_in="birth_key",
    example="1960-01-01",
)
PHONE = Column(
    "phone",
    "联系电话",
    ColumnType.TEXT,
    aliases=("手机号", "手机号码", "电话", "本人电话", "联系方式", "手机", "联系手机"),
    sensitive=True,
    stand_in="phone_key",
    example="00000000001",
)
_PERSON_NAME = Column(
    "name", "姓名", ColumnType.TEXT, required=True, sensitive=True, stand_in="name_key", example="示例甲"
)
_EMPLOYER_NAME = Column("employer_name", "单位名称", ColumnType.TEXT, example="示例采石有限公司")
EFFECTIVE_ON = Column(
    "effective_on",
    "情况截至日期",
    ColumnType.DATE,
    aliases=("截至日期", "更新日期", "数据截至日期", "统计日期"),
    note="这一行所写情况从哪天起成立；不填时按入库之日。",
    example="2020-06-30",
)
SOURCE_NOTE = Column(
    "source_note",
    "数据来源说明",
    ColumnType.TEXT,
    aliases=("数据来源", "来源说明", "来源", "资料来源"),
    example="县级核实",
)
PROOF = Column("proof", "佐证材料", ColumnType.TEXT, aliases=("佐证", "证明材料", "凭证"), example="示材〔2020〕1号")
DIVISION = Column(
    "division",
    "行政区划代码",
    ColumnType.DIVISION,
    required=True,
    aliases=("区划代码", "行政区划", "所在区划代码", "所在地区划代码"),
    note="至少到县（6 位）。",
    basis="GB/T 2260；统计用区划代码",
    example="220524",
)
ORGANISATION_USCC = Column(
    "organisation_uscc",
    "机构统一社会信用代码",
    ColumnType.EMPLOYER_CODE,
    required=True,
    aliases=("统一社会信用代码", "机构代码", "单位统一社会信用代码", "机构信用代码"),
    note="行政机关和事业单位同样有 18 位代码。",
    basis="GB 32100-2015",
    example="12229900MB0DEM017X",
)

EMPLOYER_SITE = Reference(("uscc", "site_no"), "employers", ("uscc", "site_no"))
PERSON = Reference(("person_key",), "exposed_workers", ("person_key",))
PATIENT = Reference(("case_id",), "patients", ("case_id",))


def person_name(*aliases: str) -> Column:
    """The person's name, sealed, with the headings that this register's files give it."""
    return replace(_PERSON_NAME, aliases=aliases)


def employer_name(*aliases: str) -> Column:
    """The employer's name as written beside its code, with the headings that this register's files give it."""
    return replace(_EMPLOYER_NAME, aliases=aliases)
