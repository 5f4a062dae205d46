"""Files that are there whole or not at all: written beside, synced, renamed; their folder synced.

Also the lock between writers (many) and mending (alone), and the named steps of a write at which a test may
stop the process. A full disk is a problem told in a sentence, and leaves nothing behind.
"""

import errno
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO

from qingchen.problems import Problem

STEPS = ("opened", "partial", "renamed", "inserted", "committed")
listeners: list[Callable[[str, str], None]] = []
_written: ContextVar[list[Path] | None] = ContextVar("written", default=None)
"""What the act that holds `writing` has put under its name so far."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def reached(step: str, name: str = "") -> None:
    """Tell listeners that a write has come to `step`; `name` is the ending of the file's name, or nothing."""
    assert step in STEPS
    for listener in listeners:
        listener(step, name)


def write_durably(path: Path, content: bytes | Iterable[bytes] | Callable[[BinaryIO], object]) -> str:
    """Write the file (mode 600) and return its SHA-256 in hexadecimal digits. Its folder must exist."""
    with writing_file(path) as (out, finish):
        if callable(content):
            content(out)
        else:
            for piece in (content,) if isinstance(content, bytes) else content:
                out.write(piece)
        return finish()


@contextmanager
def writing_file(path: Path) -> Iterator[tuple[BinaryIO, Callable[[], str]]]:
    """A file open for writing, and what ends it: it then stands under its name, and its SHA-256 is returned.

    Left without having been ended, nothing of it stays.
    """
    partial = path.with_name(f".{path.name}.partial")
    ending = path.suffixes[0] if path.suffixes else ""
    descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w+b") as out:

        def finish() -> str:
            out.flush()
            os.fsync(out.fileno())
            out.seek(0)
            digest = hashlib.file_digest(out, "sha256").hexdigest()
            reached("partial", ending)
            if (written := _written.get()) is not None:
                written.append(path)
            partial.replace(path)
            sync_folder(path.parent)
            reached("renamed", ending)
            return digest

        try:
            reached("opened", ending)
            yield out, finish
        finally:
            partial.unlink(missing_ok=True)


def synced(partial: Path) -> str:
    """Bring to the disk a file that another program has written; returns its SHA-256."""
    partial.chmod(0o600)
    with partial.open("rb") as written:
        os.fsync(written.fileno())
        return hashlib.file_digest(written, "sha256").hexdigest()


def settle(partial: Path, path: Path) -> None:
    """Put a file that is `synced` in its place, durably."""
    reached("partial", path.suffixes[0])
    if (kept := _written.get()) is not None:
        kept.append(path)
    partial.replace(path)
    sync_folder(path.parent)
    reached("renamed", path.suffixes[0])


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
def writing(root: Path, unsure: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Held from before a file is written until its line stands in the catalogue; many writers at once.

    Where the act inside fails, what it has written is removed again, unless it failed with one of `unsure`: after a
    connection lost while committing only mending can say what stands in the catalogue.

    Raises Problem.store.no_disk where there is no room.
    """
    with _locked(root, fcntl.LOCK_SH):
        written: list[Path] = []
        outer = _written.set(written)
        try:
            yield
        except BaseException as met:
            full = lacks_room(met)
            if full or not isinstance(met, unsure):
                for path in written:
                    path.unlink(missing_ok=True)
            if full:
                raise Problem("store.no_disk", folder=root) from met
            raise
        finally:
            _written.reset(outer)


def lacks_room(met: BaseException | None) -> bool:
    """Whether an error, or what caused it, is that of a full disk: of the system, of SQLite or of PostgreSQL."""
    while met is not None:
        if isinstance(met, OSError) and met.errno in _NO_ROOM:
            return True
        if any(words in str(met) for words in ("database or disk is full", "No space left on device")):
            return True
        met = met.__cause__
    return False


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
