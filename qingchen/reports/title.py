"""Breaks a title into lines: whole phrases, and the shape of a trapezoid or a diamond (GB/T 9704 7.3.1)."""

from collections.abc import Iterator
from itertools import combinations, pairwise

TITLE_WIDEST = 20
"""Characters of 22 pt that fit into 156 mm."""
ANNEX_TITLE_WIDEST = {False: TITLE_WIDEST, True: 28}
"""By whether the page is landscape: 225 mm."""

CANNOT_BEGIN_A_LINE = "、，。；：？！）》〕”’的"


def title_lines(phrases: tuple[str, ...], widest: int) -> list[str]:
    """The title in the fewest lines of at most `widest` characters.

    Among these a trapezoid or a diamond comes before any other shape (never equal lines, never an hourglass),
    then the most even. A phrase that is wider than a line is broken between any two characters.
    """
    pieces = [piece for phrase in phrases for piece in _breakable(phrase, widest)]
    for count in range(1, len(pieces) + 1):
        found = [lines for lines in _divisions(pieces, count) if all(len(line) <= widest for line in lines)]
        if found:
            return min(found, key=_unsightliness)
    return ["".join(pieces)]


def _breakable(phrase: str, widest: int) -> list[str]:
    if len(phrase) <= widest:
        return [phrase]
    # Few places to break keep the number of divisions small; the last piece takes what cannot begin a line.
    step = max(widest // 5, 1)
    pieces: list[str] = []
    for start in range(0, len(phrase), step):
        piece = phrase[start : start + step]
        while pieces and piece and piece[0] in CANNOT_BEGIN_A_LINE:
            pieces[-1] += piece[0]
            piece = piece[1:]
        if piece:
            pieces.append(piece)
    return pieces


def _divisions(pieces: list[str], count: int) -> Iterator[list[str]]:
    for breaks in combinations(range(1, len(pieces)), count - 1):
        edges = (0, *breaks, len(pieces))
        yield ["".join(pieces[start:end]) for start, end in pairwise(edges)]


def _unsightliness(lines: list[str]) -> tuple[int, int]:
    widths = [len(line) for line in lines]
    steps = [after - before for before, after in pairwise(widths)]
    shaped = all(steps) and not any(before < 0 < after for before, after in pairwise(steps))
    return (0 if shaped else 1, max(widths) - min(widths))
