"""Resolving a whole register from its segments and batches."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qingchen.registers import connection
from qingchen.registers.batch_list import BatchFile
from qingchen.registers.merged.segments import Sources
from qingchen.registers.register import Register, RegisterKind
from qingchen.registers.resolved.losing import losing
from qingchen.registers.resolved.tables import Resolved, Stored, count
from qingchen.registers.unheld import PLACE
from qingchen.registers.versions import newest_of, winning_sql
from qingchen.standards import divisions


def made_whole(
    register: Register, files: Sequence[BatchFile], sources: Sources, about: date, placed_by: Resolved | None
) -> Resolved:
    ended, known = None, losing(register, sources, about)
    overtaken = known.name if known else None
    if register.kind is RegisterKind.STATE:
        whole = Stored(placed(register, newest_of(register, sources, about, overtaken), placed_by))
        ended = Stored(f"FROM {whole.name} WHERE _act = 'withdraw'", stem="ended")
        if ended.rows:
            connection.cursor().execute(f"DELETE FROM {whole.name} WHERE _act = 'withdraw'")
            whole.rows = count(whole.name)
    else:
        whole = Stored(placed(register, winning_sql(register, sources, about, overtaken), placed_by))
    bring_to_day(register, whole.name, about)
    return Resolved(about, len(files), files[-1].path if files else "", whole, ended, placed_by)


def made_whole_again(resolved: Resolved) -> Resolved:
    """The same rows in one table."""
    return replace(resolved, whole=Stored(f"FROM {resolved.name}"), gone=None, added=None, view=None)


def placed(register: Register, rows: str, placed_by: Resolved | None) -> str:
    """`rows` with PLACE, where the register does not place its rows itself."""
    if placed_by is None:
        return rows
    site = "w.site_no" if "site_no" in register.analytic_names else "1"
    return f"""SELECT w.*, e.division AS {PLACE} FROM ({rows}) w
        LEFT JOIN {placed_by.name} e ON w.uscc = e.uscc AND {site} = e.site_no"""


def bring_to_day(register: Register, name: str, about: date) -> None:
    """Division codes that place rows become those in force on the day."""
    for column in (register.division, *register.also_at):
        if column:
            _bring_column(name, column, about)


def _bring_column(name: str, column: str, about: date) -> None:
    cursor = connection.cursor()
    sent = cursor.execute(f'SELECT DISTINCT "{column}" FROM {name} WHERE "{column}" IS NOT NULL').fetchall()
    current = [(code, divisions.current(code, about)) for (code,) in sent]
    moved = [(code, now) for code, now in current if now != code]
    if moved:
        pairs = ", ".join("(?, ?)" for _ in moved)
        cursor.execute(
            f'UPDATE {name} SET "{column}" = m.now FROM (VALUES {pairs}) m(code, now) WHERE "{column}" = m.code',
            [text for pair in moved for text in pair],
        )
