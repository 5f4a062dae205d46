"""SQL over the files of a register too long to be held in memory: the columns asked for of its winning rows."""

from collections.abc import Collection
from datetime import date

from qingchen.registers import connection
from qingchen.registers.merged.segments import Sources
from qingchen.registers.register import Register
from qingchen.registers.versions import text, versions_sql, winning_sql
from qingchen.standards import divisions

PLACE = "_division"


def unheld_sql(
    register: Register,
    sources: Sources,
    about: date,
    columns: Collection[str],
    placed_by: str | None,
    losing: str | None = None,
) -> str:
    """`columns` of the rows that win about the day; division codes are those in force on it, as in a held table.

    placed_by   the table of employers, where PLACE is asked for: the division of each row's employer site
    losing      as in `versions.newest_of`
    """
    places = {name for name in (register.division, *register.also_at) if name}
    chosen = ", ".join(_column(register, sources, about, name, places) for name in columns if name != PLACE)
    winning = winning_sql(register, sources, about, losing)
    if placed_by is None:
        return f"SELECT {chosen} FROM ({winning}) w"
    site = "w.site_no" if "site_no" in register.analytic_names else "1"
    return f"""SELECT {chosen}, e.division AS {PLACE} FROM ({winning}) w
        LEFT JOIN {placed_by} e ON w.uscc = e.uscc AND {site} = e.site_no"""


def _column(register: Register, sources: Sources, about: date, name: str, places: Collection[str]) -> str:
    if name not in places:
        return f'w."{name}"'
    sent = f'SELECT DISTINCT "{name}" FROM ({versions_sql(register, sources)}) WHERE "{name}" IS NOT NULL'
    pairs = [(code, divisions.current(code, about)) for (code,) in connection.cursor().execute(sent).fetchall()]
    moved = "".join(f" WHEN {text(code)} THEN {text(now)}" for code, now in pairs if code != now)
    return f'CASE w."{name}"{moved} ELSE w."{name}" END AS "{name}"' if moved else f'w."{name}"'
