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


@cache
def _prefixes() -> dict[str, str]:
    found: dict[str, str] = read_yaml(_FILE)["prefixes"]
    return found
