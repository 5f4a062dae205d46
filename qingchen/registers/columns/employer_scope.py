"""Whether an employer counts (是否纳入治理范围): industry, size, production, exclusion with reason and proof."""

import polars as pl

from qingchen.registers.register import Column, ColumnType, RowRule, Severity
from qingchen.standards.codes import code_list
from qingchen.standards.key_industries import key_industry_of, recoded_prefixes

COLUMNS = (
    Column(
        "industry",
        "行业代码",
        ColumnType.CODE,
        required=True,
        aliases=(
            "行业",
            "行业分类",
            "行业类别",
            "国民经济行业",
            "国民经济行业代码",
            "国民经济行业分类代码",
            "国民经济行业分类",
            "行业分类代码",
        ),
        codes="industry",
        basis="GB/T 4754-2017",
        example="1011",
    ),
    Column(
        "industry_edition",
        "行业分类版本",
        ColumnType.CODE,
        aliases=("行业代码版本", "国民经济行业分类版本"),
        codes="industry_edition",
        note="不填时按 GB/T 4754-2017 处理；旧版本的代码请先换算。",
        basis="GB/T 4754",
        example="GB/T 4754-2017",
    ),
    Column(
        "key_industry",
        "重点行业",
        ColumnType.CODE,
        required=True,
        aliases=("重点行业类别", "治理行业", "所属重点行业", "所属行业领域", "行业领域", "重点行业领域"),
        codes="key_industry",
        example="非煤矿山",
    ),
    Column(
        "key_industry_reason",
        "重点行业调整原因",
        ColumnType.TEXT,
        aliases=("重点行业调整说明", "行业调整原因"),
        note="重点行业与行业代码对应的不一致时填写。",
    ),
    Column(
        "size",
        "企业规模",
        ColumnType.CODE,
        required=True,
        aliases=("规模", "单位规模"),
        codes="employer_size",
        basis="统计上大中小微型企业划分办法（2017）",
        example="小型",
    ),
    Column(
        "registration_type",
        "注册类型",
        ColumnType.CODE,
        required=True,
        aliases=("登记注册类型", "经济类型", "注册经济类型", "登记类型", "企业类型", "单位类型"),
        codes="registration_type",
        basis="GB/T 12402",
        example="有限责任公司",
    ),
    Column(
        "production_status",
        "生产状态",
        ColumnType.CODE,
        required=True,
        aliases=(
            "生产经营状态",
            "经营状态",
            "生产情况",
            "运行状态",
            "目前生产状态",
            "生产经营情况",
            "目前状态",
            "目前生产经营状态",
        ),
        codes="production_status",
        example="在产",
    ),
    Column(
        "in_scope",
        "是否纳入治理范围",
        ColumnType.BOOLEAN,
        required=True,
        aliases=("纳入治理范围", "是否纳入专项治理", "是否纳入治理", "是否纳入", "纳入治理", "纳入专项治理"),
        example="是",
    ),
    Column(
        "exclusion_reason",
        "不纳入原因",
        ColumnType.CODE,
        aliases=("排除原因", "未纳入原因", "剔除原因"),
        codes="exclusion_reason",
    ),
    Column("exclusion_proof", "不纳入佐证", ColumnType.TEXT, aliases=("排除佐证", "未纳入佐证", "不纳入依据")),
    Column(
        "hazard_class",
        "职业病危害风险分类",
        ColumnType.CODE,
        required=True,
        aliases=("危害风险分类", "风险分类", "职业病危害风险类别", "危害程度", "风险类别"),
        codes="hazard_class",
        example="严重",
    ),
    Column(
        "healthy_enterprise",
        "健康企业建设",
        ColumnType.CODE,
        aliases=("健康企业", "健康企业建设情况"),
        codes="healthy_enterprise",
        example="建设中",
    ),
    Column(
        "surveyed",
        "现状调查是否完成",
        ColumnType.BOOLEAN,
        aliases=("现状调查已完成", "职业病危害现状调查", "是否完成现状调查"),
        example="是",
    ),
)


def _key_industry_by_code() -> pl.Expr:
    codes = [entry.code for entry in code_list("industry").entries]
    return pl.col("industry").replace_strict(
        codes, [key_industry_of(code) for code in codes], default=None, return_dtype=pl.String
    )


def _of_another_edition() -> pl.Expr:
    edition, industry = pl.col("industry_edition"), pl.col("industry")
    return pl.any_horizontal(
        (edition == entry.code) & industry.str.starts_with(prefix)
        for entry in code_list("industry_edition").entries
        for prefix in recoded_prefixes(entry.code)
    )


RULES = (
    RowRule(
        "industry_of_another_edition",
        "industry",
        _of_another_edition,
        "旧版行业代码在 GB/T 4754-2017 中含义不同。请换算成 2017 版代码，行业分类版本填 GB/T 4754-2017。",
        basis="GB/T 4754",
    ),
    RowRule(
        "key_industry_not_of_its_code",
        "key_industry",
        lambda: (pl.col("key_industry") != _key_industry_by_code()) & pl.col("key_industry_reason").is_null(),
        "重点行业与行业代码对应的不一致。请核对；确需调整的填“重点行业调整原因”。",
        basis="GB/T 4754-2017",
        severity=Severity.HINT,
    ),
    RowRule(
        "excluded_without_reason",
        "exclusion_reason",
        lambda: ~pl.col("in_scope") & pl.col("exclusion_reason").is_null(),
        "不纳入治理范围的单位须写明不纳入原因。请补填。",
    ),
    RowRule(
        "excluded_without_proof",
        "exclusion_proof",
        lambda: ~pl.col("in_scope") & pl.col("exclusion_proof").is_null(),
        "不纳入治理范围的单位应有佐证（关闭决定、停产证明、规模认定等）。请补填；没有佐证的留空，将计入证明不全。",
        severity=Severity.HINT,
    ),
    RowRule(
        "reason_though_in_scope",
        "exclusion_reason",
        lambda: pl.col("in_scope") & pl.col("exclusion_reason").is_not_null(),
        "已纳入治理范围的单位不应有不纳入原因。请删去原因，或把“是否纳入治理范围”改为否。",
    ),
    RowRule(
        "no_dust_though_in_scope",
        "workers_dust_exposed",
        lambda: (pl.col("exclusion_reason") == "no_dust") & (pl.col("workers_dust_exposed") > 0),
        "不纳入原因为不产生粉尘的单位，接尘人数应为 0。请核对。",
    ),
    RowRule(
        "micro_though_larger",
        "exclusion_reason",
        lambda: (pl.col("exclusion_reason") == "micro") & (pl.col("size") != "micro"),
        "不纳入原因为微型企业，企业规模却不是微型。请核对两列；规模认定另有依据的保留。",
        basis="统计上大中小微型企业划分办法（2017）",
        severity=Severity.HINT,
    ),
    RowRule(
        "closed_though_operating",
        "exclusion_reason",
        lambda: (
            pl.col("exclusion_reason").is_in(["closed", "suspended_year_end"])
            & (pl.col("production_status") == "operating")
        ),
        "不纳入原因为已关闭或停产，生产状态却为在产。请核对两列。",
        severity=Severity.HINT,
    ),
)
