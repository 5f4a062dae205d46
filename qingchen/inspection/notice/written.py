"""Text as it is put together out of a file's parts, with the offset reached."""

from qingchen.inspection.notice.grid import Span


class Written:
    """`put` tells where what was put stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._offset = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def put(self, text: str) -> Span:
        start = self._offset
        self._parts.append(text)
        self._offset += len(text)
        return start, self._offset

    def line(self, text: str) -> None:
        self.put(text + "\n")

    def cell(self, lines: list[str]) -> tuple[Span, ...]:
        """A table's cell, its lines under each other."""
        spans = []
        for line in lines:
            spans.append(self.put(line))
            self.put("\n")
        self.put("\t")
        return tuple(spans)
