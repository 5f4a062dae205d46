"""Which cell styles of an .xlsx show a number as percent."""

import re
import zipfile

from lxml import etree

BUILT_IN = {"9", "10"}
"""0% and 0.00% (ECMA-376 part 1, 18.8.30)."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def percent_styles(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """The numbers by which cells name those styles (`s="3"`)."""
    if "xl/styles.xml" not in archive.namelist():
        return ()
    secure = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    styles = etree.fromstring(archive.read("xl/styles.xml"), secure)
    formats = set(BUILT_IN)
    for one in styles.iter("{*}numFmt"):
        if shows_percent(one.get("formatCode", "")):
            formats.add(one.get("numFmtId", ""))
    used = styles.find("{*}cellXfs")
    if used is None:
        return ()
    return tuple(str(at) for at, style in enumerate(used.iterchildren("{*}xf")) if style.get("numFmtId") in formats)


def shows_percent(number_format: str) -> bool:
    """`0.0%` does, `0.0"%"` only writes the sign behind the number as it is."""
    return "%" in _QUOTED.sub("", number_format)
