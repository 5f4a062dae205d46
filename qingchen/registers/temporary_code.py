"""Temporary employer codes (临时代码): for employers of whom the unified social credit code is not known.

`T` and seventeen characters of the GB 32100 alphabet, from the digest of what the source calls the
employer, so the same employer gets the same code again. No registration authority has the letter T.
"""

import hashlib
import re

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PATTERN = r"^T[0-9A-HJ-NP-RTUWXY]{17}$"
KNOWN_AT_LEAST = frozenset(
    {"uscc", "site_no", "name", "division", "key_industry", "production_status", "in_scope", "source_note"}
)
"""Of an employer with a temporary code only these columns must be filled; what is unknown stays empty."""


def temporary_code(identity: str) -> str:
    """The code of an employer whom a source knows as `identity` (`global_coal_mine_tracker:M1819`)."""
    number = int.from_bytes(hashlib.sha256(identity.encode()).digest(), "big")
    characters = []
    for _ in range(17):
        number, rest = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[rest])
    return "T" + "".join(characters)


def is_temporary(code: str) -> bool:
    return re.match(PATTERN, code) is not None
