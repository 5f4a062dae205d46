"""What the sums of a table still tell of its hidden cells.

The cells of a table with totals are the arcs of a network between its lines and its columns (each cell stands in one
line sum and one column sum, with signs chosen so that one is its tail and one its head). Every other table with the
same shown cells differs by circulations along hidden cells, so a hidden cell can be one more if, with the others
within their bounds, a way leads back from its head to its tail.
"""

from collections import deque
from collections.abc import Collection, Sequence

Cell = tuple[int, int]
Node = tuple[str, int]
_NO_BOUND = 1 << 62


class HiddenCells:
    """The hidden cells of `whole` (last line and column are totals) with the bounds that everybody knows of each.

    small    counts of the body from 1 to threshold − 1: known to be that. A total as small is hidden without that
             word, for it would tell too much of the small counts under it.
    absent   cells that the table does not have at all; unknown, and nobody's secret
    """

    def __init__(self, whole: Sequence[Sequence[int]], threshold: int, absent: Collection[Cell]) -> None:
        self.whole = whole
        self.absent = frozenset(absent)
        small = {
            (row, column)
            for row, line in enumerate(whole)
            for column, count in enumerate(line)
            if 0 < count < threshold
        }
        self.small = frozenset(cell for cell in small if not self._totals(cell))
        self.bounds: dict[Cell, tuple[int, int]] = dict.fromkeys(self.absent | small, (0, _NO_BOUND))
        self.bounds |= dict.fromkeys(self.small, (1, threshold - 1))

    def hide(self, cell: Cell) -> None:
        assert cell not in self.bounds
        self.bounds[cell] = (0, _NO_BOUND)

    def told(self) -> Cell | None:
        """A hidden cell that the shown ones tell too much of; None where there is none.

        A small one must be able to be any number within its bounds, every other one at least two numbers.
        """
        for cell, (least, most) in sorted(self.bounds.items()):
            count = self.whole[cell[0]][cell[1]]
            if cell in self.small:
                safe = self._reaches(cell, +1, most - count) and self._reaches(cell, -1, count - least)
            else:
                fewer = count > least and self._reaches(cell, -1, 1)
                safe = cell in self.absent or fewer or self._reaches(cell, +1, 1)
            if not safe:
                return cell
        return None

    def _reaches(self, cell: Cell, step: int, times: int) -> bool:
        """Whether some table with the same shown cells has this cell larger by `step` × `times`."""
        counts = {other: self.whole[other[0]][other[1]] for other in self.bounds}
        for _ in range(times):
            way = self._way_back(cell, step, counts)
            if way is None:
                return False
            counts[cell] += step
            for other, change in way:
                counts[other] += change
        return True

    def _way_back(self, cell: Cell, step: int, counts: dict[Cell, int]) -> list[tuple[Cell, int]] | None:
        """Changes by one of other hidden cells that make up for this one's."""
        tail, head = self._ends(cell) if step > 0 else self._ends(cell)[::-1]
        came: dict[Node, tuple[Node, Cell, int]] = {}
        waiting = deque([head])
        while waiting and tail not in came:
            at = waiting.popleft()
            for other, (least, most) in self.bounds.items():
                if other == cell:
                    continue
                start, end = self._ends(other)
                if start == at and counts[other] < most:
                    onward, change = end, +1
                elif end == at and counts[other] > least:
                    onward, change = start, -1
                else:
                    continue
                if onward not in came and onward != head:
                    came[onward] = (at, other, change)
                    waiting.append(onward)
        if tail not in came:
            return None
        way, node = [], tail
        while node != head:
            node, other, change = came[node]
            way.append((other, change))
        return way

    def _ends(self, cell: Cell) -> tuple[Node, Node]:
        """Tail and head: a body cell leads from its line to its column, a total the other way, the grand total again
        from line to column (the sums of the totals' own line and column taken with the opposite sign)."""
        row, column = cell
        line, col = ("line", row), ("column", column)
        return (col, line) if self._totals(cell) == 1 else (line, col)

    def _totals(self, cell: Cell) -> int:
        """0 for a cell of the body, 1 for a total, 2 for the grand total."""
        return (cell[0] == len(self.whole) - 1) + (cell[1] == len(self.whole[0]) - 1)
