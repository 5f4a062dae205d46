"""Tables within a notice: those of Word, and those that a text lays out with spaces."""

import re
import unicodedata
from dataclasses import dataclass

from qingchen.inspection.notice.flow import Flow, flow_of

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells; a cell is the spans of its lines, none where it is blank."""

    rows: tuple[tuple[tuple[Span, ...], ...], ...]

    def flows(self, text: str) -> list[list[Flow]]:
        return [[flow_of(text, cell) for cell in row] for row in self.rows]

    @property
    def extent(self) -> Span:
        spans = [span for row in self.rows for cell in row for span in cell]
        return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


_HEADING = re.compile(
    r"组\s*别|组\s*长|组\s*员|成\s*员|联络员|地\s*区|市\s*州|姓\s*名|单\s*位|职\s*务|分\s*组|范\s*围|对\s*象|区\s*域"
)


def spaced_grids(text: str) -> list[Grid]:
    """Tables whose heading line has three or more of the usual words with two spaces or a tab between them."""
    lines = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text)]
    grids: list[Grid] = []
    i = 0
    while i < len(lines):
        columns = _columns(lines[i][1])
        i += 1
        if columns is None:
            continue
        rows: list[list[list[Span]]] = [_cells(*lines[i - 1], columns)]
        while i < len(lines):
            start, line = lines[i]
            cells = _cells(start, line, columns)
            if line.strip() and not _belongs(line, cells, columns):
                break
            if cells[0] or not line.strip():
                rows += [cells] if any(cells) else []
            else:
                for column, spans in enumerate(cells):
                    rows[-1][column] += spans
            i += 1
        grids.append(Grid(tuple(tuple(tuple(cell) for cell in row) for row in rows)))
    return grids


def _columns(line: str) -> list[int] | None:
    """Where the columns begin, in columns of the screen."""
    cells = re.split(r"\s{2,}|\t", line.strip())
    named = [cell for cell in cells if _HEADING.search(cell) and len(cell) <= 16]
    if len(named) < 3 or len(named) < len(cells) - 1:
        return None
    return [_width(line[: match.start()]) for match in re.finditer(r"\S+(?: \S+)*", line)]


def _cells(start: int, line: str, columns: list[int]) -> list[list[Span]]:
    cells: list[list[Span]] = [[] for _ in columns]
    tabbed = "\t" in line.strip()
    for i, match in enumerate(re.finditer(r"[^\t]+" if tabbed else r"\S+(?: \S+)*", line)):
        at = _width(line[: match.start()])
        column = i if tabbed else max((n for n, begin in enumerate(columns) if begin <= at + 2), default=0)
        if column >= len(cells):
            continue
        span = (start + match.start(), start + match.end())
        if cells[column]:
            span = (cells[column].pop()[0], span[1])
        cells[column].append(span)
    return cells


def _belongs(line: str, cells: list[list[Span]], columns: list[int]) -> bool:
    filled = sum(bool(cell) for cell in cells)
    return filled >= 2 or (filled == 1 and not cells[0] and _width(line) - _width(line.lstrip()) >= columns[1] - 2)


def _width(text: str) -> int:
    return sum(
        2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text.replace("\t", " " * 8)
    )
