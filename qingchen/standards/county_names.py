"""The names by which provinces, prefectures and counties are written in addresses: full, short, former."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from qingchen.standards.division_table import FOLDER, upper_table

PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_NATIONS = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南"
    "|仡佬|锡伯|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各"
)
_OF_NATIONS = re.compile(rf"((?:{_NATIONS})族?)+(?=自治[州县旗]|民族自治|$)")
_KINDS = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|矿区|省|市|州|盟|县|区|旗)$")


@dataclass(frozen=True, slots=True)
class Names:
    """Of one division: every full name that it has had or is called by, and its stems (神木 of 神木市)."""

    code: str
    full: frozenset[str]
    stems: frozenset[str]


def stem(name: str) -> str:
    """`延边` of 延边朝鲜族自治州, `神木` of 神木市; the name itself where less than two characters would be left."""
    bare = _KINDS.sub("", name)
    bare = _OF_NATIONS.sub("", bare) if bare.endswith("族") or name.endswith(("自治区", "自治州", "自治县")) else bare
    return bare if len(bare) >= 2 else name


@cache
def names(width: int) -> Mapping[str, Names]:
    """By code, of provinces (2), prefectures (4) or counties (6); without zones of statistics and placeholders."""
    called = _former_names() if width == 6 else {}
    found = {}
    for code, known in upper_table().items():
        if len(code) != width or known[-1].stat_only or known[-1].name in PLACEHOLDERS:
            continue
        full = {division.name for division in known}
        found[code] = Names(
            code, frozenset(full | called.get(code, set())), frozenset({stem(name) for name in full} - full)
        )
    return found


@cache
def _former_names() -> dict[str, set[str]]:
    """Names that the yearly lists no longer have, and what people call banners, by county."""
    called: dict[str, set[str]] = defaultdict(set)
    with (FOLDER / "former_names.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            called[row["county"]].add(row["name"])
    return called
