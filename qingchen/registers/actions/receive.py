"""Receiving a file: kept byte for byte, sealed, under its SHA-256; the same file is not received twice."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from django.db import IntegrityError, transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions.mapping_lookup import mapping_named
from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.mapping import mappings
from qingchen.registers.models import SealedFile, Submission
from qingchen.registers.permissions import check_can_send, lies_in, region_codes
from qingchen.values.actor import Actor
from qingchen.values.period import Period

MOST_BYTES = 4 * 1024**3
"""Of a text table: some fifteen million rows. Of anything else, which is an archive, MOST_PACKED."""
MOST_PACKED = 512 * 1024**2
_PIECE = 1 << 20


def receive(
    actor: Actor,
    register_name: str,
    file_name: str,
    data: bytes | BinaryIO,
    *,
    mode: str = "upsert",
    region: str,
    mapping: str = "",
    period: Period | None = None,
) -> Submission:
    """Receive a file of rows. `region`: the division codes it speaks for, comma-separated; `mapping`: the column
    mapping (`registers.mapping`) by which a foreign table is read; `period`: the days of the events that a
    replacing ledger speaks for (all where none is given). `data` is read once, piece by piece.

    Raises Problem.register.unknown, register.unknown_mapping, submission.unknown_region, account.not_permitted,
    file.too_large, store.no_disk, file.received_before (for this register in this mode, unless it was refused or
    withdrawn).
    """
    assert mode in Submission.Mode.values
    if not register_named(register_name).importable:
        known = "、".join(name for name, register in registers().items() if register.importable)
        raise Problem("register.unknown", name=register_name, known=known)
    fitting = [name for name, found in mappings().items() if found.register == register_name]
    wanted = mapping_named(mapping)
    if wanted is not None and wanted.register != register_name:
        raise Problem("register.unknown_mapping", name=mapping, known="、".join(fitting) or "无")
    codes = region_codes(region)
    check_can_send(actor, codes, "报送台账")
    name = file_name.replace("\\", "/").rpartition("/")[2].strip()[-255:]
    submission = Submission(
        register=register_name,
        file_name=name,
        mode=mode,
        mapping=mapping,
        period_from=period.from_ if period else None,
        period_until=period.until if period else None,
        sender=actor.username,
        sender_name=actor.name,
        region=",".join(codes),
        received_at=clock.now(),
    )
    with store.writing():
        kept = store.sealed_file("received", _pieces(submission, io.BytesIO(data) if isinstance(data, bytes) else data))
        submission.digest = kept.digest
        _check_not_received_before(actor, submission)
        try:
            _enter(actor, submission, kept)
        except IntegrityError:
            # Two at once: the database let one through.
            _check_not_received_before(actor, submission)
            raise
    return submission


def _pieces(submission: Submission, data: BinaryIO) -> Iterator[bytes]:
    """The file piece by piece, its size counted. Raises Problem.file.too_large."""
    submission.size, most = 0, MOST_BYTES
    while piece := data.read(_PIECE):
        if piece.startswith(b"PK\x03\x04") and not submission.size:
            most = MOST_PACKED
        submission.size += len(piece)
        if submission.size > most:
            raise Problem("file.too_large", file=submission.file_name, found="内容过多", limit=f"{most // 1024**2} MB")
        yield piece


@transaction.atomic
def _enter(actor: Actor, submission: Submission, kept: SealedFile) -> None:
    kept.save()
    submission.received_file = kept
    submission.save()
    details = {"register": submission.register, "digest": submission.digest, "mode": submission.mode}
    record(actor, "receive", "submission", submission.public_id, region=submission.region, details=details)


def _check_not_received_before(actor: Actor, submission: Submission) -> None:
    closed = [Submission.State.REFUSED, Submission.State.WITHDRAWN]
    same = Submission.objects.filter(
        register=submission.register, digest=submission.digest, mode=submission.mode
    ).exclude(state__in=closed)
    earlier = same.first()
    if earlier is not None:
        ours = lies_in(earlier.region.split(","), actor.area)
        raise Problem(
            "file.received_before",
            file=submission.file_name,
            day=earlier.received_at.astimezone(clock.SHANGHAI).date().isoformat(),
            earlier=earlier.file_name if ours else "另一份报送",
            digest=submission.digest[:12],
            submission=earlier.public_id if ours else "",
        )
