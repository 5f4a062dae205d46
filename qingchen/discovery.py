"""Loads a folder of one-thing files: a new file is the whole registration."""

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def modules(package: ModuleType) -> list[ModuleType]:
    """Every module of `package`, by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def things(package: ModuleType, attribute: str, kind: type[T]) -> dict[str, T]:
    """The `attribute` of every module of `package`, by module name.

    Raises AssertionError, naming the module, where one lacks it: a file in a catalogue folder that
    declares nothing is our own mistake.
    """
    found: dict[str, T] = {}
    for module in modules(package):
        thing = getattr(module, attribute, None)
        assert isinstance(thing, kind), f"{module.__name__} declares no {attribute}: {kind.__name__}"
        found[module.__name__.rpartition(".")[2]] = thing
    return found
