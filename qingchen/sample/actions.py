"""Loading the batches of a sample into a store of the demo or of a measurement.

Files as counties send them (.csv, .xlsx) go through the acts of everybody: receive, check, accept. Clean Parquet
goes through `load_batch`, which asks the same permissions and the same checks and writes a batch by the store's own
writer, sealing included; left out are the keeping of the file and the reading of its text.
"""

import csv
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import polars
from django.conf import settings
from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions import accept, check, receive
from qingchen.registers.catalogue import register_named
from qingchen.registers.models import Batch
from qingchen.registers.parquet import BatchFiles, clear_schema, write_batch
from qingchen.registers.permissions import check_can_accept, check_can_send, region_codes
from qingchen.registers.region_rule import outside_region
from qingchen.registers.register import Register, Severity
from qingchen.registers.row_problem import ProblemList
from qingchen.registers.rows import batch_rows
from qingchen.registers.validate import validate
from qingchen.values.actor import Actor

ACT = "装入示例台账"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sample's manifest: a file, and how it is filed."""

    file: str
    register: str
    mode: str
    region: str
    on: date


def manifest(folder: Path) -> list[Line]:
    """The lines of `folder`/manifest.csv in their order. Raises Problem.sample.no_manifest."""
    path = folder / "manifest.csv"
    if not path.exists():
        raise Problem("sample.no_manifest", folder=folder)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [
            Line(row["file"], row["register"], row["mode"], row["region"], date.fromisoformat(row["on"]))
            for row in csv.DictReader(lines)
        ]


def load_folder(actor: Actor, folder: Path, registers: tuple[str, ...] = ()) -> Iterator[Batch]:
    """Load every file of the manifest (of these registers only, where some are named) on the day it was filed.

    Raises Problem.sample.not_a_demo, sample.no_manifest, account.not_permitted, submission.own_acceptance,
    submission.has_problems.
    """
    if not settings.QINGCHEN_DEMO:
        raise Problem("sample.not_a_demo")
    for line in manifest(folder):
        if registers and line.register not in registers:
            continue
        with clock.at(datetime.combine(line.on, time(10), clock.SHANGHAI)):
            path = folder / line.file
            if path.suffix == ".parquet":
                yield load_batch(actor, line.register, path, mode=line.mode, region=line.region)
            else:
                data = path.read_bytes()
                sent = receive(actor, line.register, path.name, data, mode=line.mode, region=line.region)
                check(actor, sent)
                sent.refresh_from_db()
                yield accept(actor, sent)


def load_batch(actor: Actor, register_name: str, path: Path, *, mode: str, region: str) -> Batch:
    """Load a Parquet file of clean rows (codes; sensitive columns in clear) as one batch, as if sent and accepted.

    mode   upsert or withdraw

    Raises Problem.sample.not_a_demo, account.not_permitted, submission.own_acceptance, submission.unknown_region,
    submission.has_problems.
    """
    if not settings.QINGCHEN_DEMO:
        raise Problem("sample.not_a_demo")
    register, codes = register_named(register_name), region_codes(region)
    check_can_send(actor, codes, ACT)
    check_can_accept(actor, codes, path.name)
    frame = _rows(register, path)
    problems = validate(register, frame, path.name)
    problems += ProblemList(outside_region(register, frame, path.name, codes, clock.today()))
    if problems.total:
        told = tuple(problem.text for problem in problems if problem.severity is Severity.FAULT)
        raise Problem("submission.has_problems", lines=told, file=path.name, count=problems.total)
    keyring = store.keyring()
    rows = batch_rows(register, frame, mode, store.batch_day(), keyring)
    with store.writing():
        files = write_batch(store.root(), register, secrets.token_hex(12), rows, keyring)
        return _enter(actor, files, register_name, ",".join(codes), path.name)


def _rows(register: Register, path: Path) -> polars.DataFrame:
    frame = polars.read_parquet(path).with_row_index("_line", offset=1)
    return frame.select(
        (polars.col(name) if name in frame.columns else polars.lit(None)).cast(kind).alias(name)
        for name, kind in clear_schema(register).items()
    )


@transaction.atomic
def _enter(actor: Actor, files: BatchFiles, register_name: str, region: str, title: str) -> Batch:
    batch = store.enter_batch(files, register_name, region=region, sender=actor.username, title=title)
    details = {"register": register_name, "batch": batch.number, "rows": batch.rows, "digest": batch.digest}
    record(actor, "load_batch", "batch", str(batch.number), region=region, details=details)
    return batch
