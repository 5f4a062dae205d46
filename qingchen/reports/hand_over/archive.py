"""Writes the archive file by file, each in pieces, its digests taken on the way: memory stays bounded."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from cryptography.hazmat.primitives.hashes import SM3, Hash

FORMAT = "qingchen-hand-over/1"
MANIFEST = "manifest.json"
PIECE = 1 << 20
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_PACKED = (".parquet", ".pdf", ".docx", ".xlsx", ".jpg", ".png")


@dataclass(slots=True)
class _Target:
    """`out` until it is given up: a zip that is let go of unfinished writes its end, wherever that goes."""

    out: IO[bytes]
    given_up: bool = False

    def write(self, data: bytes) -> int:
        return len(data) if self.given_up else self.out.write(data)

    def flush(self) -> None:
        if not self.given_up:
            self.out.flush()


@dataclass(slots=True)
class Archive:
    """`out` may be a pipe: nothing is written twice. Ends with the manifest, which `close` writes.

    In a `with`, which ends without it where something fails: then nothing more is written.
    """

    out: IO[bytes]
    about: Mapping[str, Any]
    _files: list[dict[str, Any]] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _target: _Target = field(init=False)
    _zip: ZipFile = field(init=False)

    def __post_init__(self) -> None:
        self._target = _Target(self.out)
        self._zip = ZipFile(cast(IO[bytes], self._target), "w", allowZip64=True)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if failure is not None:
            self._target.given_up = True
            self._zip.close()

    def add(self, path: str, pieces: Iterable[bytes]) -> None:
        """`path` is relative, in the archive; used once."""
        assert path not in self._names, path
        assert not PurePosixPath(path).is_absolute(), path
        self._names.add(path)
        sha256, sm3, size = hashlib.sha256(), Hash(SM3()), 0
        with self._zip.open(self._entry(path), "w", force_zip64=True) as target:
            for piece in pieces:
                sha256.update(piece)
                sm3.update(piece)
                size += len(piece)
                target.write(piece)
        self._files.append({"path": path, "bytes": size, "sha256": sha256.hexdigest(), "sm3": sm3.finalize().hex()})

    def close(self) -> str:
        """Write the manifest; return its SHA-256, to be kept apart from the archive."""
        manifest = {"format": FORMAT, **self.about, "files": self._files}
        text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        with self._zip.open(self._entry(MANIFEST), "w") as target:
            target.write(text)
        self._zip.close()
        return hashlib.sha256(text).hexdigest()

    @property
    def count(self) -> int:
        return len(self._files)

    def _entry(self, path: str) -> ZipInfo:
        entry = ZipInfo(path, _FIRST_DAY_OF_ZIP)
        entry.compress_type = ZIP_STORED if path.endswith(_PACKED) else ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        return entry


def pieces_of(file: IO[bytes]) -> Iterable[bytes]:
    while piece := file.read(PIECE):
        yield piece
