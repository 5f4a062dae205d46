"""A file from its arrival to its check: its register and its mapping found where they can be, asked for where not."""

from dataclasses import dataclass
from typing import BinaryIO

from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions.check import CheckResult, check
from qingchen.registers.actions.close import withdraw
from qingchen.registers.actions.mapping_lookup import recognised, registers_mapped
from qingchen.registers.actions.mappings import use_mapping
from qingchen.registers.actions.receive import receive
from qingchen.registers.catalogue import register_named
from qingchen.registers.file_heads import file_heads
from qingchen.registers.models import KeptMapping, Submission
from qingchen.registers.permissions import region_codes
from qingchen.registers.raw_sheet import RawSheet
from qingchen.registers.register import Register
from qingchen.registers.register_found import register_found
from qingchen.registers.sheet_proposal import SheetProposal, sheet_proposal
from qingchen.values.actor import Actor
from qingchen.values.period import Period


@dataclass(frozen=True)
class TakenIn:
    """asks     the headings are not all certain: the mapping page is next, nothing was checked
    by       the remembered mapping or profile by which the file was read
    result   of the check, where there was one
    """

    submission: Submission
    asks: bool
    by: KeptMapping | None
    result: CheckResult | None


def take_in(
    actor: Actor,
    register_name: str,
    file_name: str,
    data: bytes | BinaryIO,
    *,
    mode: str = "upsert",
    region: str,
    mapping: str = "",
    period: Period | None = None,
    ask: bool = True,
) -> TakenIn:
    """Receive and check a file; without a register's name it is told from the headings. With `ask`, one whose headings
    are not all certain waits for its mapping.

    Raises as `receive` and `check`, and Problem.register.not_recognised. A file that cannot be read is given back at
    once: it may be mended and sent again under the same name. Of a file whose check was cut off (the server stopped)
    the same file sent again goes on where it stood.
    """
    heads = file_heads(data, file_name)
    if not isinstance(data, bytes):
        data.seek(0)
    codes = ",".join(region_codes(region))
    by = None if mapping else _known(register_name, codes, heads)
    name = register_name or (by.register if by else "") or _found(heads, file_name).name
    try:
        submission = receive(actor, name, file_name, data, mode=mode, region=region, mapping=mapping, period=period)
    except Problem as problem:
        earlier = _left_unchecked(problem, codes, mapping, period)
        if earlier is None:
            raise
        submission = earlier
    if by is not None:
        use_mapping(actor, submission, by.public_id)
    elif ask and not mapping and not _certain(heads, register_named(name)):
        return TakenIn(submission, True, None, None)
    return TakenIn(submission, False, by, check_or_give_back(actor, submission))


def check_or_give_back(actor: Actor, submission: Submission) -> CheckResult:
    """Check a received file; one that cannot be read is given back at once. Raises as `check`."""
    try:
        return check(actor, submission)
    except Problem as problem:
        withdraw(actor, submission, problem.sentence)
        raise


def waits_for_mapping(submission: Submission) -> bool:
    """Whether a received file waits to be told what its columns are; else its check goes on, or was cut off."""
    if submission.state != Submission.State.RECEIVED or submission.mapping:
        return False
    with store.open_sealed_file(submission.received_file.path) as data:
        heads = file_heads(data, submission.file_name)
    return not _certain(heads, register_named(submission.register))


def proposal_of(submission: Submission) -> SheetProposal | None:
    """The sheet of a received file that holds most headings, as the mapping page shows it; None where it is empty.

    Whoever shows it has asked who may see it.
    """
    with store.open_sealed_file(submission.received_file.path) as data:
        heads = file_heads(data, submission.file_name)
    return _widest([sheet_proposal(sheet, register_named(submission.register)) for sheet in heads])


def _left_unchecked(problem: Problem, codes: str, mapping: str, period: Period | None) -> Submission | None:
    """The earlier submission that stopped a new one, where it was asked for in the same way and never checked."""
    named, received = problem.details.get("submission", ""), Submission.State.RECEIVED
    earlier = Submission.objects.filter(public_id=named, state=received, region=codes).first()
    same = earlier is not None and mapping in ("", earlier.mapping) and earlier.period == period
    return earlier if same else None


def _known(register_name: str, region: str, heads: list[RawSheet]) -> KeptMapping | None:
    """A mapping known for these headings, of the register named or of any."""
    for name in [register_name] if register_name else registers_mapped(region):
        proposals = [sheet_proposal(sheet, register_named(name)) for sheet in heads]
        widest = _widest(proposals)
        if widest is not None and (kept := recognised(name, region, widest.headings)):
            return kept
    return None


def _found(heads: list[RawSheet], file_name: str) -> Register:
    found = register_found(heads)
    if found is None:
        raise Problem("register.not_recognised", file=file_name)
    return found


def _certain(heads: list[RawSheet], register: Register) -> bool:
    """Whether the sheets that hold the register's rows say outright what each column is (notes beside them may not)."""
    proposals = [one for sheet in heads if (one := sheet_proposal(sheet, register)).columns]
    return any(one.certain for one in proposals) or not proposals


def _widest(proposals: list[SheetProposal]) -> SheetProposal | None:
    return max(proposals, key=lambda one: (sum(bool(c.column) for c in one.columns), len(one.columns)), default=None)
