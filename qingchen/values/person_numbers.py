"""Numbers that point to one person, within a text that somebody wrote: hidden where the text is kept in clear.

Hidden are what looks like an identity number of 18 or 15 digits (as first six and last four) or a mobile phone (first
three and last four), also with spaces or strokes between the groups. Names cannot be told from other words; credit
codes, which may be all digits too, hold no birthday.
"""

import re

_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_GAP, _ALONE, _DAY = r"[\s\-—]?", r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])", r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PATTERNS = tuple(
    re.compile(_ALONE.format(one))
    for one in (
        rf"(\d{{6}}){_GAP}(?:19|20)\d\d{_GAP}{_DAY}{_GAP}(\d{{3}}[\dXx])",
        rf"(\d{{6}}){_GAP}\d\d{_DAY}{_GAP}(\d{{3}})",
        rf"(1\d\d){_GAP}\d{{4}}{_GAP}(\d{{4}})",
    )
)


def hidden_in(text: str) -> str:
    """The text without such numbers, its digits half-width: `核对229900196001010012` is `核对229900****0012`."""
    text = text.translate(_NARROW)
    for pattern in _PATTERNS:
        text = pattern.sub(r"\1****\2", text)
    return text
