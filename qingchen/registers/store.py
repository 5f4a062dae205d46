"""The append-only store: sealed files and batches on disk, their catalogue in the database, snapshots of both.

Files are written and synced before the short transaction that gives a batch its number and enters it.
"""

import hashlib
import io
import os
import secrets
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db import connection as database
from django.db.models import QuerySet

from qingchen import clock
from qingchen.problems import Problem
from qingchen.registers import durable, mending, sealing
from qingchen.registers.batch_list import NO_BATCHES, BatchFile, BatchList, Ledger
from qingchen.registers.keyring import Keyring, masters, open_keyring
from qingchen.registers.merged import store as merged
from qingchen.registers.models import Batch, KeptMapping, SealedFile, StagedBatch, StoreClock, Submission
from qingchen.registers.parquet import BatchFiles, read_sealed
from qingchen.registers.permissions import lies_in
from qingchen.registers.reader import ScopedReader
from qingchen.registers.sealed_stream import PIECE, SealedReader, seal_stream
from qingchen.registers.snapshot import Snapshot
from qingchen.values.actor import SYSTEM, Actor
from qingchen.values.region import EVERYWHERE, Area
from qingchen.values.source import Source

accepted = threading.Event()
"""Set when this process has accepted a batch: whoever keeps the store looks after it."""
_ledgers: dict[str, Ledger] = {}
_ledgers_held = threading.Lock()


def root() -> Path:
    """The folder of the store."""
    return Path(settings.QINGCHEN_HOME) / "store"


def writing() -> AbstractContextManager[None]:
    """Held from before a file is written until it stands in the catalogue, so that mending leaves it alone."""
    return durable.writing(root(), unsure=(OperationalError, InterfaceError))


def keyring() -> Keyring:
    """Raises Problem.store.no_master_key and its kin."""
    home = Path(settings.QINGCHEN_HOME)
    opening = masters(os.environ, home, make=settings.QINGCHEN_DEMO)
    return open_keyring(home, opening, make=not Batch.objects.exists())


def sealed_file(kind: str, data: bytes | Iterable[bytes]) -> SealedFile:
    """Seal `data` into a new file, piece by piece. It is kept once the line returned is saved; hold `writing()`
    until then."""
    token = secrets.token_hex(16)
    path = f"{kind}/{token[:2]}/{token}.sealed"
    (root() / path).parent.mkdir(parents=True, exist_ok=True)
    key, context, digest = sealing.new_key(), f"file:{path}", hashlib.sha256()

    def told() -> Iterator[bytes]:
        for piece in (data,) if isinstance(data, bytes) else data:
            digest.update(piece)
            yield piece

    sealed_digest = durable.write_durably(root() / path, seal_stream(key, told(), context.encode()))
    wrapped_key = keyring().wrap(key, context)
    return SealedFile(
        path=path, digest=digest.hexdigest(), sealed_digest=sealed_digest, wrapped_key=wrapped_key, kept_at=clock.now()
    )


def keep_sealed_file(kind: str, digest: str, data: bytes) -> tuple[str, bytes]:
    """Seal a file of another stage inside its act's transaction. `digest` is the SHA-256 of `data`.

    Returns its path, for `read_sealed_file`, and its wrapped key as it is now (a rotation changes it).
    """
    assert database.in_atomic_block
    with writing():
        kept = sealed_file(kind, data)
        assert kept.digest == digest
        kept.save()
    return kept.path, kept.wrapped_key.encode("ascii")


def open_sealed_file(path: str) -> BinaryIO:
    """The clear bytes of a file kept under `path`, opened piece by piece as they are read."""
    kept = SealedFile.objects.get(path=path)
    key = keyring().unwrap(kept.wrapped_key, f"file:{path}")
    return io.BufferedReader(SealedReader(key, (root() / path).open("rb"), f"file:{path}".encode()), PIECE)


