"""The archive of a round is whole with its manifest, or nothing more is written to what it was begun in."""

import errno
import gc
import hashlib
import io
import json
import zipfile

import pytest

from qingchen.reports.hand_over.archive import MANIFEST, Archive


class _Disk(io.RawIOBase):
    """Takes so many bytes, then is full."""

    def __init__(self, room: int) -> None:
        self.room, self.asked_when_full = room, 0

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        if len(data) > self.room:
            self.asked_when_full += 1
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= len(data)
        return len(data)


def test_the_manifest_names_every_file_and_its_digest_is_what_close_returns():
    out = io.BytesIO()
    with Archive(out, {"round": "一轮"}) as archive:
        archive.add("a.txt", [b"one", b"two"])
        archive.add("b/c.pdf", [])
        told = archive.close()
    with zipfile.ZipFile(out) as package:
        text = package.read(MANIFEST)
        assert package.read("a.txt") == b"onetwo"
    assert hashlib.sha256(text).hexdigest() == told
    named = {file["path"]: (file["bytes"], file["sha256"]) for file in json.loads(text)["files"]}
    assert named == {
        "a.txt": (6, hashlib.sha256(b"onetwo").hexdigest()),
        "b/c.pdf": (0, hashlib.sha256(b"").hexdigest()),
    }


def test_an_archive_that_fails_writes_nothing_more_also_when_it_is_let_go_of():
    disk = _Disk(2_000)
    with pytest.raises(OSError, match="No space"), Archive(disk, {}) as archive:
        archive.add("large.jpg", [b"x" * 500] * 100)
    asked = disk.asked_when_full
    disk.close()
    del archive
    gc.collect()
    assert disk.asked_when_full == asked
