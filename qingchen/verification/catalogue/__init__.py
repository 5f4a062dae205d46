"""The checks, one file each, named as the fault that they look for."""

import sys
from functools import cache

from qingchen.discovery import things
from qingchen.verification.check import Check


@cache
def checks() -> dict[str, Check]:
    """Every check by its name."""
    found = things(sys.modules[__name__], "check", Check)
    for name, check in found.items():
        assert check.name == name, f"{name}.py declares {check.name}"
    return found
