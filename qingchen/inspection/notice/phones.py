"""Telephone numbers in a notice: known, and not carried along."""

import re

from qingchen.inspection.notice.flow import flow_of

PHONE = re.compile(r"(?:1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)")
_SHOWN = 3


def without_phones(text: str) -> str:
    """The text of the same length, all but the first digits of each number as `*`, also where a line break is in it."""
    flow = flow_of(text, [(0, len(text))])
    characters = list(text)
    for match in PHONE.finditer(flow.text):
        for i in range(match.start() + _SHOWN, match.end()):
            characters[flow.at[i]] = "*"
    return "".join(characters)
