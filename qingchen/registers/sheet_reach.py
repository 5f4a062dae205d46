"""How far the filled cells of a sheet reach, told from its XML: the reader of cells lays out their whole rectangle."""

import re
import zipfile
from collections.abc import Callable, Iterator

MOST_CELLS = 80_000_000
"""So many places the rectangle of a sheet's cells may have: each takes the reader some 30 bytes."""
WIDEST = 16_384
"""Columns of a sheet; its last one is XFD."""
_TWO_LETTERS = 702
_PIECE = 4 << 20
_TAIL = 300
_LONGEST_ROW = 1 << 20

_FILLED = r"[^<>]*(?<!/)>"
"""Follows the place of a cell that holds something; `<c r="A1" s="1"/>` is only coloured."""
_NUMBER = re.compile(rb' r="[A-Z]*(\d{1,7})"')
_PAST_XFD = r"[A-Z]{4,}\d+|X(?:F[E-Z]|[G-Z][A-Z])\d+|[YZ][A-Z]{2}\d+"
_WIDE = re.compile((r' r="[A-Z]{3}\d+"' + _FILLED).encode())
_FOREIGN = re.compile(rb"<(?:\w+:)?(?:c|row)\s(?:[^<>]*?\s)?r(?:\s|=[^\"])|<(?:\w+:)?(?:c|row)(?:\s[^<>]*?)?[\t\r\n]r=")
_UNPLACED = re.compile(rb"<(?:\w+:)?c(?:>|\s(?![^<>]*\br=)" + _FILLED.encode() + b")")
_TAG = re.compile(rb"<(?:\w+:)?(row|c)[\s/>]")


class Reach:
    """last      the last line with a filled cell
    lies      a cell says it lies far below its row, or past the last column there is
    foreign   the place of a cell is written in a way that is not looked for here
    """

    def __init__(self) -> None:
        self.last = 1
        self.lies = self.foreign = self._wide = self._unplaced = False

    def add(self, piece: bytes, has: Callable[[str], bool]) -> None:
        """`has`: whether the piece holds a pattern that both RE2 and Python's `re` know."""
        self.last = max(self.last, _last_line(piece))
        below = _above(self.last)
        if has(f' r(?:="(?:[A-Z]{{3}}|[A-Z]{{0,2}}(?:{below}))|[ \\t\\r\\n]|=[^"])'):
            placed = rf' r="(?:{_PAST_XFD}|[A-Z]{{1,3}}(?:{below}))"{_FILLED}'
            row = rf'<(?:\w+:)?row [^<>]*?\br="(?:{below})"{_FILLED}(?:<c[^<>]*/>)*<(?:\w+:)?c(?![^<>]* r=){_FILLED}'
            self.lies = self.lies or re.search(f"{placed}|{row}".encode(), piece) is not None
            self._wide = self._wide or _WIDE.search(piece) is not None
        if has(' r(?:[ \\t\\r\\n]|=[^"])') or (_spaced(piece) and has("[\\t\\r\\n]r[ \\t\\r\\n]*=")):
            self.foreign = self.foreign or _FOREIGN.search(piece) is not None
        if not self._unplaced and (has("<c(?:>|[ \\t\\r\\n][^r])") or has(":c[ >]")):
            self._unplaced = _UNPLACED.search(piece) is not None

    def too_far(self, archive: zipfile.ZipFile, part: str) -> bool:
        """Whether the rectangle is larger than can be laid out."""
        last, widest = self.last, WIDEST if self._wide else _TWO_LETTERS
        if self._unplaced:
            lines, cells = _counted(archive, part)
            last, widest = max(last, lines), max(widest, cells)
        if self.lies or last * widest <= MOST_CELLS:
            return self.lies
        return self._unplaced or _beyond(archive, part, MOST_CELLS // last)


def pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The XML of a sheet in pieces that end with a row, where rows are not too long; what comes without rows overlaps
    a little. So nothing sought is cut in two.
    """
    tail = b""
    with archive.open(part) as member:
        while piece := member.read(_PIECE):
            piece = tail + piece
            end = max(piece.rfind(b"/row>"), piece.rfind(b":row>")) + len("/row>")
            if end < len("/row>") or len(piece) - end > _LONGEST_ROW:
                yield piece
                tail = piece[-_TAIL:]
            else:
                yield piece[:end]
                tail = piece[end:]
        yield tail


def _last_line(piece: bytes) -> int:
    """The line of the last cell of the piece that holds something; lines ascend in a sheet."""
    found = _NUMBER.match(piece, piece.rfind(b' r="', 0, max(piece.rfind(b"c>"), 0)))
    return int(found.group(1)) if found else 1


def _spaced(piece: bytes) -> bool:
    """Three looks for one byte each are ten times as quick as one for any of them."""
    return b"\n" in piece or b"\r" in piece or b"\t" in piece


def _above(number: int) -> str:
    """A pattern of every whole number above: of 52 it is `[0-9]{3,}|[6-9][0-9]|5[3-9]`."""
    digits = str(number)
    above = [f"[0-9]{{{len(digits) + 1},}}"]
    for at, digit in enumerate(digits):
        if digit < "9":
            above.append(f"{digits[:at]}[{int(digit) + 1}-9]" + "[0-9]" * (len(digits) - at - 1))
    return "|".join(above)


def _beyond(archive: zipfile.ZipFile, part: str, widest: int) -> bool:
    """Whether a filled cell lies in a column beyond `widest` (from 1)."""
    pattern = re.compile(rb' r="(?:' + _columns_beyond(widest) + rb')\d+"' + _FILLED.encode())
    return any(pattern.search(piece) for piece in pieces(archive, part))


def _counted(archive: zipfile.ZipFile, part: str) -> tuple[int, int]:
    """Rows, and cells of the longest row, of a sheet whose cells do not say where they lie."""
    rows = cells = most = 0
    for piece in pieces(archive, part):
        for tag in _TAG.finditer(piece):
            rows, cells = (rows + 1, 0) if tag.group(1) == b"row" else (rows, cells + 1)
            most = max(most, cells)
    return rows, most


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
