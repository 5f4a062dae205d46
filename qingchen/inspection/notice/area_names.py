"""The places that a team has, as a sentence or a cell lists them."""

import re
from collections.abc import Callable
from itertools import pairwise

from qingchen.inspection.notice.element import Place
from qingchen.inspection.notice.flow import Flow, joined


def area_names(flow: Flow, known: Callable[[str], bool]) -> list[tuple[str, Place]]:
    """Names between 、 and 和; 和平区 is one name."""
    found: list[tuple[str, Place]] = []
    for aside in reversed(list(re.finditer("（[^）]{0,60}）", flow.text))):
        if not known(flow.text[: aside.end()].split("、")[-1]):
            flow = joined([part for part in (flow.part(0, aside.start()), flow.part(aside.end())) if part.text])
    for piece in flow.split("[、，；。：]|以及"):
        under, beside = _at_breaks(piece), [piece] if known(piece.text) else _at_and(piece, known)
        # A line may end within a name: lines are names of their own only where that makes more of them places.
        by_line = len(under) > 1 and _places(under, known) > _places(beside, known)
        for part in under if by_line else beside:
            name = part.text.removesuffix("等地").removesuffix("等")
            if name:
                found.append((name, part.place(0, len(name))))
    return found


def _places(parts: list[Flow], known: Callable[[str], bool]) -> int:
    return sum(known(part.text) for part in parts)


def _at_breaks(piece: Flow) -> list[Flow]:
    """The lines of a cell, one under the other."""
    cuts = [0, *sorted(piece.breaks - {0}), len(piece.text)]
    return [piece.part(a, b) for a, b in pairwise(cuts)]


def _at_and(piece: Flow, known: Callable[[str], bool]) -> list[Flow]:
    cuts = [match for match in re.finditer("[和及与]", piece.text)]
    for cut in cuts:
        if known(piece.text[: cut.start()]) or known(piece.text[cut.end() :]):
            rest = piece.part(cut.end())
            return [piece.part(0, cut.start()), *([rest] if known(rest.text) else _at_and(rest, known))]
    return [piece] if not cuts else piece.split("[和及与]")
