"""Names of the files that the front-end build made, from its manifest."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

BUILD = Path(__file__).parent / "static" / "build"


def entry(name: str) -> dict[str, Any] | None:
    """Entry `src/<name>.ts` of the manifest; None where the front end has not been built."""
    manifest = BUILD / "manifest.json"
    if not manifest.exists():
        return None
    found: dict[str, Any] | None = _read(manifest, manifest.stat().st_mtime_ns).get(f"src/{name}.ts")
    return found


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