def read_sealed_file(path: str) -> bytes:
    """The clear bytes of a file kept under `path`, whole."""
    with open_sealed_file(path) as data:
        return data.read()


def snapshot(about: date, known_on: date | None = None) -> Snapshot:
    """The facts as known on `known_on` (today) about `about`."""
    known_on = known_on or clock.today()
    last = Batch.objects.filter(known_on__lte=known_on).order_by("-number").values_list("number", "uid").first()
    return Snapshot(known_on, about, _batches_until(*last) if last else NO_BATCHES, merged.segments(root()))


def row_source(register_name: str, batch: int, row: int) -> Source:
    """Where a row came from. For a person's eyes use `ScopedReader.row_source`."""
    everything = Actor(SYSTEM.username, SYSTEM.name, SYSTEM.role, EVERYWHERE)
    until = Batch.objects.get(number=batch).known_on
    return ScopedReader(everything, snapshot(until, until)).row_source(register_name, batch, row)


def sealed_text(batch: int, row: int) -> str | None:
    """The sensitive columns of one row as JSON; None where it has none. Only `actions.reveal` may show them."""
    held = Batch.objects.get(number=batch)
    blob = read_sealed(root() / held.sealed_path, row)
    if blob is None:
        return None
    return sealing.open_row(keyring().unwrap(held.wrapped_key, f"batch:{held.uid}"), held.uid, row, blob)


def sealed_batch(number: int) -> tuple[str, bytes, Path]:
    """Uid, data key and path of the sealed file of a batch, for opening many of its rows (`exchange.sensitive`)."""
    held = Batch.objects.get(number=number)
    return held.uid, keyring().unwrap(held.wrapped_key, f"batch:{held.uid}"), root() / held.sealed_path


def batch_day() -> date:
    """The day that a batch accepted now is known from: never before that of the last one."""
    last = StoreClock.objects.filter(pk=1).first()
    return max(clock.today(), last.last_known_on) if last and last.last_known_on else clock.today()


def last_number(register_name: str) -> int:
    last = Batch.objects.filter(register=register_name).order_by("-number").values_list("number", flat=True).first()
    return last or 0


def hold_clock() -> StoreClock:
    """Hold the store's clock until the transaction ends: numbers and days are given one batch after the other."""
    assert database.in_atomic_block
    StoreClock.objects.get_or_create(pk=1)
    return StoreClock.objects.select_for_update().get(pk=1)


def enter_batch(
    files: BatchFiles,
    register_name: str,
    *,
    region: str,
    sender: str,
    title: str,
    submission: Submission | None = None,
    undoes: Batch | None = None,
) -> Batch:
    """Give the written batch its number and day and enter it in the catalogue, holding the store's clock."""
    held = hold_clock()
    held.last_number += 1
    held.last_known_on = max(clock.today(), held.last_known_on or date.min)
    held.save()
    batch = Batch.objects.create(
        number=held.last_number,
        uid=files.uid,
        submission=submission,
        undoes=undoes,
        register=register_name,
        region=region,
        sender=sender,
        title=title,
        known_on=held.last_known_on,
        known_at=clock.now(),
        rows=files.rows,
        withdrawals=files.withdrawals,
        path=files.path,
        digest=files.digest,
        sealed_path=files.sealed_path,
        sealed_digest=files.sealed_digest,
        wrapped_key=files.wrapped_key,
    )
    transaction.on_commit(accepted.set)
    durable.reached("inserted")
    return batch


def verify_store(*, leftovers: bool = True) -> list[str]:
    """Every disagreement of files and catalogue, one Chinese sentence each; empty where all is well.

    leftovers   also the files that no catalogue knows
    """
    faults = mending.file_faults(root(), expected_files(), merged.derived_files())
    return faults + mending.leftover_faults(root(), known_files()) if leftovers else faults


def known_files() -> set[str]:
    """Every path below the store's folder that is no leftover."""
    return {*expected_files(), *merged.derived_files(), *merged.superseded_files()}


