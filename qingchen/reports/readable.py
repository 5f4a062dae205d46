"""Text as it can be written into a file, and the two lines of a rate in a narrow cell."""

import re

_RATE = re.compile("([0-9.]+%)(（[0-9]+ / [0-9]+）)")
_NOT_WRITTEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """The text as it can be written: line ends as `\\n`, characters that XML forbids left out."""
    return _NOT_WRITTEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def stacked(text: str) -> tuple[str, str] | None:
    """`95.0%（95 / 100）` as percentage and counts; None for any other text."""
    found = _RATE.fullmatch(text)
    return (found[1], found[2]) if found else None
