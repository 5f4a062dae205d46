"""What the XML of a sheet tells beside its cells: merged ranges, hidden lines, errors of formulas, how far it reaches.

Read through a piece at a time by patterns: a parser would take longer than reading the cells. What hardly any sheet
has is sought by Arrow's patterns first (RE2), in half the time of Python's.
"""

import re
import zipfile
from array import array
from collections import defaultdict
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from qingchen.registers.raw_sheet import column_of
from qingchen.registers.sheet_reach import Reach, pieces

MOST_LINES = 1_048_576
"""Of a sheet, by Excel's own limit."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s(?=[^<>]*?\shidden="(?:1|true)")(?:[^<>]*?\s)?r="(\d{1,7})"')
_LONG_NUMBER = r"<v>(?:[0-9]{16}|[0-9](?:\.[0-9]+)?[eE]\+?(?:1[5-9]|[2-9][0-9]))"
_LOOKED_AT_END = 300
_ENDED = re.compile(rb"(?:</(?:\w+:)?worksheet\s*>|/>)\s*\Z")


@dataclass(frozen=True)
class SheetMarks:
    """What was found.

    errors     whether a cell holds an error (#REF!, #N/A)
    too_far    a cell lies so far out that the sheet cannot be laid out
    long_numbers   whether a number (or a text told as a formula's result) has sixteen digits or more; true
               where that was not looked for
    percents   lines of the numbers shown as percent, by column (0 for A)
    last_line  of a cell that holds something
    cut        the XML ends before its end
    foreign    the places of cells are written in a way that is not looked for
    """

    merged: tuple[str, ...] = ()
    hidden_lines: tuple[int, ...] = ()
    errors: bool = False
    too_far: bool = False
    long_numbers: bool = True
    percents: dict[int, list[int]] = field(default_factory=dict)
    last_line: int = 1
    cut: bool = False
    foreign: bool = False


def sheet_marks(archive: zipfile.ZipFile, part: str, percent_styles: tuple[str, ...] = ()) -> SheetMarks:
    """Raises zipfile.BadZipFile where the part is not as long as the archive says."""
    merged: list[bytes] = []
    hidden: list[bytes] = []
    errors = long_numbers = False
    reach = Reach()
    percents: dict[int, set[int]] = defaultdict(set)
    shown_so = re.compile(rb' r="([A-Z]+)(\d+)" s="(?:%s)"(?: t="n")?>' % "|".join(percent_styles).encode())
    end = b""
    for piece in pieces(archive, part):
        end = (end + piece)[-_LOOKED_AT_END:]
        has = _Sought(piece)
        for letters, line in shown_so.findall(piece) if percent_styles else ():
            percents[column_of(letters.decode())].add(int(line))
        if has("mergeCell"):
            merged += _MERGED.findall(piece)
        if has(' hidden="'):
            hidden += _HIDDEN.findall(piece)
        errors = errors or has('t="e"')
        long_numbers = long_numbers or has(_LONG_NUMBER)
        reach.add(piece, has)
    return SheetMarks(
        tuple(dict.fromkeys(reference.decode() for reference in merged)),
        tuple(sorted({int(line) for line in hidden})),
        errors,
        long_numbers=long_numbers,
        too_far=reach.too_far(archive, part),
        percents={column: sorted(lines) for column, lines in percents.items()},
        last_line=reach.last,
        cut=_ENDED.search(end) is None,
        foreign=reach.foreign,
    )


class _Sought:
    """Whether a piece holds a pattern."""

    def __init__(self, piece: bytes) -> None:
        # Made from its buffers: `pa.array` would load pandas first.
        places = pa.py_buffer(array("q", (0, len(piece))))
        self._piece = pa.Array.from_buffers(pa.large_binary(), 1, [None, places, pa.py_buffer(piece)])

    def __call__(self, pattern: str) -> bool:
        return bool(pc.match_substring_regex(self._piece, pattern=pattern)[0].as_py())
