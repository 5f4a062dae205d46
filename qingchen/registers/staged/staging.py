"""The rows of a file staged, as it is checked, as the batch they will be; and that batch finished at acceptance.

Staged are the two files of a batch: nothing of a person lies in clear, and accepting has nothing to read again. What
only acceptance can know is put in then, into a new analytic file: the day of rows without one where it has changed
since, and the withdrawals into which a replacing ledger is expanded. The sealed file stays as it is.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from qingchen.registers.durable import digest_of, writing_file
from qingchen.registers.keyring import Keyring
from qingchen.registers.parquet import (
    ANALYTIC_ROWS_A_GROUP,
    PUT,
    WITHDRAW,
    BatchFiles,
    BatchWriter,
    analytic_schema,
)
from qingchen.registers.register import Register
from qingchen.registers.row_groups import RowGroups, row_groups
from qingchen.registers.rows import rows_of, withdrawals_for
from qingchen.registers.stand_in_columns import StandInColumns


@dataclass(frozen=True, slots=True)
class StagedFiles:
    """As the lines of `models.StagedBatch`."""

    files: BatchFiles
    stand_in_version: int
    dayless: int
    day: date


class Staging:
    """Takes the clean rows of a file, a piece at a time."""

    def __init__(self, register: Register, batch: BatchWriter, mode: str, day: date, keyring: Keyring) -> None:
        self._register, self._batch, self._day, self._keyring = register, batch, day, keyring
        self._act = WITHDRAW if mode == "withdraw" else PUT
        self._with_stand_ins = StandInColumns(register, keyring)
        self._dayless = 0

    def append(self, clean: pl.DataFrame) -> None:
        """clean   the frame of `ReadTable`"""
        rows = rows_of(self._register, clean, self._act, self._day, self._with_stand_ins)
        about = self._register.about
        self._dayless += rows[about].null_count() if about else rows.height
        self._batch.append(rows)

    def finish(self) -> StagedFiles:
        return StagedFiles(self._batch.finish(), max(self._keyring.stand_in_keys), self._dayless, self._day)


def why_not_usable(root: Path, staged: StagedFiles, keyring: Keyring) -> str:
    """In Chinese, why staged files cannot be entered any more; empty where they can."""
    files = staged.files
    for path, digest in ((files.path, files.digest), (files.sealed_path, files.sealed_digest)):
        if not (root / path).is_file():
            return "文件缺失"
        if digest_of(root / path) != digest:
            return "文件被改动"
    return "" if staged.stand_in_version == max(keyring.stand_in_keys) else "检索键已更换"


def keys_of(root: Path, register: Register, staged: StagedFiles) -> pl.DataFrame:
    """The key columns of the staged rows."""
    return pl.scan_parquet(root / staged.files.path).select(register.key).collect()


def finished(
    root: Path, register: Register, staged: StagedFiles, day: date, known: pl.DataFrame | None = None
) -> BatchFiles:
    """The batch's files: those staged, or a new analytic file where the day or withdrawals have to be put in.

    known   of a replacing ledger, as `rows.withdrawals_for` takes it
    """
    gone = withdrawals_for(register, known, keys_of(root, register, staged), day) if known is not None else None
    moved = staged.dayless > 0 and staged.day != day
    if not moved and (gone is None or not gone.height):
        return staged.files
    about = pl.col(register.about).fill_null(day) if register.about else pl.lit(day)
    files, schema = staged.files, analytic_schema(register)
    path = f"batches/{register.name}/{files.uid}-{secrets.token_hex(4)}.parquet"
    with writing_file(root / path) as (out, finish), RowGroups(out, schema, ANALYTIC_ROWS_A_GROUP, "zstd") as groups:
        for rows in row_groups(root / files.path):
            groups.write((rows.with_columns(_about=about) if moved else rows).select(list(schema)))
        if gone is not None:
            numbers = pl.int_range(files.rows + 1, files.rows + gone.height + 1, dtype=pl.Int64)
            told = gone.with_columns(_row=numbers)
            absent = [pl.lit(None, dtype=kind).alias(name) for name, kind in schema.items() if name not in told.columns]
            groups.write(told.with_columns(absent).select(pl.col(name).cast(kind) for name, kind in schema.items()))
        groups.close()
        digest = finish()
    count = gone.height if gone is not None else 0
    return replace(files, path=path, digest=digest, rows=files.rows + count, withdrawals=files.withdrawals + count)
