"""What is written above a table's headings for all its rows: `报告编号：示检字〔2020〕第 001 号` over its samples."""

import re

import polars as pl

from qingchen.registers.heading_words import column_meant
from qingchen.registers.raw_sheet import LINE, RawSheet
from qingchen.registers.register import Column, Register

_SAID = re.compile(r"(?P<label>[^\s:：]{2,20})\s*[:：]\s*(?P<said>\S.*?)(?=\s{2,}|$|[\s　]+[^\s:：]{2,20}\s*[:：])")
_APART = "　　"
_PERSONS = re.compile(r"[人员]$|姓名|电话|手机|联系|证件|身份|地址|住址")
"""Labels of what is said of a person (填表人, 联系电话): never offered, so never shown."""


def written_above(sheet: RawSheet, first: int) -> dict[str, str]:
    """Label to what is said, of the lines above line `first`, where the headings begin."""
    found: dict[str, str] = {}
    above = sheet.frame.filter(pl.col(LINE) < first)
    for row in above.iter_rows(named=True):
        text = _APART.join((row[name] or "").strip() for name in sheet.names if (row[name] or "").strip())
        for one in _SAID.finditer(text):
            label = one["label"].lstrip("（(【")
            if not _PERSONS.search(label):
                found.setdefault(label, one["said"].strip())
    return found


def meant_above(above: dict[str, str], columns: list[Column], register: Register) -> dict[str, str]:
    """Column to the label that names it outright, of `columns` that hold nothing of persons."""
    open_ = {column.name for column in columns if not column.sensitive}
    meant = {column_meant(register, label): label for label in reversed(above)}
    return {name: label for name, label in meant.items() if name in open_}
