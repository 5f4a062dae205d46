"""Where in a file the rows stand that were met so far: sheet and line by the number of the row, four bytes a row."""

import numpy


class RowPlaces:
    def __init__(self) -> None:
        self.count = 0
        self._lines: list[numpy.ndarray] = []
        self._sheets: list[tuple[int, str | None]] = []
        """Where in the rows each sheet begins."""

    def add(self, sheet: str | None, lines: numpy.ndarray) -> None:
        self._lines.append(lines.astype(numpy.int32))
        if not self._sheets or self._sheets[-1][1] != sheet:
            self._sheets.append((self.count, sheet))
        self.count += len(lines)

    def at(self, row: int) -> tuple[str | None, int]:
        """Sheet and line of a row, numbered from 0 in the order in which they were added."""
        sheet = next(name for begin, name in reversed(self._sheets) if begin <= row)
        for lines in self._lines:
            if row < len(lines):
                return sheet, int(lines[row])
            row -= len(lines)
        raise AssertionError("a row that was never added")
