"""A file of the store that is gone or was rewritten, met while reading: a problem that names it, and no traceback.

Only what cannot be read shows here. A file that was replaced by another whole one is found by `qingchen store verify`.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa

from qingchen.problems import Problem
from qingchen.registers.mending import is_as_noted
from qingchen.registers.merged.segments import Piece
from qingchen.registers.sealing import SealBroken

UNREADABLE = (duckdb.Error, pa.ArrowException, pl.exceptions.ComputeError, OSError)
"""What engines raise of a file that is not there, or is not what it was."""
_NAMED = re.compile(r"(?:batches|received|annotated|told)/[\w/-]+(?:\.sealed)?(?:\.parquet|\.sealed)")
_OF_ROW = re.compile(r"row:([0-9a-f]+):\d+")


def damage_among(pieces: Iterable[Piece], met: BaseException) -> Problem | None:
    """The problem of the first file that is missing or not what was accepted; None where `met` came of something else.

    Every file is read through, unless the error names one: it is called only where reading has failed.
    """
    if isinstance(met, duckdb.OutOfMemoryException):
        return None
    found = list(pieces)
    gone = next((one for one in found if not Path(one.path).is_file()), None)
    wrong = gone or next((one for one in found if not is_as_noted(Path(one.path), one.digest)), None)
    return _problem(f"batches/{wrong.register}/{Path(wrong.path).name}") if wrong is not None else None


def damage_told_by(met: BaseException | None) -> Problem | None:
    """The problem of the file that an error, or what caused it, names; None where it names none."""
    while met is not None:
        if isinstance(met, SealBroken):
            row = _OF_ROW.fullmatch(str(met))
            return _problem(f"{row.group(1)}.sealed.parquet" if row else str(met).removeprefix("file:"))
        named = _NAMED.search(f"{met} {getattr(met, 'filename', '')}") if isinstance(met, UNREADABLE) else None
        if named:
            return _problem(named.group())
        met = met.__cause__
    return None


def _problem(path: str) -> Problem:
    return Problem("store.file_damaged", path=path)
