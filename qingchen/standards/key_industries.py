"""Which key industry (重点行业) an industry code belongs to; the register may say otherwise, with a reason."""

from functools import cache
from pathlib import Path

from qingchen.standards.yaml_file import read_yaml

_FILE = Path(__file__).parent / "data" / "key_industries.yaml"


def key_industry_of(industry: str) -> str:
    """Code of the list `key_industry` for a GB/T 4754-2017 code; `other` where no prefix fits. The longest decides."""
    prefixes = _prefixes()
    fitting = [prefix for prefix in prefixes if industry.startswith(prefix)]
    return prefixes[max(fitting, key=len)] if fitting else "other"


def recoded_prefixes(edition: str) -> tuple[str, ...]:
    """The beginnings of codes that mean something else in that edition (`industry_edition`) than in that of 2017."""
    return tuple(read_yaml(_FILE)["recoded"].get(edition, ()))


@cache
def _prefixes() -> dict[str, str]:
    found: dict[str, str] = read_yaml(_FILE)["prefixes"]
    return found
