"""Codes, lists of codes and yes or no, by code, label or alias."""

import re

import polars as pl

from qingchen.registers.register import Column
from qingchen.standards.codes import CodeList, code_list

_BETWEEN = re.compile(r"[、,;，；/|\n]+")
_NUMBERED = re.compile(r"[A-Ta-t]?(?P<number>\d{1,4})[\s:：、.．-]*(?P<label>.*)", re.DOTALL)
_YES_WORDS = """
是 有 对 √ ✓ ✔ ☑ ∨ v 1 1.0 y yes t true 已 完成 已完成 合格 通过 纳入
已建立 已配发 已告知 已设 存活 健在
"""
_NO_WORDS = """
否 无 没有 × ✗ ✘ x 0 0.0 n no f false 未 未完成 不合格 不通过 未通过 不纳入
未建立 未配发 未告知 未设 死亡 已死亡 已故 去世
"""
_YES, _NO = frozenset(_YES_WORDS.split()), frozenset(_NO_WORDS.split())


def read(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    """One code."""
    known = code_list(column.codes or "")
    values = [_code(known, text) for text in texts]
    return pl.Series(values, dtype=pl.String), _faults(values, "unknown_code")


def read_several(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    """Several codes in one cell, each once, in the order written."""
    known = code_list(column.codes or "")
    values: list[list[str] | None] = []
    for text in texts:
        found = [_code(known, part.strip()) for part in [text, *_BETWEEN.split(text)] if part.strip()]
        codes = found[:1] if found and found[0] else found[1:]
        values.append(None if None in codes or not codes else list(dict.fromkeys(str(code) for code in codes)))
    return pl.Series(values, dtype=pl.List(pl.String)), _faults(values, "unknown_code")


def read_boolean(texts: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    values = [True if text in _YES else False if text in _NO else None for text in texts.str.to_lowercase()]
    return pl.Series(values, dtype=pl.Boolean), _faults(values, "not_yes_or_no")


def _code(known: CodeList, text: str) -> str | None:
    """As written; a number code also with the zeros that Excel took (610), the letter of its section in front (B0610),
    and its label behind (0610 烟煤和无烟煤开采洗选), which must be that code's own."""
    direct = known.code_of(text)
    written = None if direct else _NUMBERED.fullmatch(text)
    if written is None:
        return direct
    code, label = known.code_of(written["number"].zfill(4)), written["label"]
    return code if not label or known.code_of(label) == code else None


def _faults(values: list, fault: str) -> pl.Series:
    return pl.Series([fault if value is None else None for value in values], dtype=pl.String)
