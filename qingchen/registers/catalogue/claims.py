"""Claims of the self-check (自查填报), one row an item of a submitted sheet.

Filled by the act of submitting a sheet, never by file.
"""

from qingchen.registers.filed_columns import COLUMNS, KEY
from qingchen.registers.register import Register, RegisterKind

REGISTER = Register(
    name="claims",
    title="自查申报",
    kind=RegisterKind.EVENT,
    key=KEY,
    about="submitted_on",
    division="division",
    importable=False,
    columns=COLUMNS,
)
