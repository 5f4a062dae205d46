"""References in a team's own words: `{ZH2-09.computed}` stands for a stored value, so no figure is typed again."""

import re
from collections.abc import Mapping

from qingchen.reports.content import Value
from qingchen.reports.document import Inline, inlines

_REFERENCE = re.compile(r"\{([A-Z]{2}\d-\d{2})\.(claimed|computed|verified)\}")


def resolve(text: str, values: Mapping[tuple[str, str], Value]) -> Value:
    """The text with each reference replaced by its value (by item code and kind); an unknown one by 未填."""
    pieces: list[Inline] = []
    at = 0
    for match in _REFERENCE.finditer(text):
        pieces += inlines(text[at : match.start()])
        pieces += inlines(values.get((match[1], match[2]), "未填"))
        at = match.end()
    pieces += inlines(text[at:])
    return tuple(pieces)
