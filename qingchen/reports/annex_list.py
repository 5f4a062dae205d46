"""附件说明: the annexes listed under the body, two characters in, no full stop; a wrapped title stays under itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from qingchen.reports.document import Document
from qingchen.reports.wording import width

MOST_TOGETHER = 4
"""Annexes whose list is not parted between two pages."""


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """`lead` is 附件：1. as far as it is printed; `left` and `hanging` are in characters.

    held   stays on the page of what follows it: the signature shall not stand alone
    """

    lead: str
    text: str
    left: float
    hanging: float
    held: bool


def annex_list(document: Document) -> tuple[AnnexLine, ...]:
    """The annexes behind the document, then those that are files of their own."""
    bound = _listed(tuple((annex.label, "".join(annex.title)) for annex in document.annexes), "")
    apart = _listed(tuple((annex.label, annex.title) for annex in document.apart), "（另附）")
    lines = [*bound, *apart]
    return tuple(
        AnnexLine(lead, text, left, hanging, len(lines) <= MOST_TOGETHER or position == len(lines) - 1)
        for position, (lead, text, left, hanging) in enumerate(lines)
    )


def _listed(annexes: tuple[tuple[str, str], ...], how: str) -> Iterator[tuple[str, str, float, float]]:
    if not annexes:
        return
    # All labels begin with the same word, and the list says it once: 附表：1-1.… 1-2.…
    word = annexes[0][0].rstrip("0123456789-")
    first = f"{word}{how}："
    for position, (label, title) in enumerate(annexes):
        number = label.removeprefix(word)
        prefix = f"{number}." if number else ""
        said = "" if position else first
        yield said + prefix, title, 2 + width(first) + width(prefix), width(said + prefix)
