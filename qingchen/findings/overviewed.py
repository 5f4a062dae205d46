"""A finding with all that is worked out about it: its step today, its movement, its recurrence, its transfer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qingchen import clock
from qingchen.findings.closure import is_superficial
from qingchen.findings.deadlines import Escalation
from qingchen.findings.ledger import Line
from qingchen.findings.models import Finding, Transfer
from qingchen.findings.movements import Moved, movements_of
from qingchen.findings.states import OPEN_STATES, FindingState, TransferState
from qingchen.findings.steps import step_of
from qingchen.findings.store import repeated
from qingchen.problems import Problem


@dataclass(frozen=True)
class Overviewed:
    """One finding as the ledger and its page show it.

    late_days   calendar days since the end of its term, while the place has the pen; 0 until then
    step        the step that the clock calls for and nobody has taken yet
    credited    a shortcoming of the place's own that it had mended before the visits began
    """

    finding: Finding
    moved: Moved
    late_days: int
    step: Escalation | None
    taken: tuple[Escalation, ...]
    repeated: bool
    transfer: Transfer | None
    credited: bool

    @property
    def superficial(self) -> bool:
        return is_superficial(self.finding.state == FindingState.CLOSED, self.moved.movement)

    @property
    def state(self) -> FindingState:
        return FindingState(self.finding.state)


def overviewed(findings: Iterable[Finding], among: Iterable[Finding]) -> list[Overviewed]:
    """In the order given. `among`: the findings in which a repetition is looked for."""
    rows = list(findings)
    moved, again = movements_of(rows), repeated(among)
    transfers = {one.finding_id: one for one in Transfer.objects.filter(finding__in=rows)}
    return [_one(row, moved[row.id], row.id in again, transfers.get(row.id)) for row in rows]


def _one(row: Finding, moved: Moved, again: bool, transfer: Transfer | None) -> Overviewed:
    today = clock.today()
    running = row.state in OPEN_STATES and row.due_on is not None
    late = max(0, (today - row.due_on).days) if running and row.due_on else 0
    try:
        step = step_of(row)
    except Problem:
        step = None  # a year without its notice: no step is worked out, the page says so where the term is set
    taken = tuple(Escalation(one.step) for one in row.escalations.all() if one.due_on == row.due_on)
    before = row.inspectee.unit.round.window_from
    credited = row.source == "self_check" and row.mended_on is not None and row.mended_on < before
    return Overviewed(row, moved, late, step, taken, again, transfer, credited)


def ledger_lines(rows: Iterable[Overviewed]) -> list[Line]:
    """Cells in the order of `ledger.HEADINGS`."""
    return [_line(number, one) for number, one in enumerate(rows, start=1)]


def _line(number: int, one: Overviewed) -> Line:
    row = one.finding
    found: list[str | int | date | None] = [
        *(number, row.number, row.inspectee.unit.full_name, row.inspectee.name, row.item_code),
        *(row.get_source_display(), f"{row.statement}。{row.fact}", row.figure, row.named_object, row.clause),
        *(row.get_severity_display(), row.get_kind_display(), row.owner, row.responsible_person, row.measure),
        *(row.due_on, one.state.title, "、".join(step.title for step in one.taken)),
        *("、".join(proof.file_name for proof in row.proofs.all()), row.reviewer, row.reviewed_on, row.closed_on),
        *(_yes(row.recurred), _yes(one.repeated), _yes(one.superficial)),
    ]
    told = one.transfer
    found.append("；".join(filter(None, (told.body, told.letter_no, TransferState(told.state).title))) if told else "")
    return found


def _yes(fact: bool) -> str:
    return "是" if fact else "否"
