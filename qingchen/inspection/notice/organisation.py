"""Takes `省卫生健康委职业健康处处长` apart: agency and post."""

import re
from functools import cache

from qingchen.inspection.notice.words import post_pattern, words
from qingchen.standards.county_names import names


@cache
def _agency() -> re.Pattern[str]:
    ends = "|".join(map(re.escape, sorted(words("agency_ends"), key=len, reverse=True)))
    return re.compile(rf".{{1,24}}?(?:{ends})(?!员)")


@cache
def agency_begins() -> str:
    """A pattern of how an agency begins: 省…, 市…, 吉林…, 国家…"""
    places = sorted({stem for width in (2, 4) for one in names(width).values() for stem in one.stems}, key=len)
    return (
        "(?:[省市州](?=[\u4e00-\u9fff]{2})|自治[区州]|[区县](?=[卫疾人医应总])|国家|中国|全国|" + "|".join(places) + ")"
    )


def agency_and_post(text: str) -> tuple[str, str]:
    """The shortest agency behind which something is left, or all of it where no post follows."""
    match = _agency().match(text)
    if match is None:
        return ("", text) if re.search(post_pattern() + "$", text) else (text, "")
    return text[: match.end()], text[match.end() :]
