"""Which code computed a figure: a digest of the counting rules and of the standards they read."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_SOURCES = (("indicators", "*.py"), ("standards", "*.py"), ("standards", "*.yaml"), ("standards", "*.csv"))


@cache
def code_version() -> str:
    """`0.1.0+3f2a9c0d1e4b`: version of the package, then twelve digits of the SHA-256 over the files above."""
    digest = hashlib.sha256()
    for folder, pattern in _SOURCES:
        for path in sorted((_PACKAGE / folder).rglob(pattern)):
            if "migrations" in path.parts:
                continue
            digest.update(str(path.relative_to(_PACKAGE)).encode())
            digest.update(path.read_bytes())
    return f"{version('qingchen')}+{digest.hexdigest()[:12]}"
