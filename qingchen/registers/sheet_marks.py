"""What the XML of a sheet tells beside its cells: merged ranges, hidden lines, errors of formulas, how far it reaches.

Read through a piece at a time by patterns: a parser would take longer than reading the cells.
"""

import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field

from qingchen.registers.raw_sheet import column_of

MOST_CELLS = 80_000_000
"""So many places the rectangle of a sheet's cells may have: the reader below lays them all out, some 30 bytes each."""
_PIECE = 1 << 20
_TAIL = 300
"""Bytes carried into the next piece, so that nothing sought is cut in two."""
_WIDEST = 16_384
_TWO_LETTERS = 702

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"')
_FILLED = rb"[^<>]*(?<!/)>"
"""Follows the place of a cell that holds something; `<c r="A1" s="1"/>` is only coloured."""
_NUMBER = re.compile(rb' r="[A-Z]*(\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s(?=[^<>]*?\shidden="(?:1|true)")(?:[^<>]*?\s)?r="(\d{1,7})"')


_LONG_NUMBER = re.compile(rb"<v>(?:\d{16}|\d(?:\.\d+)?[eE]\+?(?:1[5-9]|[2-9]\d))")


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
            for letters, line in shown_so.findall(piece) if percent_styles else ():
                percents[column_of(letters.decode())].add(int(line))
            if b"mergeCell" in piece:
                merged += _MERGED.findall(piece)
            if b' hidden="' in piece:
                hidden += _HIDDEN.findall(piece)
            errors = errors or b't="e"' in piece
            long_numbers = long_numbers or _LONG_NUMBER.search(piece) is not None
            last = max(last, _last_line(piece))
            if not wide:
                # A cell that says it lies far below its row would reach as far as one in a far column.
                lower = b"[A-Z]{1,2}\\d{%d,}" % (len(str(last)) + 1)
                found = re.search(rb' r="(?:[A-Z]{3}\d+|(%s))"' % lower + _FILLED, piece)
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
