"""A file that is written from front to back only, its SHA-256 taken on the way."""

import hashlib
import io
from typing import IO


class HashedOutput(io.RawIOBase):
    """No seeking: what was written stands, so the digest is that of the file."""

    def __init__(self, out: IO[bytes]) -> None:
        super().__init__()
        self._out, self._digest = out, hashlib.sha256()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def]
        self._digest.update(data)
        self._out.write(data)
        return len(data)
