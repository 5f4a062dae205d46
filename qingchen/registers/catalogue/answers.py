"""Answers of the inspection (检查填报), one row an item of a submitted sheet.

Filled by the act of submitting a sheet, never by file.
"""

from qingchen.registers.filed_columns import COLUMNS, KEY
from qingchen.registers.register import Register, RegisterKind

REGISTER = Register(
    name="answers",
    title="检查结果",
    kind=RegisterKind.EVENT,
    key=KEY,
    about="submitted_on",
    division="division",
    importable=False,
    columns=COLUMNS,
)
