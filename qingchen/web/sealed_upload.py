"""Uploads sealed as they arrive: what waits on disk for the act that takes it opens under a key of this process alone.

The file has no name and goes with the process, however that ends. A full disk, or more bytes than a received file
may have, is told by the act that reads the upload: until the form is parsed there is no page to tell it on.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from qingchen.problems import Problem
from qingchen.registers.durable import lacks_room
from qingchen.registers.sealed_stream import PIECE, SealedReader, SealedWriter, new_key

MOST_AT_ONCE = 64 * 1024**2
LARGE_AT = ("/submissions/new/", "/api/")
"""Where ledgers are received piece by piece, however large. Elsewhere nothing above MOST_AT_ONCE is kept on disk."""
_CONTEXT = b"upload"


class SealedUpload(UploadedFile):
    """As Django's uploaded files; read as often as one likes. Raises Problem.store.no_disk when first read."""

    def __init__(self, reader: SealedReader | None, refused: Problem | None, **known: Any) -> None:
        super().__init__(file=cast(Any, reader), **known)
        self._refused = refused

    def read(self, size: int = -1) -> bytes:
        """Raises Problem.file.too_large where all is asked for at once and is more than MOST_AT_ONCE."""
        if size < 0 and (self.size or 0) > MOST_AT_ONCE:
            raise _too_large(self.name or "", self.size or 0)
        return self._reader().read(size) or b""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        self.seek(0)
        while piece := self.read(chunk_size or PIECE):
            yield piece

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._reader().seek(offset, whence)

    def tell(self) -> int:
        return self._reader().tell()

    def close(self) -> None:
        if self._refused is None:
            super().close()

    def _reader(self) -> SealedReader:
        if self._refused is not None:
            raise self._refused
        return cast(SealedReader, self.file)


class SealedUploadHandler(FileUploadHandler):
    """Seals one file after the other in a piece's memory."""

    chunk_size = PIECE

    def new_file(self, *args: Any, **known: Any) -> None:
        super().new_file(*args, **known)
        self._key, self._refused = new_key(), cast(Problem | None, None)
        self._kept_whole = self.request is not None and self.request.path_info.startswith(LARGE_AT)
        self._dropped = False
        folder = Path(settings.QINGCHEN_HOME) / "uploads"
        folder.mkdir(parents=True, exist_ok=True)
        self._file = cast(BinaryIO, tempfile.TemporaryFile(dir=folder))  # noqa: SIM115
        self._writer = SealedWriter(self._key, self._file, _CONTEXT)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if not self._kept_whole and start + len(raw_data) > MOST_AT_ONCE and not self._dropped:
            self._file.close()
            self._dropped = True
        if self._refused is None and not self._dropped:
            self._try(lambda: self._writer.write(raw_data))

    def file_complete(self, file_size: int) -> SealedUpload:
        if self._dropped:
            self._refused = _too_large(self.file_name or "", file_size)
        if self._refused is None:
            self._try(self._writer.finish)
        reader = SealedReader(self._key, self._file, _CONTEXT) if self._refused is None else None
        return SealedUpload(
            reader,
            self._refused,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        self._file.close()

    def _try(self, write: Any) -> None:
        try:
            write()
        except OSError as met:
            if not lacks_room(met):
                raise
            self._file.close()
            self._refused = Problem("store.no_disk", folder=settings.QINGCHEN_HOME)


def _too_large(name: str, size: int) -> Problem:
    found, limit = f"{size / 1e6:.0f} MB", f"{MOST_AT_ONCE / 1e6:.0f} MB"
    return Problem("file.too_large", file=name, found=found, limit=limit)
