"""The registers, one file each; found by `qingchen.registers.catalogue.registers()`."""

import sys
from functools import cache

from qingchen.discovery import things
from qingchen.problems import Problem
from qingchen.registers.register import Register


@cache
def registers() -> dict[str, Register]:
    """Every register by its name."""
    return things(sys.modules[__name__], "REGISTER", Register)


def register_named(name: str) -> Register:
    """Raises Problem register.unknown."""
    found = registers().get(name)
    if found is None:
        raise Problem("register.unknown", name=name, known="、".join(registers()))
    return found