def expected_files() -> dict[str, str]:
    """SHA-256 of every file that the catalogue knows, by its path below the store's folder."""
    expected = dict(SealedFile.objects.values_list("path", "sealed_digest"))
    for lines in (Batch.objects, StagedBatch.objects):
        for path, digest, sealed_path, sealed_digest in lines.values_list(
            "path", "digest", "sealed_path", "sealed_digest"
        ):
            expected |= {path: digest, sealed_path: sealed_digest}
    return expected


def _batches_until(number: int, uid: str) -> BatchList:
    """The catalogue's lines are read once each: a ledger in memory is extended by what came since."""
    with _ledgers_held:
        ledger = _ledgers.setdefault(str(root()), Ledger())
        if not ledger.agrees(number, uid):
            if ledger.numbers and ledger.numbers[-1] < number and _uid_of(ledger.numbers[-1]) == ledger.batches[-1].uid:
                after = ledger.numbers[-1]
            else:
                # What was read before was rolled back since, or another store lies here now.
                ledger, after = Ledger(), 0
                _ledgers[str(root())] = ledger
            ledger.extend(_batch_files(after, number))
        return BatchList(ledger, number)


def _uid_of(number: int) -> str | None:
    return Batch.objects.filter(number=number).values_list("uid", flat=True).first()


def _batch_files(after: int, until: int) -> Iterator[BatchFile]:
    fields = ("number", "uid", "register", "path", "region", "known_on", "title", "sender", "rows", "digest")
    lines = Batch.objects.filter(number__gt=after, number__lte=until).order_by("number").values_list(*fields)
    for number, uid, register, path, region, known_on, title, sender, rows, digest in lines.iterator(5000):
        codes = _codes(region)
        yield BatchFile(
            number, uid, sys.intern(register), str(root() / path), codes, known_on, title, sender, rows, digest
        )


@lru_cache(maxsize=4096)
def _codes(region: str) -> tuple[str, ...]:
    return tuple(region.split(","))


def mappings_for(actor: Actor) -> list[KeptMapping]:
    """The mappings in force that the actor's area sends by, profiles first, the newest first."""
    found = KeptMapping.objects.filter(retired_at=None).exclude(profile=False, headings="")
    return [
        one
        for one in found.order_by("-profile", "register", "-kept_at", "-pk")
        if lies_in(codes := one.region.split(","), actor.area)
        or (one.profile and Area(tuple(codes)).covers(actor.area))
    ]


def submissions_for(actor: Actor) -> QuerySet[Submission]:
    """The submissions of the actor's area, the newest first."""
    regions = Submission.objects.order_by().values_list("region", flat=True).distinct()
    own = [region for region in regions if lies_in(region.split(","), actor.area)]
    return Submission.objects.filter(region__in=own).order_by("-received_at", "-pk")


def submission_of(actor: Actor, public_id: str) -> Submission:
    """Raises Problem.thing.not_found: none of that name, or outside the actor's area."""
    found = Submission.objects.filter(public_id=public_id).first()
    if found is None or not lies_in(found.region.split(","), actor.area):
        raise Problem("thing.not_found", what="这份报送")
    return found


def batches_for(actor: Actor) -> QuerySet[Batch]:
    """The batches whose region lies in the actor's area, in their order; none of a register closed to the actor."""
    regions = Batch.objects.values_list("region", flat=True).order_by().distinct()
    ours = [region for region in regions if lies_in(region.split(","), actor.area)]
    return Batch.objects.filter(region__in=ours).exclude(register__in=actor.closed).order_by("number")


def batch_of(actor: Actor, uid: str) -> Batch:
    """Raises Problem.thing.not_found: none of that name, or outside the actor's area."""
    found = Batch.objects.filter(uid=uid).exclude(register__in=actor.closed).first()
    if found is None or not lies_in(found.region.split(","), actor.area):
        raise Problem("thing.not_found", what="这个批次")
    return found
