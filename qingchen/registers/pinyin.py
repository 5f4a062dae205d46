"""Names as they sound: pinyin without tones and spaces, so that 张伟 is found by 章玮 and by zhang wei.

The surname is read as surnames are (单 shan, 曾 zeng), every other character in its most usual reading: one name has
one pinyin, and the same characters always the same, which is what a keyed stand-in needs.
"""

import re
import unicodedata

from qingchen.standards.surnames import compound_surnames, surname_readings

_LATIN = re.compile(r"[^a-zv]")


class _Readings(dict[int, str]):
    """For `str.translate`: the reading of each character, looked up once in a process."""

    def __missing__(self, codepoint: int) -> str:
        # With its dictionary of phrases, though only characters are asked for: where it is left out it is left out for
        # the whole process, and a place's code (`inspection.notice.unit_codes`) would sound another way.
        from pypinyin import Style, pinyin

        self[codepoint] = pinyin(chr(codepoint), style=Style.NORMAL)[0][0]
        return self[codepoint]


_readings = _Readings()


def pinyin_of(name: str) -> str:
    """`zhangwei` of 张伟, `Zhang Wei` or ｚｈａｎｇ　ｗｅｉ; empty where nothing in it can be read."""
    clear = "".join(unicodedata.normalize("NFKC", name).split())
    head = 2 if clear[:2] in compound_surnames() else 1
    readings = surname_readings()
    surname = readings.get(clear[:head]) or clear[:head].translate(_readings)
    return _letters(surname + clear[head:].translate(_readings))


def _letters(text: str) -> str:
    plain = text.lower().replace("ü", "v").replace("lyu", "lv").replace("nyu", "nv")
    if plain.isascii():
        return _LATIN.sub("", plain)
    plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    return _LATIN.sub("", plain)
