"""The secret of a token: made once, shown once, kept only as its digest."""

import hashlib
import secrets

PREFIX = "qc_"
"""So that a secret that got into a file or a message can be found and called back."""


def new_secret() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """SHA-256 in hexadecimal. A secret of 256 random bits needs no slow hash: there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
