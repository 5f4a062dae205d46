"""Writes the archive file by file, each in pieces, its digests taken on the way: memory stays bounded."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from cryptography.hazmat.primitives.hashes import SM3, Hash

FORMAT = "qingchen-hand-over/1"
MANIFEST = "manifest.json"
PIECE = 1 << 20
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_PACKED = (".parquet", ".pdf", ".docx", ".xlsx", ".jpg", ".png")


@dataclass(slots=True)
class Archive:
    """`out` may be a pipe: nothing is written twice. Ends with the manifest, which `close` writes."""

    out: IO[bytes]
    about: Mapping[str, Any]
    _files: list[dict[str, Any]] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _zip: ZipFile = field(init=False)

    def __post_init__(self) -> None:
        self._zip = ZipFile(self.out, "w", allowZip64=True)

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
