"""How the printed form looks: fonts, borders, and rows high enough for their wrapped text."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

LINE_POINTS = 12.5
_BODY = {"font_name": "宋体", "font_size": 9.5, "valign": "vcenter", "text_wrap": True}
_GRID = {"border": 1, "border_color": "#808080"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "valign": "vcenter"},
    "about": _BODY | {"font_size": 10.5},
    "note": _BODY | {"font_size": 9, "font_color": "#595959"},
    "heading": _BODY | _GRID | {"font_name": "黑体", "align": "center", "bg_color": "#E8EDF3"},
    "domain": _BODY | _GRID | {"font_name": "黑体", "font_size": 10.5, "bg_color": "#F4F6F9"},
    "printed": _BODY | _GRID,
    "filled": _BODY | _GRID | {"num_format": "@", "locked": False, "bg_color": "#FFFEF5"},
    "signature": _BODY | {"font_size": 10.5},
}


@dataclass
class Look:
    """Formats of one workbook, each made once."""

    workbook: Workbook
    _made: dict[tuple[str, bool, str], Format] = field(default_factory=dict)

    def of(self, name: str, *, centred: bool = False, number: str = "") -> Format:
        """The format `name`; `number` is Excel's number format (`@` keeps what looks like a formula as text)."""
        key = (name, centred, number)
        if key not in self._made:
            look = dict(_LOOKS[name])
            if centred:
                look["align"] = "center"
            if number:
                look["num_format"] = number
            self._made[key] = self.workbook.add_format(look)
        return self._made[key]


def lines_of(text: str, width: float) -> int:
    """Lines that `text` wraps to in a column of `width` characters; a Chinese character takes two."""
    room = max(2.0, width * 1.08 - 0.4)
    return max(1, sum(max(1, -int(-_breadth(line) // room)) for line in text.split("\n")))


def _breadth(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)
