"""One character for the ways in which it is written: full and half width, radicals out of PDF fonts, dashes."""

import unicodedata

_RADICALS = dict(
    zip(
        "⺠⺟⺫⻁⻄⻅⻆⻉⻋⻌⻓⻔⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⻘⻛⻑⻆⻗⻯",
        "民母目虎西见角贝车辶长门韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟青风长角雨龙",
        strict=True,
    )
)
"""CJK Radicals Supplement: compatibility normalisation leaves them alone (Unicode EquivalentUnifiedIdeograph)."""

_MARKS = str.maketrans("(),:;?![]【】［］~–—―─−", "（），：；？！〔〕〔〕〔〕------")
_AS_WRITTEN_NOW = str.maketrans("戶靑戸", "户青户")
"""Normalisation makes the old form of a radical that a PDF font put for the character."""
_INVISIBLE = {"\u200b", "\ufeff", "\u00ad", "\u200c", "\u200d", "\x0c", "\x00"}


def folded(character: str) -> str:
    """`１` becomes 1, `(` becomes （, `⽣` becomes 生; spaces and what cannot be seen become nothing."""
    if character.isspace() or character in _INVISIBLE:
        return ""
    if character in _RADICALS:
        return _RADICALS[character]
    plain = unicodedata.normalize("NFKC", character).translate(_MARKS).translate(_AS_WRITTEN_NOW)
    return "" if plain.isspace() else plain


def is_ideograph(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character == "〇"
