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

MOST_CELLS = 80_000_000
"""So many places the rectangle of a sheet's cells may have: the reader below lays them all out, some 30 bytes each."""
_PIECE = 4 << 20
_TAIL = 300
"""Bytes carried into the next piece, so that nothing sought is cut in two."""
_WIDEST = 16_384
_TWO_LETTERS = 702

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"')
_FILLED = rb"[^<>]*(?<!/)>"
"""Follows the place of a cell that holds something; `<c r="A1" s="1"/>` is only coloured."""
_NUMBER = re.compile(rb' r="[A-Z]*(\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s(?=[^<>]*?\shidden="(?:1|true)")(?:[^<>]*?\s)?r="(\d{1,7})"')


_LONG_NUMBER = r"<v>(?:[0-9]{16}|[0-9](?:\.[0-9]+)?[eE]\+?(?:1[5-9]|[2-9][0-9]))"


@dataclass(frozen=True)
class SheetMarks:
    """What was found.

    errors     whether a cell holds an error (#REF!, #N/A)
    too_far    a cell lies so far out that the sheet cannot be laid out
    long_numbers   whether a number (or a text told as a formula's result) has sixteen digits or more; true
               where that was not looked for
    percents   lines of the numbers shown as percent, by column (0 for A)
    """

    merged: tuple[str, ...] = ()
    hidden_lines: tuple[int, ...] = ()
    errors: bool = False
    too_far: bool = False
    long_numbers: bool = True
    percents: dict[int, list[int]] = field(default_factory=dict)


def sheet_marks(archive: zipfile.ZipFile, part: str, percent_styles: tuple[str, ...] = ()) -> SheetMarks:
    merged: list[bytes] = []
    hidden: list[bytes] = []
    errors = wide = lies = long_numbers = False
    last = 1
    percents: dict[int, set[int]] = defaultdict(set)
    shown_so = re.compile(rb' r="([A-Z]+)(\d+)" s="(?:%s)"(?: t="n")?>' % "|".join(percent_styles).encode())
    tail = b""
    with archive.open(part) as member:
        while piece := member.read(_PIECE):
            piece = tail + piece
            has = _Sought(piece)
            for letters, line in shown_so.findall(piece) if percent_styles else ():
                percents[column_of(letters.decode())].add(int(line))
            if has("mergeCell"):
                merged += _MERGED.findall(piece)
            if has(' hidden="'):
                hidden += _HIDDEN.findall(piece)
            errors = errors or has('t="e"')
            long_numbers = long_numbers or has(_LONG_NUMBER)
            last = max(last, _last_line(piece))
            if not wide:
                # A cell that says it lies far below its row would reach as far as one in a far column.
                digits = len(str(last)) + 1
                if has(f' r="(?:[A-Z]{{3}}|[A-Z]{{1,2}}[0-9]{{{digits}}})'):
                    found = re.search(rb' r="(?:[A-Z]{3}\d+|([A-Z]{1,2}\d{%d,}))"' % digits + _FILLED, piece)
                    wide = found is not None
                    lies = lies or (found is not None and found.group(1) is not None)
            tail = piece[-_TAIL:]
    places = last * (_WIDEST if wide else _TWO_LETTERS)
    return SheetMarks(
        tuple(dict.fromkeys(reference.decode() for reference in merged)),
        tuple(sorted({int(line) for line in hidden})),
        errors,
        long_numbers=long_numbers,
        too_far=lies or (places > MOST_CELLS and _beyond(archive, part, MOST_CELLS // last)),
        percents={column: sorted(lines) for column, lines in percents.items()},
    )


class _Sought:
    """Whether a piece holds a pattern."""

    def __init__(self, piece: bytes) -> None:
        # Made from its buffers: `pa.array` would load pandas first.
        places = pa.py_buffer(array("q", (0, len(piece))))
        self._piece = pa.Array.from_buffers(pa.large_binary(), 1, [None, places, pa.py_buffer(piece)])

    def __call__(self, pattern: str) -> bool:
        return bool(pc.match_substring_regex(self._piece, pattern=pattern)[0].as_py())


def _last_line(piece: bytes) -> int:
    """The line of the last cell of the piece that holds something; lines ascend in a sheet."""
    found = _NUMBER.match(piece, piece.rfind(b' r="', 0, max(piece.rfind(b"c>"), 0)))
    return int(found.group(1)) if found else 1


def _beyond(archive: zipfile.ZipFile, part: str, widest: int) -> bool:
    """Whether a cell lies in a column beyond `widest` (from 1)."""
    pattern = re.compile(rb' r="(?:' + _columns_beyond(widest) + rb')\d+"' + _FILLED)
    tail = b""
    with archive.open(part) as member:
        while piece := member.read(_PIECE):
            piece = tail + piece
            if pattern.search(piece):
                return True
            tail = piece[-_TAIL:]
    return False


def _columns_beyond(widest: int) -> bytes:
    """A pattern of the letters of every column after the `widest`-th: after `LU` it is `[A-Z]{3}|[M-Z][A-Z]|L[V-Z]`."""
    letters = b""
    number = widest
    while number:
        number, rest = divmod(number - 1, 26)
        letters = bytes([65 + rest]) + letters
    beyond = [b"[A-Z]{%d}" % length for length in range(len(letters) + 1, 4)]
    for at, letter in enumerate(letters):
        if letter < 90:
            beyond.append(letters[:at] + b"[%c-Z]" % (letter + 1) + b"[A-Z]{%d}" % (len(letters) - at - 1))
    return b"|".join(beyond) or b"(?!)"
