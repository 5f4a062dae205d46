"""What stands in the fill cells of an entry: the shared words of the workbook's writer and reader.

An excuse stands in the first fill cell of its item by its title; its reason is the first line of 说明, and its proof
are the lines of 佐证材料 that begin with `证明:` (a colon of ASCII, which no file name of Windows holds).
"""

from collections.abc import Sequence

from qingchen.inspection import written
from qingchen.inspection.answer_types import Excuse, NoSuchObject, NotApplicable
from qingchen.inspection.entry import Entry
from qingchen.inspection.rendering.fields import EXCUSE_TITLES

_PROOF = "证明:"
PROVEN = (NotApplicable.kind, NoSuchObject.kind)
"""Excuses that come with proof."""
EXCUSE_KINDS = {title: kind for kind, title in EXCUSE_TITLES.items()}


def remark_cell(entry: Entry) -> str:
    if not isinstance(entry.answer, Excuse):
        return entry.remark
    return "\n".join(filter(None, (entry.answer.reason, entry.remark)))


def remark_read(cell: object, excused: bool) -> tuple[str, str]:
    """Reason and remark of the cell; no reason where the item is answered by a value."""
    told = written.text(cell)
    if not excused:
        return "", told
    reason, _, remark = told.partition("\n")
    return written.text(reason, lines=False), remark.strip()


def evidence_cell(entry: Entry) -> str:
    proof = entry.answer.proof if isinstance(entry.answer, NotApplicable | NoSuchObject) else ()
    return "\n".join([*(_PROOF + name for name in proof), *entry.evidence])


def evidence_read(cell: object, proven: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Proof and evidence of the cell. Where an excuse takes proof and none is marked, all of it is proof."""
    names = written.file_names(cell)
    marked = tuple(name.removeprefix(_PROOF).strip() for name in names if name.startswith(_PROOF))
    plain = tuple(name for name in names if not name.startswith(_PROOF))
    if not proven:
        return (), names
    return (marked, plain) if marked else (plain, ())


def excuse_in(values: Sequence[object]) -> str:
    """The kind of excuse that stands among the fill cells of an item, or empty."""
    titles = (written.text(value, lines=False) for value in values)
    return next((EXCUSE_KINDS[title] for title in titles if title in EXCUSE_KINDS), "")
