"""附件说明: the annexes listed under the body, two characters in, no full stop; a wrapped title stays under itself."""

from dataclasses import dataclass

from qingchen.reports.document import Annex
from qingchen.reports.wording import width


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """`lead` is 附件：1. as far as it is printed; `left` and `hanging` are in characters."""

    lead: str
    text: str
    left: float
    hanging: float


def annex_list(annexes: tuple[Annex, ...]) -> tuple[AnnexLine, ...]:
    if not annexes:
        return ()
    # All labels begin with the same word, and the list says it once: 附表：1-1.… 1-2.…
    word = annexes[0].label.rstrip("0123456789-")
    first = f"{word}："
    lines = []
    for position, annex in enumerate(annexes):
        number = annex.label.removeprefix(word)
        prefix = f"{number}." if number else ""
        said = "" if position else first
        lines.append(
            AnnexLine(said + prefix, "".join(annex.title), 2 + width(first) + width(prefix), width(said + prefix))
        )
    return tuple(lines)
