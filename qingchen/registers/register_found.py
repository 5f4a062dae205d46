"""Which register a file is of, told from its headings alone."""

from collections.abc import Sequence

from qingchen.registers.catalogue import registers
from qingchen.registers.defaults import DEFAULTS
from qingchen.registers.heading_proposals import propose
from qingchen.registers.headings import find_headings
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.register import Register

_SURE = 0.6
_APART = 0.15
_SHEETS = 3
_LIKEST = 4
"""So many registers are asked how near the headings come: more would take longer than a person waits."""
"""Of the required columns so many must be there, and more than of any other register."""


def register_found(heads: Sequence[RawSheet]) -> Register | None:
    """None where no register is clearly meant: then a person says."""
    scores = sorted(
        ((_likeness(heads, one), name) for name, one in registers().items() if one.importable), reverse=True
    )
    (best, name), (second, _) = scores[0], scores[1]
    if best >= (_SURE, 0) and best > second:
        return registers()[name]
    return _thought_of(heads, [name for (_, columns), name in scores if columns][:_LIKEST])


def _thought_of(heads: Sequence[RawSheet], likest: Sequence[str]) -> Register | None:
    """By headings that only come near, where they come near to one register alone: its mapping is then asked anyway."""
    scores = sorted(((_nearness(heads, registers()[name]), name) for name in likest), reverse=True)
    if not scores or scores[0][0] < _SURE or (len(scores) > 1 and scores[0][0] - scores[1][0] < _APART):
        return None
    return registers()[scores[0][1]]


def _nearness(heads: Sequence[RawSheet], register: Register) -> float:
    needed = {column.name for column in register.columns if column.required} - DEFAULTS.keys()
    there = [{one.column for one in propose(sheet, register)} for sheet in heads[:_SHEETS]]
    return max((len(needed & columns) / max(len(needed), 1) for columns in there), default=0.0)


def _likeness(heads: Sequence[RawSheet], register: Register) -> tuple[float, int]:
    """The share of required columns, then how many columns, in the sheet most like it."""
    best = (0.0, 0)
    needed = {column.name for column in register.columns if column.required} - DEFAULTS.keys()
    for sheet in heads:
        headings = find_headings(sheet, register)
        there = set(headings.columns.values()) if headings else set()
        best = max(best, (len(needed & there) / max(len(needed), 1), len(there)))
    return best
