"""Surnames: which are of two characters, and how those are read that are read unlike the same character elsewhere."""

from functools import cache
from pathlib import Path

from qingchen.standards.yaml_file import read_yaml

_FILE = Path(__file__).parent / "data" / "surnames.yaml"


@cache
def compound_surnames() -> frozenset[str]:
    return frozenset(read_yaml(_FILE)["compound"].split())


@cache
def surname_readings() -> dict[str, str]:
    """Syllables without tone, spaces between: `{"单": "shan", "尉迟": "yu chi"}`. Others are read as usual."""
    return dict(read_yaml(_FILE)["readings"])


def surname_length(name: str) -> int:
    """How many characters of a Chinese name are its surname: 欧阳修 two, 张三 one, 欧阳 (two characters in all) one."""
    return 2 if len(name) > 2 and name[:2] in compound_surnames() else 1
