"""Carrying a resolved register forward: only the keys that new batches touch, and rows whose employer moved.

A winner is the greatest of its key's versions, so the greatest of the old winner and the new versions: nothing else of
the history is read. An event's order is that of acceptance, in which every new version comes after the old winner.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from qingchen.registers import connection
from qingchen.registers.batch_list import BatchFile
from qingchen.registers.merged.segments import Sources
from qingchen.registers.register import Register, RegisterKind
from qingchen.registers.resolved.tables import Resolved, Stored
from qingchen.registers.resolved.whole import bring_to_day, placed
from qingchen.registers.unheld import PLACE
from qingchen.registers.versions import newest_sql, versions_sql

_AT = "(w._batch << 32) + w._row"


def with_batches(register: Register, old: Resolved, files: Sequence[BatchFile]) -> Resolved:
    """`old` carried forward to all of `files` (one register's, in order), whose first ones it holds."""
    since = tuple(files[old.batches :])
    if not since:
        return old
    versions = versions_sql(register, Sources((), since, since[-1].number))
    new = Stored(placed(register, newest_sql(register, versions, old.about), old.placed_by), stem="new")
    bring_to_day(register, new.name, old.about)
    if register.kind is RegisterKind.STATE:
        _drop_overtaken(register, old, new)
    same = _same_key(register)
    gone = f"SELECT {_AT} AS id FROM {old.whole.name} w SEMI JOIN {new.name} n ON {same}"
    day = f"DATE '{old.about.isoformat()}'"
    added = f"FROM {new.name} WHERE _act = 'put' AND _about <= {day}"
    if old.gone and old.added:
        gone = f"FROM {old.gone.name} UNION {gone}"
        added = f"SELECT w.* FROM {old.added.name} w ANTI JOIN {new.name} n ON {same} UNION ALL ({added})"
    ended = old.ended
    if ended:
        kept = f"SELECT w.* FROM {ended.name} w ANTI JOIN {new.name} n ON {same}"
        ended = Stored(f"{kept} UNION ALL (FROM {new.name} WHERE _act = 'withdraw')", stem="ended")
    return _changed(replace(old, batches=len(files), last=files[-1].path, ended=ended, sums=OrderedDict()), gone, added)


def placed_anew(register: Register, old: Resolved, employers: Resolved) -> Resolved:
    """`old` with the rows of employers that moved since, or were not known then, at their new places."""
    assert old.placed_by is not None
    moved = _moved(old.placed_by, employers)
    now = replace(old, placed_by=employers)
    if not moved.rows:
        return now
    site = "w.site_no" if "site_no" in register.analytic_names else "1"
    meets = f"JOIN {moved.name} m ON w.uscc = m.uscc AND {site} = m.site_no"
    differs = f"w.{PLACE} IS DISTINCT FROM m.division"
    gone = f"SELECT {_AT} AS id FROM {old.whole.name} w {meets} WHERE {differs}"
    added = f"SELECT w.* REPLACE (m.division AS {PLACE}) FROM {old.whole.name} w {meets} WHERE {differs}"
    if old.gone and old.added:
        added = f"""SELECT w.* REPLACE (m.division AS {PLACE}) FROM {old.whole.name} w {meets}
            ANTI JOIN {old.gone.name} g ON {_AT} = g.id WHERE {differs}
            UNION ALL SELECT w.* REPLACE (CASE WHEN m.uscc IS NULL THEN w.{PLACE} ELSE m.division END AS {PLACE})
            FROM {old.added.name} w LEFT {meets}"""
        gone = f"FROM {old.gone.name} UNION {gone}"
    return _changed(now, gone, added)


def _drop_overtaken(register: Register, old: Resolved, new: Stored) -> None:
    """Leave out new versions of a state that an older one overtakes by its day."""
    standing = [old.whole, *(part for part in (old.added, old.ended) if part)]
    keys = ", ".join(f'"{name}"' for name in register.key)
    same = " AND ".join(f'o."{name}" IS NOT DISTINCT FROM n."{name}"' for name in register.key)
    for part in standing:
        # Rows of `whole` that are gone were overtaken themselves, so what overtakes through them is right as well.
        connection.cursor().execute(
            f"""DELETE FROM {new.name} n USING (
                SELECT {keys}, _about, {_AT} AS at FROM {part.name} w SEMI JOIN {new.name} n ON {_same_key(register)}
            ) o WHERE {same} AND (o._about > n._about OR (o._about = n._about AND o.at > (n._batch << 32) + n._row))"""
        )


def _same_key(register: Register) -> str:
    return " AND ".join(f'w."{name}" IS NOT DISTINCT FROM n."{name}"' for name in register.key)


def _changed(now: Resolved, gone: str, added: str) -> Resolved:
    taken, put = Stored(gone, stem="gone"), Stored(added, stem="added")
    if not (taken.rows or put.rows):
        return replace(now, gone=None, added=None, view=None)
    rows = f"""SELECT w.* FROM {now.whole.name} w ANTI JOIN {taken.name} g ON {_AT} = g.id
        UNION ALL FROM {put.name}"""
    return replace(now, gone=taken, added=put, view=Stored(rows, "VIEW", "standing"))


def _moved(before: Resolved, now: Resolved) -> Stored:
    """Sites whose division is another, with it (null: not known any more). Made once for two states of the register."""
    if before.name not in now.moved_since:
        sites = "SELECT uscc, site_no, division FROM"
        differing = f"({sites} {now.name} EXCEPT {sites} {before.name})"
        vanished = f"({sites} {before.name} EXCEPT {sites} {now.name})"
        now.moved_since[before.name] = Stored(
            f"""SELECT s.uscc, s.site_no, e.division
            FROM (SELECT uscc, site_no FROM {differing} UNION SELECT uscc, site_no FROM {vanished}) s
            LEFT JOIN {now.name} e ON s.uscc = e.uscc AND s.site_no = e.site_no""",
            stem="moved",
        )
    return now.moved_since[before.name]
