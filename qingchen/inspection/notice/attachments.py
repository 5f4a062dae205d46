"""附件、附表: their titles, as listed under the notice's text."""

import re

from qingchen.inspection.notice.element import Element
from qingchen.inspection.notice.flow import Flow

_BEGINS = re.compile(r"附[件表]?(?P<number>\d{0,2})：")
_ALONE = re.compile("附[件表]：?")
_NUMBERED = re.compile(r"(?:^|(?<=[^\d]))(?P<number>\d{1,2})[.、．。]")


def read_attachments(paragraphs: list[Flow]) -> list[Element]:
    """In order; one title without a number, or several."""
    found: list[Element] = []
    listing = False
    for i, paragraph in enumerate(paragraphs):
        begins = _BEGINS.match(paragraph.text)
        if begins:
            listing = True
            found += _titles(paragraph.part(begins.end()))
        elif listing and _NUMBERED.match(paragraph.text):
            found += _titles(paragraph)
        else:
            after = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
            listing = bool(_ALONE.fullmatch(paragraph.text) and after and _NUMBERED.match(after.text))
    first: dict[str, Element] = {}
    for one in found:
        first.setdefault(one.value, one)
    return list(first.values())


def _titles(flow: Flow) -> list[Element]:
    cuts = [match for match in _NUMBERED.finditer(flow.text)]
    if not cuts:
        return [_element(flow)] if flow.text else []
    ends = [*(match.start() for match in cuts[1:]), len(flow.text)]
    return [_element(flow.part(cut.end(), end)) for cut, end in zip(cuts, ends, strict=True) if cut.end() < end]


def _element(flow: Flow) -> Element:
    text = flow.text.rstrip("。；，")
    return Element("attachment", text, flow.place(0, len(text)))
