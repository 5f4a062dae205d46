"""What a check (逻辑校核) is: a fault said as a statement, looked for in the facts. A lead is a lead: 线索，非结论."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir
import polars as pl

from qingchen.values.rate import Rate
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.measured import PowerPoint, Weight

LEAD = "线索，非结论"


@dataclass(frozen=True, slots=True)
class RowAt:
    """A row of the store that a flag points at: its register, batch, row, and line in the received file."""

    register: str
    batch: int
    row: int
    line: int | None


@dataclass(frozen=True, slots=True)
class Flag:
    """One lead. `subject` is an employer, worker or place without personal data; `sentence` says what does not fit.

    source        the row that does not fit, the first of several; None where it lies elsewhere than one is told of
    rows_behind   rows that the lead rests on
    also          other divisions in which such rows lie: whoever inspects there is told too
    named         divisions of what `sentence` names, where they are not its own
    subject_apart, sentence_apart   what is told to whoever may not see all of these places (`told_within`): names
                  nobody of elsewhere; PLACE stands in it
    weight        how much it weighs, from what was measured of the check
    p_value       of a statistical check: the chance of this or worse where nothing is wrong; else None
    q_value       p_value after Benjamini and Hochberg over the run
    false_alarm   leads of the check in honest sample worlds over what it looked at there; None: not measured
    power         share found of what was planted, by size of the fault
    """

    check: str
    subject: str
    sentence: str
    division: str | None
    source: RowAt | None
    rows_behind: int = 1
    also: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    subject_apart: str = ""
    sentence_apart: str = ""
    weight: Weight = Weight.LIGHT
    p_value: float | None = None
    q_value: float | None = None
    false_alarm: Rate | None = None
    power: tuple[PowerPoint, ...] = ()


@dataclass(frozen=True)
class Check:
    """One check.

    name      the fault as a statement, also the module's name (`declaration_without_dust`)
    look_at   what a person looks at to settle it, in Chinese
    innocent  how an honest place comes to such a row, in Chinese
    register  the register of the rows that are flagged
    reads     columns by register that `rows` touches
    rows      one row a lead, `LEAD_COLUMNS` and `_batch, _row, _line`, `rows_behind` where it rests on several;
              of a statistical check one row a subject that was tested, flagged or not, and its `p_value`; where rows of
              several places can meet in a lead, `also`, `named` (lists of divisions) and the words `_apart`
    needs     of a statistical check: what a subject must have to be tested, in Chinese; else empty
    """

    name: str
    title: str
    look_at: str
    basis: str
    register: str
    reads: Mapping[str, tuple[str, ...]]
    rows: Callable[[CheckFacts], ir.Table | pl.DataFrame]
    innocent: str = ""
    needs: str = ""

    @property
    def is_statistical(self) -> bool:
        return bool(self.needs)

    def found(self, facts: CheckFacts) -> pl.DataFrame:
        """What `rows` gives, by place and source."""
        rows = self.rows(facts)
        frame = rows if isinstance(rows, pl.DataFrame) else rows.to_polars()
        return frame.sort("division", "_batch", "_row", nulls_last=True)


LEAD_COLUMNS = ("subject", "sentence", "division")
NOWHERE = "-"
"""Among `named`: an employer that nobody registered, of whom nobody knows whose it is."""
PLACE = "{place}"
"""In a subject: the name of the lead's division."""


def by_subject(flags: Iterable[Flag]) -> dict[str, list[Flag]]:
    """Flags by what they are about, in order of appearance."""
    told: dict[str, list[Flag]] = {}
    for flag in flags:
        told.setdefault(flag.subject, []).append(flag)
    return told
