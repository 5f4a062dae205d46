"""Names that say nothing: a key sealed into a token that is always the same, cannot be guessed and needs no table.

A token is a synthetic nonce (12 bytes of HMAC-SM3 over kind and key) and the key under SM4-CTR with it; opening
checks the nonce. Without the secret nobody can make a token or learn more of two than that they differ.
"""

import base64

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.hmac import HMAC

_NONCE_BYTES = 12
_BETWEEN = "\x1f"


def secret_from(key: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose, from a key that serves others too."""
    return _mac(key, purpose.encode())


def token_of(secret: bytes, kind: str, *parts: str) -> str:
    """The token of a thing of this kind, fit for addresses. `parts` are the texts of its key."""
    assert not any(_BETWEEN in part for part in parts)
    clear = _BETWEEN.join(parts).encode()
    nonce = _nonce(secret, kind, clear)
    return _text(nonce + _crypt(secret, nonce, clear))


def parts_of(secret: bytes, kind: str, token: str) -> tuple[str, ...] | None:
    """Undo `token_of`; None for whatever it did not make of this kind."""
    try:
        data = base64.b64decode(token.encode("ascii") + b"=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return None
    nonce, hidden = data[:_NONCE_BYTES], data[_NONCE_BYTES:]
    if len(nonce) < _NONCE_BYTES or _text(data) != token:
        return None
    clear = _crypt(secret, nonce, hidden)
    return tuple(clear.decode().split(_BETWEEN)) if bytes_eq(nonce, _nonce(secret, kind, clear)) else None


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _nonce(secret: bytes, kind: str, clear: bytes) -> bytes:
    return _mac(secret[16:], kind.encode() + b"\0" + clear)[:_NONCE_BYTES]


def _crypt(secret: bytes, nonce: bytes, data: bytes) -> bytes:
    stream = Cipher(algorithms.SM4(secret[:16]), modes.CTR(nonce + b"\0\0\0\0")).encryptor()
    return stream.update(data) + stream.finalize()


def _mac(key: bytes, data: bytes) -> bytes:
    mac = HMAC(key, SM3())
    mac.update(data)
    return mac.finalize()
