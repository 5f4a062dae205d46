"""Sealing files of any length in pieces (SM4-GCM), so that neither writing nor reading one holds it whole.

    QCF1 | length (4 bytes), piece 0: ciphertext, tag (16 bytes) | length, piece 1 | … | length, last piece

Every piece holds PIECE bytes of the file but the last, which holds fewer or as many; an empty file has one empty piece.
A piece is packed (zstd) before it is sealed where that makes it smaller. A nonce is the number of the piece (8 bytes),
three zeros, and 1 for the last piece, else 0: a piece that was changed, moved, left out or added, or an end that
was cut off, does not open. The key must be this file's own.
After STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption, CRYPTO 2015).
"""

import io
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyarrow as pa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from qingchen.registers.sealing import TAG_BYTES, SealBroken, new_key

__all__ = ["PIECE", "SealBroken", "SealedReader", "SealedWriter", "new_key", "seal_stream"]

MAGIC = b"QCF1"
PIECE = 1 << 20
_LENGTH = 4
_STORED, _PACKED = b"\0", b"\1"
_CODEC = pa.Codec("zstd", compression_level=1)


def seal_stream(key: bytes, data: Iterable[bytes], context: bytes) -> Iterator[bytes]:
    """The sealed file of `data` in pieces; `context` says what it is and is authenticated with every piece."""
    sealer = _Sealer(key, context)
    yield MAGIC
    for chunk in data:
        yield from sealer.take(chunk)
    yield sealer.last()


class SealedWriter:
    """Seals into `out` what is written, as it comes; whole when finished."""

    def __init__(self, key: bytes, out: BinaryIO, context: bytes) -> None:
        self._out, self._sealer = out, _Sealer(key, context)
        out.write(MAGIC)

    def write(self, data: bytes) -> None:
        for piece in self._sealer.take(data):
            self._out.write(piece)

    def finish(self) -> None:
        self._out.write(self._sealer.last())
        self._out.flush()


class _Sealer:
    def __init__(self, key: bytes, context: bytes) -> None:
        self._cipher, self._context = algorithms.SM4(key), context
        self._held, self._number = bytearray(), 0

    def take(self, data: bytes) -> Iterator[bytes]:
        self._held += data
        while len(self._held) > PIECE:
            yield _sealed(self._cipher, self._number, False, bytes(self._held[:PIECE]), self._context)
            del self._held[:PIECE]
            self._number += 1

    def last(self) -> bytes:
        return _sealed(self._cipher, self._number, True, bytes(self._held), self._context)


class SealedReader(io.RawIOBase):
    """The clear bytes of a sealed file, from any place on; a piece is opened when it is first read.

    Raises SealBroken, at the latest when the piece that was tampered with is reached.
    """

    def __init__(self, key: bytes, sealed: BinaryIO, context: bytes) -> None:
        self._cipher, self._sealed, self._context = algorithms.SM4(key), sealed, context
        self._places = self._found_places()
        self._at = 0
        self._open: tuple[int, bytes] = (-1, b"")

    @property
    def size(self) -> int:
        last = len(self._places) - 1
        return last * PIECE + len(self._piece(last))

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: lambda: 0, os.SEEK_CUR: self.tell, os.SEEK_END: lambda: self.size}[whence]()
        self._at = max(start + offset, 0)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        done = 0
        while done < len(buffer):
            number, begin = divmod(self._at, PIECE)
            clear = self._piece(number)[begin : begin + len(buffer) - done] if number < len(self._places) else b""
            if not clear:
                break
            buffer[done : done + len(clear)] = clear
            self._at += len(clear)
            done += len(clear)
        return done

    def close(self) -> None:
        self._sealed.close()
        super().close()

    def _found_places(self) -> list[tuple[int, int]]:
        """Where each piece begins in the sealed file, and its length."""
        end = self._sealed.seek(0, os.SEEK_END)
        self._sealed.seek(0)
        whole, at, places = self._sealed.read(len(MAGIC)) == MAGIC, len(MAGIC), []
        while whole and at < end:
            self._sealed.seek(at)
            length = int.from_bytes(self._sealed.read(_LENGTH), "big")
            places.append((at + _LENGTH, length))
            at += _LENGTH + length
        if not places or at != end:
            raise SealBroken(self._context.decode())
        return places

    def _piece(self, number: int) -> bytes:
        if self._open[0] != number:
            at, length = self._places[number]
            self._sealed.seek(at)
            self._open = number, self._opened(number, self._sealed.read(length))
        return self._open[1]

    def _opened(self, number: int, sealed: bytes) -> bytes:
        if len(sealed) < TAG_BYTES:
            raise SealBroken(self._context.decode())
        nonce = _nonce(number, number == len(self._places) - 1)
        decryptor = Cipher(self._cipher, modes.GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
        decryptor.authenticate_additional_data(self._context)
        try:
            packed = decryptor.update(sealed[:-TAG_BYTES]) + decryptor.finalize()
        except InvalidTag as broken:
            raise SealBroken(self._context.decode()) from broken
        return _unpacked(packed)


def _sealed(cipher: algorithms.SM4, number: int, last: bool, clear: bytes, context: bytes) -> bytes:
    encryptor = Cipher(cipher, modes.GCM(_nonce(number, last))).encryptor()
    encryptor.authenticate_additional_data(context)
    body = encryptor.update(_packed(clear)) + encryptor.finalize() + encryptor.tag
    return len(body).to_bytes(_LENGTH, "big") + body


def _packed(clear: bytes) -> bytes:
    smaller = _CODEC.compress(clear, asbytes=True)
    if len(smaller) + _LENGTH < len(clear):
        return _PACKED + len(clear).to_bytes(_LENGTH, "big") + smaller
    return _STORED + clear


def _unpacked(packed: bytes) -> bytes:
    if packed[:1] == _STORED:
        return packed[1:]
    size = int.from_bytes(packed[1 : 1 + _LENGTH], "big")
    return bytes(_CODEC.decompress(packed[1 + _LENGTH :], size, asbytes=True))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(8, "big") + b"\0\0\0" + (b"\1" if last else b"\0")
