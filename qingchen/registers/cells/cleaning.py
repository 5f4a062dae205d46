"""What is done to every cell before its kind is asked: spaces, full width, text that spreadsheets leave behind."""

import polars as pl

_AROUND = " \t\r\n\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
_FULL = [chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))]
_HALF = [chr(ord(character) - 0xFEE0) for character in _FULL]
_KEPT_AS_TEXT = r'^="(.*)"$'
"""`="0012"` is what systems write into a .csv so that a spreadsheet keeps the zeros."""
_SPACED_OUT = r"^(?:\p{Han}\s+)+\p{Han}$"
"""`王　五`: two characters set wide to look like three."""
NOTHING = r"^[/／\\—–－_-]{1,6}$"
"""A stroke through the cell: nothing to be said there."""


def trimmed(frame: pl.DataFrame) -> pl.DataFrame:
    """Every text column without the spaces around; empty becomes null."""
    text = pl.col(pl.String).str.strip_chars(_AROUND)
    return frame.with_columns(pl.when(text != "").then(text))


def half_width(texts: pl.Series) -> pl.Series:
    """`９１，２ｍ` becomes `91,2m`: for every column but free text."""
    return _bare(texts.str.normalize("NFKC").str.strip_chars(_AROUND))


def free_text(texts: pl.Series) -> pl.Series:
    """Full-width letters and digits made half width, line breaks made spaces; Chinese punctuation stays as written."""
    if texts.str.contains("[０-９Ａ-Ｚａ-ｚ]").any():
        texts = texts.str.replace_many(_FULL, _HALF)
    texts = _bare(texts.str.replace_all(r"[\s\u3000]+", " "))
    spaced = texts.str.contains(_SPACED_OUT)
    if spaced.any():
        texts = texts.str.replace_all(" ", "", literal=True).zip_with(spaced.fill_null(False), texts)
    return texts


def _bare(texts: pl.Series) -> pl.Series:
    """Without the apostrophe or the formula that keeps a spreadsheet from counting."""
    texts = texts.str.strip_prefix("'")
    if texts.str.starts_with('="').any():
        texts = texts.str.replace(_KEPT_AS_TEXT, "$1")
    return texts
