"""Files that are there whole or not at all: written beside, synced, renamed; their folder synced.

Also the lock between writers (many) and mending (alone), and the named steps of a write at which a test may
stop the process.
"""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

STEPS = ("partial", "renamed", "inserted", "committed")
listeners: list[Callable[[str, str], None]] = []


def reached(step: str, name: str = "") -> None:
    """Tell listeners that a write has come to `step`; `name` is the ending of the file's name, or nothing."""
    assert step in STEPS
    for listener in listeners:
        listener(step, name)


def write_durably(path: Path, content: bytes | Callable[[BinaryIO], object]) -> str:
    """Write the file (mode 600) and return its SHA-256 in hexadecimal digits. Its folder must exist."""
    partial = path.with_name(f".{path.name}.partial")
    descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w+b") as out:
        if isinstance(content, bytes):
            out.write(content)
        else:
            content(out)
        out.flush()
        os.fsync(out.fileno())
        out.seek(0)
        digest = hashlib.file_digest(out, "sha256").hexdigest()
    reached("partial", path.suffixes[0] if path.suffixes else "")
    partial.replace(path)
    sync_folder(path.parent)
    reached("renamed", path.suffixes[0] if path.suffixes else "")
    return digest


def settle(partial: Path, path: Path) -> str:
    """Put a file that another program has written beside it in its place, durably; returns its SHA-256."""
    with partial.open("rb") as written:
        os.fsync(written.fileno())
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    reached("partial", path.suffixes[0])
    partial.replace(path)
    sync_folder(path.parent)
    reached("renamed", path.suffixes[0])
    return digest


def sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Held from before a file is written until its line stands in the catalogue; many writers at once."""
    with _locked(root, fcntl.LOCK_SH):
        yield


@contextmanager
def mending(root: Path) -> Iterator[bool]:
    """Alone in the store: True, or False at once where somebody is writing."""
    with _alone(root, ".lock") as alone:
        yield alone


@contextmanager
def merging(root: Path) -> Iterator[bool]:
    """The only one that merges batches: True, or False at once where another does. Hinders nobody else."""
    with _alone(root, ".merging") as alone:
        yield alone


@contextmanager
def _alone(root: Path, name: str) -> Iterator[bool]:
    with ExitStack() as held:
        try:
            held.enter_context(_locked(root, fcntl.LOCK_EX | fcntl.LOCK_NB, name))
            alone = True
        except BlockingIOError:
            alone = False
        yield alone


@contextmanager
def _locked(root: Path, kind: int, name: str = ".lock") -> Iterator[None]:
    root.mkdir(parents=True, exist_ok=True)
    with (root / name).open("a+b") as lock:
        fcntl.flock(lock, kind)
        yield
