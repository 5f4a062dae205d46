"""Who a patient is and where (患者本人与居住地): residence, registered address and reporting place kept apart."""

from dataclasses import replace

import polars as pl

from qingchen.registers.columns.identity_rules import identity_day_rule, identity_sex_rule
from qingchen.registers.register import Column, ColumnType, RowRule
from qingchen.registers.shared_columns import BORN_ON, IDENTITY_NUMBER, IDENTITY_TYPE, PHONE, SEX, person_name

COLUMNS = (
    Column(
        "case_id",
        "病例编号",
        ColumnType.TEXT,
        required=True,
        aliases=("患者编号", "个案编号", "档案编号", "病例号"),
        note="全省不重复，一经给出不再改变；患者换了地方、补了证件号码，编号不变。",
        example="SL-0001",
    ),
    Column(
        "report_card_no",
        "职业病报告卡编号",
        ColumnType.TEXT,
        aliases=("报告卡编号", "报告卡号", "职业病报告卡号"),
        example="示2010-0001",
    ),
    person_name("患者姓名", "病人姓名"),
    replace(SEX, required=True),
    replace(BORN_ON, required=True),
    replace(IDENTITY_TYPE, note="不填时按居民身份证处理。"),
    replace(IDENTITY_NUMBER, required=False, note="历史病例确实没有的留空，并填“无证件号码原因”。整列请设为文本格式。"),
    Column(
        "identity_missing_reason",
        "无证件号码原因",
        ColumnType.CODE,
        aliases=("缺证件号码原因", "无身份证号原因", "证件号码缺失原因"),
        codes="identity_missing_reason",
    ),
    PHONE,
    Column(
        "relative_phone",
        "亲属联系电话",
        ColumnType.TEXT,
        aliases=("亲属电话", "家属电话", "家属联系电话"),
        sensitive=True,
        example="00000000002",
    ),
    Column(
        "registered_address",
        "户籍地址",
        ColumnType.TEXT,
        aliases=("户籍所在地", "户口所在地", "户籍地"),
        sensitive=True,
        example="吉林省柳河县示例乡示例村一组",
    ),
    Column(
        "registered_division",
        "户籍地区划代码",
        ColumnType.DIVISION,
        aliases=("户籍区划代码", "户籍所在地代码"),
        example="220523",
    ),
    Column(
        "resident_division",
        "常住地区划代码",
        ColumnType.DIVISION,
        required=True,
        aliases=(
            "常住地代码",
            "现住址区划代码",
            "常住村代码",
            "居住地区划代码",
            "现住址行政区划",
            "常住地区划",
            "现住地区划",
            "常住地行政区划",
        ),
        note="常住地填到村（12 位）：康复站、康复点按常住地统计，不按户籍和单位所在地。",
        basis="国卫职健发〔2019〕46号",
        example="220184103200",
    ),
    Column(
        "resident_address",
        "常住地址",
        ColumnType.TEXT,
        aliases=("现住址", "居住地址", "家庭住址", "住址"),
        sensitive=True,
        example="吉林省公主岭市示例乡示例村一组",
    ),
    Column("resident_since", "常住起始日期", ColumnType.DATE, aliases=("居住起始日期",), example="2011-01-01"),
    Column(
        "reporting_division",
        "报告地区划代码",
        ColumnType.DIVISION,
        required=True,
        aliases=("行政区划代码", "区划代码", "报告地区", "报告单位所在区划", "管理地区划代码"),
        note="报告（管理）这一病例的地区：病例总数按报告地统计。",
        example="220184",
    ),
)

RULES = (
    RowRule(
        "no_identity_number",
        "identity_number",
        lambda: pl.col("identity_number").is_null() & pl.col("identity_missing_reason").is_null(),
        "没有证件号码的须填“无证件号码原因”。请补填号码或原因。",
    ),
    RowRule(
        "reason_though_identity_number",
        "identity_missing_reason",
        lambda: pl.col("identity_number").is_not_null() & pl.col("identity_missing_reason").is_not_null(),
        "已有证件号码的不应再填无号码原因。请删去原因。",
    ),
    identity_day_rule(),
    identity_sex_rule(),
    RowRule(
        "residence_not_a_village",
        "resident_division",
        lambda: pl.col("resident_division").str.len_chars() != 12,
        "常住地须填到村（12 位代码）。请改填村居代码。",
        basis="国卫职健发〔2019〕46号",
    ),
    RowRule(
        "resident_before_born",
        "resident_since",
        lambda: pl.col("resident_since") < pl.col("born_on"),
        "常住起始日期不得早于出生日期。请核对两个日期。",
    ),
)
