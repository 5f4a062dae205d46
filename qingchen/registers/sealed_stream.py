"""Sealing files of any length in pieces (SM4-GCM), so that neither writing nor reading one holds it whole.

    QCF1 | piece 0: ciphertext, tag (16 bytes) | piece 1 | … | last piece

Every piece holds PIECE clear bytes but the last, which holds fewer or as many; an empty file has one empty piece. A
nonce is the number of the piece (8 bytes), three zeros, and 1 for the last piece, else 0: a piece that was
changed, moved, left out or added, or an end that was cut off, does not open. The key must be this file's own.
After STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption, CRYPTO 2015).
"""

import io
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from qingchen.registers.sealing import TAG_BYTES, SealBroken

MAGIC = b"QCF1"
PIECE = 1 << 20


def seal_stream(key: bytes, data: Iterable[bytes], context: bytes) -> Iterator[bytes]:
    """The sealed file of `data` in pieces; `context` says what it is and is authenticated with every piece."""
    cipher = algorithms.SM4(key)
    yield MAGIC
    held, number = bytearray(), 0
    for chunk in data:
        held += chunk
        while len(held) > PIECE:
            yield _sealed(cipher, number, False, bytes(held[:PIECE]), context)
            del held[:PIECE]
            number += 1
    yield _sealed(cipher, number, True, bytes(held), context)


class SealedReader(io.RawIOBase):
    """The clear bytes of a sealed file, from any place on; a piece is opened when it is first read.

    Raises SealBroken, at the latest when the piece that was tampered with is reached.
    """

    def __init__(self, key: bytes, sealed: BinaryIO, context: bytes) -> None:
        self._cipher, self._sealed, self._context = algorithms.SM4(key), sealed, context
        size = sealed.seek(0, os.SEEK_END) - len(MAGIC)
        self._pieces = max(-(-size // (PIECE + TAG_BYTES)), 1)
        self.size = size - self._pieces * TAG_BYTES
        sealed.seek(0)
        if self.size < 0 or sealed.read(len(MAGIC)) != MAGIC:
            raise SealBroken(context.decode())
        self._at = 0
        self._open: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        self._at = max(start + offset, 0)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        number, begin = divmod(self._at, PIECE)
        clear = self._piece(number)[begin : begin + len(buffer)] if number < self._pieces else b""
        buffer[: len(clear)] = clear
        self._at += len(clear)
        return len(clear)

    def close(self) -> None:
        self._sealed.close()
        super().close()

    def _piece(self, number: int) -> bytes:
        if self._open[0] != number:
            self._sealed.seek(len(MAGIC) + number * (PIECE + TAG_BYTES))
            sealed = self._sealed.read(PIECE + TAG_BYTES)
            self._open = number, self._opened(number, sealed)
        return self._open[1]

    def _opened(self, number: int, sealed: bytes) -> bytes:
        nonce = _nonce(number, number == self._pieces - 1)
        decryptor = Cipher(self._cipher, modes.GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
        decryptor.authenticate_additional_data(self._context)
        try:
            return decryptor.update(sealed[:-TAG_BYTES]) + decryptor.finalize()
        except InvalidTag as broken:
            raise SealBroken(self._context.decode()) from broken


def _sealed(cipher: algorithms.SM4, number: int, last: bool, clear: bytes, context: bytes) -> bytes:
    encryptor = Cipher(cipher, modes.GCM(_nonce(number, last))).encryptor()
    encryptor.authenticate_additional_data(context)
    return encryptor.update(clear) + encryptor.finalize() + encryptor.tag


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(8, "big") + b"\0\0\0" + (b"\1" if last else b"\0")
