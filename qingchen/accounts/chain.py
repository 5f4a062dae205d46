"""The audit chain's arithmetic: SM3 (GB/T 32905) over canonical lines; `tools/verify_audit.py` repeats it outside."""

import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.hashes import SM3, Hash

GENESIS = "0" * 64
FIELDS = ("id", "at", "actor", "actor_name", "role", "act", "what", "public_id", "region", "result", "details")


def sm3_hex(data: bytes) -> str:
    digest = Hash(SM3())
    digest.update(data)
    return digest.finalize().hex()


def canonical(value: Any) -> str:
    """JSON with sorted keys, no spaces, characters as they are: one text for one value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def line_digest(line: Mapping[str, Any]) -> str:
    """SM3 of the canonical text of FIELDS; `at` is ISO 8601 in UTC with microseconds, `details` the stored text."""
    return sm3_hex(canonical({field: line[field] for field in FIELDS}).encode())


def next_link(previous: str, digest: str) -> str:
    """SM3 of the previous chain digest and the line's digest, both as lower-case hex text."""
    return sm3_hex((previous + digest).encode("ascii"))
