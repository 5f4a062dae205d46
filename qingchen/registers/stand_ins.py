"""What is keyed in place of a sensitive value: which stand-ins a column has, and the form of the text behind each.

The form does away with differences that are none (spaces in a name, a hyphen in a phone), so that the same person
stands in by the same key whoever wrote the row.
"""

import re
import unicodedata

from qingchen.registers.pinyin import pinyin_of

ALSO = {"name_key": ("pinyin_key",)}
"""Stand-ins that come with another: a name is also kept by its sound."""

_DOTS = re.compile(r"[·•・‧∙.．。\s]")


def stand_ins_of(stand_in: str | None) -> tuple[str, ...]:
    return (stand_in, *ALSO.get(stand_in, ())) if stand_in else ()


def keyed_text(stand_in: str, clear: str) -> str | None:
    """The text that is keyed for `clear`; None where nothing of it is left."""
    match stand_in:
        case "name_key":
            return _DOTS.sub("", unicodedata.normalize("NFKC", clear)).upper() or None
        case "pinyin_key":
            return pinyin_of(clear) or None
        case "phone_key":
            return re.sub(r"^(?:0086|86)(?=1\d{10}$)", "", re.sub(r"\D", "", clear)) or None
        case _:
            return clear.strip().upper() or None
