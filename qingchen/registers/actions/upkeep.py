"""Upkeep of the store: taking out what interrupted writes left, and changing the master key."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import durable, mending, store
from qingchen.registers.keyring import Keyring, master_path, next_master_path, open_keyring, rewrap_keyring
from qingchen.registers.merged import store as merged
from qingchen.registers.models import Batch, SealedFile, StagedBatch
from qingchen.values.actor import Actor


def mend_store(actor: Actor) -> list[str]:
    """Take out files that no catalogue knows, remove derived files that were changed; one Chinese sentence each.

    Raises Problem.store.busy while one writes.
    """
    return _mend(actor, merged.faulty(store.root()))


@transaction.atomic
def _mend(actor: Actor, faulty: Sequence[merged.Derived]) -> list[str]:
    _wait_for_writers()
    with durable.mending(store.root()) as alone:
        if not alone:
            raise Problem("store.busy")
        removed = merged.forget_faulty(store.root(), faulty)
        removed += mending.clear_orphans(store.root(), store.known_files())
    record(actor, "mend_store", "store", details={"removed": len(removed)})
    return removed


def rotate_master_key(actor: Actor, old: bytes, new: bytes) -> int:
    """Wrap every data key anew under `new`; returns how many. No file of rows or of evidence is touched.

    Can be cut off anywhere and called again with the same two keys: until the last step the keyring file opens
    under both. From the wrapping until the last step nobody writes, so no key is wrapped under the old one unseen.
    Whoever keeps the master key in the environment changes it there afterwards, and starts the server again.

    Raises Problem.store.busy while one writes.
    """
    home = Path(settings.QINGCHEN_HOME)
    keyring = open_keyring(home, (new, old), make=False)
    in_file = master_path(home).exists()
    if in_file:
        # First of all: once a data key is wrapped under it, the new key must not get lost.
        durable.write_durably(next_master_path(home), new.hex().encode())
    rewrap_keyring(home, keyring, (new, old))
    with ExitStack() as alone:
        count = _rewrap(actor, keyring, alone)
        if in_file:
            next_master_path(home).replace(master_path(home))
            durable.sync_folder(home)
        rewrap_keyring(home, keyring, (new,))
    return count


@transaction.atomic
def _rewrap(actor: Actor, keyring: Keyring, alone: ExitStack) -> int:
    """Leaves the lock against writers with the caller: what follows the commit still needs it."""
    _wait_for_writers()
    if not alone.enter_context(durable.mending(store.root())):
        raise Problem("store.busy")
    count = _rewrap_lines(keyring, SealedFile, SealedFile.objects.values_list("pk", "path", "wrapped_key"), "file")
    for model in (Batch, StagedBatch):
        count += _rewrap_lines(keyring, model, model.objects.values_list("pk", "uid", "wrapped_key"), "batch")
    record(actor, "rotate_master_key", "store", details={"keys": count})
    return count


def _wait_for_writers() -> None:
    """Wait for whoever has entered a file and not committed yet; a transaction of SQLite is alone anyway."""
    if connection.vendor == "postgresql":
        tables = ", ".join(f"registers_{name}" for name in ("sealedfile", "batch", "stagedbatch", "segment", "lookup"))
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


def _rewrap_lines(
    keyring: Keyring, model: type[SealedFile | Batch | StagedBatch], lines: Iterable[tuple[int, str, str]], kind: str
) -> int:
    count = 0
    for pk, name, wrapped in lines:
        if not keyring.is_current(wrapped):
            context = f"{kind}:{name}"
            model.objects.filter(pk=pk).update(wrapped_key=keyring.wrap(keyring.unwrap(wrapped, context), context))
            count += 1
    return count
