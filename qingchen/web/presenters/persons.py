"""What pages show of persons: masked until a reason is given."""

from collections.abc import Mapping
from typing import Any

from qingchen.registers.register import Register

REASONS = ("核对证件号码", "电话随访", "现场核查本人", "核对工伤或医保信息", "处理来信来访")
"""Offered in the field of the reason; any other may be written."""


def revealed(register: Register, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(title, clear text) of each sensitive column, in the register's order; 未填 where there is none."""
    return [(column.title, str(values.get(column.name) or "未填")) for column in register.sensitive]


def masked_fields(register: Register, shown: Mapping[str, str]) -> list[tuple[str, str]]:
    """(title, masked text) of the sensitive columns that the row has."""
    return [(column.title, shown[column.name]) for column in register.sensitive if shown.get(column.name)]
