"""Unified social credit codes (GB 32100-2015); the division part is the place of registration and never rejects."""

import re

import polars as pl
from stdnum.cn import uscc

from qingchen.registers.cells.identity import SCIENTIFIC, plain
from qingchen.registers.register import Column
from qingchen.registers.temporary_code import is_temporary

_SHAPE = re.compile(r"[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}")


def read(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    codes = [code.replace("-", "") for code in plain(texts)]
    faults = pl.Series([_fault(code) for code in codes], dtype=pl.String)
    return pl.Series(codes, dtype=pl.String).set(faults.is_not_null(), None), faults


def _fault(code: str) -> str | None:
    if is_temporary(code):
        return None
    if re.match(SCIENTIFIC, code):
        return "lost_digits"
    if len(code) != 18:
        return "employer_code_length"
    if not _SHAPE.fullmatch(code):
        return "employer_code_characters"
    return None if uscc.calc_check_digit(code[:17]) == code[17] else "employer_code_check_digit"
