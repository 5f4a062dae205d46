"""Required cells of the register of employers that are filled (数据库必填字段完整率).

Counts       单元格
Period       截止日的状态
Numerator    填了且通过校验的单元格数
Denominator  必填单元格数（单位数×必填列数）
Source       数据质量规则
Blind spots  收下的行都已通过校验，只有临时代码单位可以空着必填列，因此接近100%；被退回的文件不在内
"""

from functools import reduce
from operator import add

import ibis.expr.types as ir

from qingchen.indicators.facts import Facts
from qingchen.indicators.indicator import Indicator
from qingchen.indicators.population import READS as EMPLOYERS
from qingchen.indicators.registered import registered
from qingchen.indicators.rows import counted_rows
from qingchen.registers.catalogue import register_named

_REQUIRED = tuple(
    column.name for column in register_named("employers").columns if column.required and not column.sensitive
)


def rows(facts: Facts) -> ir.Table:
    sites = registered(facts)
    cells = ["written_scope" if column == "in_scope" else column for column in _REQUIRED]
    filled = [sites[column].notnull().cast("int64") for column in cells]
    return counted_rows(
        sites, numerator=reduce(add, filled), denominator=len(_REQUIRED), reason="有必填单元格空着（临时代码单位）"
    )


indicator = Indicator(
    name="required_cells_rate",
    title="数据库必填字段完整率",
    version="1",
    counted="单元格",
    register="employers",
    items=("ZH2-07",),
    reads={"employers": (*EMPLOYERS, *_REQUIRED)},
    rows=rows,
    target="required_cells_rate",
    population="粉尘单位库登记的全部用人单位的必填单元格",
    numerator="填了且通过校验的单元格数",
    denominator="必填单元格数（单位数×必填列数）",
    exclusions="加密保存的列不计",
    period="截止日的状态",
    basis="数据质量规则",
    blind_spots="收下的行都已通过校验，只有临时代码单位可以空着必填列，因此接近100%；被退回的文件不在内",
)
