"""Which register a file is of, told from its headings alone."""

from collections.abc import Sequence

from qingchen.registers.catalogue import registers
from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.headings import find_headings
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.register import Register

_SURE = 0.6
"""Of the required columns so many must be there, and more than of any other register."""


def register_found(heads: Sequence[RawSheet]) -> Register | None:
    """None where no register is clearly meant: then a person says."""
    scores = sorted(
        ((_likeness(heads, one), name) for name, one in registers().items() if one.importable), reverse=True
    )
    (best, name), (second, _) = scores[0], scores[1]
    return registers()[name] if best >= (_SURE, 0) and best > second else None


def _likeness(heads: Sequence[RawSheet], register: Register) -> tuple[float, int]:
    """The share of required columns, then how many columns, in the sheet most like it."""
    best = (0.0, 0)
    needed = {column.name for column in register.columns if column.required} - DEFAULTS.keys()
    for sheet in heads:
        headings = find_headings(sheet, register)
        there = set(headings.columns.values()) if headings else set()
        best = max(best, (len(needed & there) / max(len(needed), 1), len(there)))
    return best
