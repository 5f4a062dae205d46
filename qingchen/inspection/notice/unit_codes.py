"""Codes of units out of their names, as files and addresses can carry them."""

from qingchen.standards.county_names import stem

_APART = ("管委会", "管理委员会", "综合实验区", "示范区", "新区")


def letters(name: str) -> str:
    """`changchun` of 长春市, `changbaishan` of 长白山管委会: read as a word, for places have readings of their own."""
    from pypinyin import lazy_pinyin

    for end in _APART:
        name = name.removesuffix(end) or name
    return "".join(c for c in "".join(lazy_pinyin(stem(name))).lower() if c.isascii() and c.isalpha()) or "unit"


def unit_codes(names: list[str]) -> list[str]:
    """One each; the second of the same sound gets a number."""
    codes: list[str] = []
    for name in names:
        plain = letters(name)
        code, number = plain, 2
        while code in codes:
            code, number = f"{plain}_{number}", number + 1
        codes.append(code)
    return codes
