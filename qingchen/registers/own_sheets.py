"""Sheets and columns that we put into workbooks ourselves: read back, they are passed over in silence."""

from typing import Final

NOTES: Final = "填写说明"
CODES: Final = "代码表"
SUMMARY: Final = "问题汇总"
OWN_SHEETS: Final = frozenset({NOTES, CODES, SUMMARY})

PROBLEM_HEADING: Final = "核对结果"
LINE_HEADING: Final = "原文件行号"
OWN_HEADINGS: Final = frozenset({PROBLEM_HEADING, LINE_HEADING})
