"""What is compared of two persons: tokens keyed by a secret that lives as long as one run, never clear values.

So DuckDB, which may spill to disk, sees neither a name nor a birthday; and since a name's characters, and year, month
and day of a birthday, have a token each, likeness can still be told.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qingchen.registers import sealing
from qingchen.registers.stand_ins import keyed_text

COLUMNS = ("name", "sound", "characters", "sorted_name", "birth", "year", "month", "day", "number", "phone")


@dataclass
class Tokens:
    """One run's secret, and the tokens given so far."""

    secret: bytes = field(default_factory=lambda: os.urandom(32))
    _given: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, kind: str, text: str | None) -> str | None:
        if not text:
            return None
        if (kind, text) not in self._given:
            self._given[kind, text] = sealing.stand_ins(self.secret, 0, kind, [text])[text]
        return self._given[kind, text]

    def of_person(self, held: Mapping[str, Any]) -> dict[str, Any]:
        """The tokens of a row's opened columns, and `sex` as it follows from the number: `COLUMNS`."""
        number = keyed_text("person_key", held.get("identity_number") or "")
        name = keyed_text("name_key", held.get("name") or "")
        born_on = held.get("born_on") or born_by(number)
        year, month, day = born_on.split("-") if born_on else (None, None, None)
        return {
            "name": self.of("name", name),
            "sound": self.of("sound", keyed_text("pinyin_key", name or "")),
            "characters": [self.of("character", one) for one in name or ""] or None,
            "sorted_name": self.of("sorted", "".join(sorted(name or ""))),
            "birth": self.of("birth", born_on),
            "year": self.of("year", year),
            "month": self.of("number", month),
            "day": self.of("number", day),
            "number": self.of("identity", number),
            "phone": self.of("phone", keyed_text("phone_key", held.get("phone") or "")),
        }


def born_by(number: str | None) -> str | None:
    """The birthday in an identity number of 18 digits, as ISO text."""
    if not number or len(number) != 18 or not number[:17].isdigit():
        return None
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def sex_by(number: str | None) -> str | None:
    if not number or len(number) != 18 or not number[:17].isdigit():
        return None
    return "male" if int(number[16]) % 2 else "female"
