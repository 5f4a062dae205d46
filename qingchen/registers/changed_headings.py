"""What became of a table's headings since its sender said what they mean: gone, new, and the mapping carried over."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qingchen.registers.heading_words import folded
from qingchen.registers.mapping import ColumnMapping
from qingchen.registers.register import Register
from qingchen.registers.sheet_proposal import SheetProposal, proposed_mapping

_ALIKE = 0.5
"""Of the headings spoken of before so many must stand there again: else it is another table, and nothing is carried."""


@dataclass(frozen=True)
class ChangedHeadings:
    """before  the mapping confirmed for the table as it was
    gone    headings of it that the file no longer has, each with the column of the register it stood for, if any
    new     headings that it did not have
    draft   the mapping for the file as it is: what was confirmed of headings that stayed, what is proposed of new ones
    """

    before: ColumnMapping
    gone: list[tuple[str, str | None]]
    new: list[str]
    draft: ColumnMapping


def changed_headings(
    known: Iterable[ColumnMapping], proposal: SheetProposal, register: Register
) -> ChangedHeadings | None:
    """Against the mapping of `known` that shares most headings with the file; None where none is like it."""
    there = {folded(heading) for heading in proposal.headings}
    likest = max(known, key=lambda one: _alike(one, there), default=None)
    if likest is None or _alike(likest, there) < _ALIKE:
        return None
    known_before = {folded(heading) for heading in likest.headings}
    stood_for = {folded(given["from"]): name for name, given in reversed(likest.columns.items())}
    gone = [(heading, stood_for.get(folded(heading))) for heading in likest.headings if folded(heading) not in there]
    # A serial number and the like are of no register and are not spoken of: new is what may mean something.
    new = [
        column.heading
        for column in proposal.columns
        if folded(column.heading) not in known_before and (column.column or column.certainty != "certain")
    ]
    return ChangedHeadings(likest, gone, new, _carried(likest, there, proposal, register))


def _alike(mapping: ColumnMapping, there: set[str]) -> float:
    headings = {folded(heading) for heading in mapping.headings}
    return len(headings & there) / max(len(headings), 1)


def _carried(before: ColumnMapping, there: set[str], proposal: SheetProposal, register: Register) -> ColumnMapping:
    fresh = proposed_mapping(proposal, register, before.title)
    stayed = {name: given for name, given in before.columns.items() if folded(given["from"]) in there}
    taken = {folded(given["from"]) for given in stayed.values()} | {folded(text) for text in before.not_kept}
    added = {
        name: given
        for name, given in fresh.columns.items()
        if name not in stayed and name not in before.constants and folded(given["from"]) not in taken
    }
    columns = stayed | added
    code = before.temporary_code
    return replace(
        before,
        name="",
        columns=columns,
        rows={heading: allowed for heading, allowed in before.rows.items() if folded(heading) in there},
        decimal_comma=tuple({*before.decimal_comma, *fresh.decimal_comma} & set(proposal.headings)),
        unknown=tuple(name for name in before.unknown if name not in columns),
        not_kept=tuple(heading for heading in before.not_kept if folded(heading) in there),
        temporary_code=code if code and folded(code["from"]) in there else {},
    )
