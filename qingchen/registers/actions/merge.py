"""Merging batches into segments, and writing look-ups of large batches: upkeep that changes no fact."""

import secrets

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import connection, durable, store
from qingchen.registers.catalogue import registers
from qingchen.registers.merged import lookups
from qingchen.registers.merged import store as merged
from qingchen.registers.merged.compaction import FileChanged, SegmentFiles, write_segment
from qingchen.registers.merged.lookup_files import lookup_path
from qingchen.registers.merged.policy import LONGEST_TAIL, next_step
from qingchen.registers.merged.segments import Sources, sources_of
from qingchen.registers.register import Register
from qingchen.values.actor import Actor


def merge_batches(
    actor: Actor, *, whole: bool = False, longest_tail: int = LONGEST_TAIL, threads: int = 2
) -> list[str]:
    """Merge by the policy, or all of a register into one (`whole`); one Chinese sentence each. One process at a time.

    Reading and accepting go on meanwhile. Each merge is an act with its line; look-ups, and the clearing away of what
    newer segments stand for, leave none (decision 18). Raises Problem.store.merging, store.batch_changed.
    """
    with durable.merging(store.root()) as alone:
        if not alone:
            raise Problem("store.merging")
        told, problems = [], []
        for register in registers().values():
            try:
                while step := next_step(_sources(register), whole=whole, longest_tail=longest_tail):
                    told.append(_merge(actor, register, step, threads))
                _write_lookups(register)
            except Problem as problem:
                # The other registers are not to wait until this one's file is back.
                problems.append(problem)
        with store.writing():
            merged.clear_superseded(store.root())
    if problems:
        raise problems[0]
    return told


def _sources(register: Register) -> Sources:
    facts = store.snapshot(clock.today(), store.batch_day())
    return sources_of(facts.files(register.name), facts.segments.get(register.name, ()))


def _merge(actor: Actor, register: Register, step: Sources, threads: int) -> str:
    # Held so that mending leaves the files alone until they stand in the catalogue; it hinders no reader or sender.
    with store.writing():
        try:
            files = write_segment(store.root(), register, secrets.token_hex(12), step, threads=threads)
            _enter(actor, files)
        except FileChanged as changed:
            raise Problem("store.batch_changed", path=changed) from changed
    durable.reached("committed")
    return (
        f"{register.title}：{len(step.tail)} 个批次、{len(step.segments)} 个合并段合为一段，{files.segment.rows} 行。"
    )


@transaction.atomic
def _enter(actor: Actor, files: SegmentFiles) -> None:
    segment = files.segment
    superseded = merged.enter_segment(store.root(), files)
    details = {
        "register": segment.register,
        "batches": f"{segment.first}-{segment.last}",
        "rows": segment.rows,
        "digest": segment.digest,
        "in_place_of": len(superseded),
    }
    record(actor, "merge_batches", "segment", segment.uid, details=details)


def _write_lookups(register: Register) -> None:
    for batch in merged.batches_without_lookup(register.name, _sources(register).tail):
        path = lookup_path(batch)
        path.parent.mkdir(parents=True, exist_ok=True)
        with store.writing():
            found = lookups.build(connection.cursor(), register, store.root() / batch.path)
            parts = lookups.to_bytes(found, register, batch.digest)
            digest = durable.write_durably(path, b"".join(parts))
            merged.enter_lookup(store.root(), batch, digest)
