"""Where lines break, how wide marks are and where spaces stand does not change what is read."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from qingchen.inspection.notice.measure import differences
from qingchen.standards.yaml_file import read_yaml
from tests.unit.inspection.notice.notices import NOTICES, read, sample

WHOLE_LINES = {
    "liaoning-2021": "liaoning-2021.txt",
    "jiangsu-2019": "jiangsu-2019.txt",
    "shanxi-2022": "shanxi-2022.source.txt",
}
"""Notices whose lines are whole paragraphs."""
_NARROW = str.maketrans("（），：；", "(),:;")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _wrapped(line: str, width: int) -> list[str]:
    """Broken at `width` columns, as a PDF breaks it: in mid-word, and no mark at the head of a line."""
    lines, reached = [""], 0
    for character in line:
        size = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        if reached + size > width and character not in "，。；：、）":
            lines.append("")
            reached = 0
        lines[-1] += character
        reached += size
    return lines


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(sorted(WHOLE_LINES)),
    width=st.integers(min_value=44, max_value=90),
    blank_lines=st.booleans(),
    narrow=st.booleans(),
    wide=st.booleans(),
    trailing=st.sampled_from(["", " ", "　", "  "]),
)
def test_breaking_lines_and_changing_widths_changes_nothing(name, width, blank_lines, narrow, wide, trailing):
    text = sample(WHOLE_LINES[name])
    if narrow:
        text = text.translate(_NARROW)
    if wide:
        text = text.translate(_WIDE)
    between = f"{trailing}\n\n" if blank_lines else f"{trailing}\n"
    broken = between.join(piece for line in text.splitlines() for piece in _wrapped(line, width))
    assert differences(read(broken), read_yaml(NOTICES / f"{name}.expected.yaml")) == ([], [])


@settings(max_examples=30, deadline=None)
@given(spaces=st.sampled_from([" ", "  ", "　", "\u00a0", "\t"]), ending=st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_the_shipped_notice_is_read_the_same_with_other_spaces_and_line_ends(spaces, ending):
    text = sample("jilin-2020.txt").replace("  ", spaces * 2).replace("\n", ending)
    assert differences(read(text), read_yaml(NOTICES / "jilin-2020.expected.yaml")) == ([], [])
