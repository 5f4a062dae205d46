"""Entries of lists from outside (外部名录), one row an entry of a list, with what it was matched to."""

from dataclasses import replace

import polars as pl

from qingchen.registers.register import Column, ColumnType, Reference, Register, RegisterKind, RowRule
from qingchen.registers.shared_columns import DIVISION, SOURCE_NOTE

REGISTER = Register(
    name="external_list_entries",
    title="外部名录比对表",
    kind=RegisterKind.STATE,
    key=("list_kind", "entry_no"),
    about="list_taken_on",
    division="division",
    basis="两份名单比对（本系统拟定）",
    note="一个名录中的一个单位一行；名录更新后用新的名录截至日期再报。",
    headline=("list_kind", "entry_name", "list_taken_on", "match_result", "matched_uscc"),
    references=(
        Reference(("matched_uscc", "matched_site_no"), "employers", ("uscc", "site_no")),
        Reference(("uscc",), "employers", ("uscc",)),
    ),
    columns=(
        Column(
            "list_kind",
            "名录种类",
            ColumnType.CODE,
            required=True,
            aliases=("名录类型", "名录名称", "名录"),
            codes="external_list_kind",
            example="排污许可",
        ),
        Column(
            "entry_no",
            "名录内编号",
            ColumnType.TEXT,
            required=True,
            aliases=("许可证编号", "证书编号", "登记编号", "户号", "许可证号"),
            note="许可证号、登记号或用电户号；没有的填名录原有序号并保持不变。",
            example="示91229900-001P",
        ),
        Column(
            "entry_name",
            "名录所载名称",
            ColumnType.TEXT,
            required=True,
            aliases=("单位名称", "企业名称", "持证单位", "户名", "名称"),
            example="示例采石有限公司",
        ),
        Column(
            "uscc",
            "名录所载信用代码",
            ColumnType.EMPLOYER_CODE,
            aliases=("统一社会信用代码", "信用代码", "社会信用代码"),
            note="名录没有或有误的留空。",
            basis="GB 32100-2015",
            example="91229900MA0DEMA01U",
        ),
        replace(DIVISION, title="所在地区划代码", aliases=("行政区划代码", *DIVISION.aliases[:3], "所在地")),
        Column(
            "address",
            "名录所载地址",
            ColumnType.TEXT,
            aliases=("地址", "生产经营地址"),
            sensitive=True,
            example="吉林省公主岭市示例乡示例村",
        ),
        Column(
            "industry_text",
            "名录所载行业",
            ColumnType.TEXT,
            aliases=("行业", "行业类别", "行业名称"),
            example="石灰石、石膏开采",
        ),
        Column("valid_until", "有效期至", ColumnType.DATE, aliases=("许可有效期至", "有效期"), example="2023-05-31"),
        Column(
            "list_taken_on",
            "名录截至日期",
            ColumnType.DATE,
            required=True,
            aliases=("名录提取日期", "截至日期", "数据截至日期", "提取日期"),
            example="2020-06-30",
        ),
        Column(
            "supplied_by",
            "提供部门",
            ColumnType.TEXT,
            aliases=("数据提供部门", "来源部门"),
            example="公主岭市生态环境局",
        ),
        Column(
            "match_result",
            "比对结果",
            ColumnType.CODE,
            required=True,
            aliases=("匹配结果", "核对结果"),
            codes="match_result",
            example="已登记",
        ),
        Column(
            "matched_uscc",
            "对应用人单位信用代码",
            ColumnType.EMPLOYER_CODE,
            aliases=("匹配单位信用代码", "对应单位代码"),
            note="比对结果为“已登记”的必填。",
            example="91229900MA0DEMA01U",
        ),
        Column(
            "matched_site_no",
            "对应场所序号",
            ColumnType.INTEGER,
            aliases=("匹配场所序号",),
            minimum=1,
            maximum=999,
            example="1",
        ),
        Column("matched_on", "比对日期", ColumnType.DATE, aliases=("核对日期",), example="2020-07-06"),
        SOURCE_NOTE,
    ),
    rules=(
        RowRule(
            "matched_to_nobody",
            "matched_uscc",
            lambda: (pl.col("match_result") == "matched") & pl.col("matched_uscc").is_null(),
            "比对结果为“已登记”的须填对应用人单位信用代码。请补填。",
        ),
        RowRule(
            "missed_and_matched",
            "matched_uscc",
            lambda: pl.col("match_result").is_in(["missed", "out_of_scope"]) & pl.col("matched_uscc").is_not_null(),
            "比对结果为漏登或不在范围的不应有对应用人单位。请核对两列。",
        ),
    ),
)
