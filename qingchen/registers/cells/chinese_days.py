"""Days as an office writes them out: 二〇二〇年七月十五日, 二零二零年七月, 2020年七月廿一日."""

import re
from typing import Final

import polars as pl

_ONES: Final = {character: str(digit) for digit, group in enumerate(
    ("〇零○O", "一元", "二", "三", "四", "五", "六", "七", "八", "九")
) for character in group}  # fmt: skip
_NUMERALS: Final = "".join(_ONES) + "十廿卅"
_WRITTEN_OUT: Final = rf"^[\d{_NUMERALS}]{{4}}\s*年\s*[\d{_NUMERALS}]{{1,3}}\s*月"
_RUN: Final = re.compile(rf"[{_NUMERALS}]+")


def in_digits(texts: pl.Series) -> pl.Series:
    """Those with a year and a month, with digits for their numerals; all other texts as they are."""
    spoken = texts.str.contains(_WRITTEN_OUT) & texts.str.contains(f"[{_NUMERALS}]")
    if not spoken.fill_null(False).any():
        return texts
    digits = pl.Series([_RUN.sub(_number, text) for text in texts.filter(spoken)], dtype=pl.String)
    return texts.scatter(spoken.arg_true(), digits)


def _number(found: re.Match[str]) -> str:
    """`2020` for 二〇二〇, `21` for 二十一 and 廿一, `10` for 十."""
    run = found.group().replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = run.partition("十")
    if not ten:
        return "".join(_ONES[character] for character in run)
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return run
    return (_ONES[tens] if tens else "1") + (_ONES[ones] if ones else "0")
