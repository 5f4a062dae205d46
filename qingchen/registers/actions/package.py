"""Taking registers out together: one data package, masked, with its lines before its first byte and after its last."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import new_public_id
from qingchen.registers import store
from qingchen.registers.actions.export import end, told
from qingchen.registers.catalogue import register_named, registers
from qingchen.registers.exchange.data_package import DataPackage, PackageFile
from qingchen.registers.exchange.foreign_keys import checked
from qingchen.registers.exchange.form import Form
from qingchen.registers.exchange.sensitive import with_sensitive
from qingchen.registers.exchange.zip_out import zip_out
from qingchen.registers.permissions import check_can_export
from qingchen.registers.reader import ScopedReader
from qingchen.values.actor import Actor


@dataclass(frozen=True)
class PackageExport:
    """A data package on its way out: as the `stream` of a .zip, or file by file. Take one of the two, once."""

    uid: str
    file_name: str
    rows: dict[str, int]
    stream: Iterator[bytes]
    files: Callable[[], Iterator[PackageFile]]


def export_package(
    actor: Actor,
    *,
    about: date,
    known_on: date | None = None,
    names: Sequence[str] = (),
    form: Form = Form.CSV,
    code_version: str,
) -> PackageExport:
    """The registers named (all) as far as they lie in the actor's area, persons masked.

    Raises Problem.account.not_permitted, register.unknown.
    """
    assert form in (Form.CSV, Form.PARQUET)
    check_can_export(actor)
    chosen = [register_named(name) for name in names] or list(registers().values())
    reader = ScopedReader(actor, store.snapshot(about, known_on))
    tables = {one.name: reader.table(one.name) for one in chosen}
    picked = {name: reader.picked(name) for name in tables}
    rows = {name: len(some) for name, some in picked.items()}
    head = {
        "profile": "tabular-data-package" if form is Form.CSV else "data-package",
        "name": "qingchen-registers",
        "title": f"清尘台账数据包（情况截止 {about.isoformat()}，按 {reader.known_on.isoformat()} 所知）",
        "created": clock.now().isoformat(timespec="seconds"),
        "version": code_version,
        "sources": [{"title": "各县（市、区）报送、经上一级接收入账的台账"}],
        "snapshot": {
            "about": about.isoformat(),
            "known_on": reader.known_on.isoformat(),
            "batches_until": reader.batches_until,
            "area": list(actor.area.includes),
        },
    }
    package, unmatched = DataPackage(head, form), []
    for register in chosen:
        references = checked(register, tables)
        frames = with_sensitive(register, picked[register.name].frames(), store.sealed_batch, masked=True)
        package.add(register, frames, rows[register.name], references)
        unmatched += [(register, one) for one in references if not one.holds]
    package.add_unmatched(unmatched)
    uid = new_public_id()
    _begin(actor, uid, {"rows": rows, "form": form.value, **head["snapshot"]})  # type: ignore[dict-item]
    name = f"清尘台账数据包-{about.isoformat()}.zip"
    return PackageExport(uid, name, rows, told(actor, uid, zip_out(package)), partial(_files, actor, uid, package))


def _files(actor: Actor, uid: str, package: DataPackage) -> Iterator[PackageFile]:
    """Take each file before asking for the next. The digest on record is the descriptor's, which holds all others."""
    size, digest, whole = 0, "", False
    try:
        for file in package.files():
            yield file
            size, digest = size + file.size, file.digest
        whole = True
    finally:
        end(actor, uid, {"bytes": size, "sha256": digest, "whole": whole})


@transaction.atomic
def _begin(actor: Actor, uid: str, details: dict[str, object]) -> None:
    record(actor, "export_package", "export", uid, region=",".join(actor.area.includes), details=details)
