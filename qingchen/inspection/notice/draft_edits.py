"""What a person changes in a draft: values by their path, lines more and lines less."""

from collections.abc import Mapping
from typing import Any

from qingchen.inspection.notice.draft import COLUMNS, Draft, Row
from qingchen.inspection.notice.draft_people import pool_row, username_head

LONGEST = 400
_SAID_TWICE = ("username", "name", "agency", "post")
_TABLES = ("units", "teams", "pool", "officers", "targets", "forms")
_MAY_GROW = ("units", "teams", "pool", "officers", "targets")


def put_values(draft: Draft, values: Mapping[str, str]) -> int:
    """`{"head.issued_on": "2020-07-15", "teams.0.members.1.post": "处长"}`; how many changed. No path, no change."""
    changed, told_twice = 0, _told_twice(draft)
    for path, text in values.items():
        text = " ".join(text.split())[:LONGEST]
        row, column = _cell(draft, path)
        if row is None or row[column] == text:
            continue
        if path.startswith("units.") and column == "code":
            _rename(draft, row["code"], text)
        row[column] = text
        changed += 1
    for path, text in values.items():
        name = path.removeprefix("head.")
        if path.startswith("head.") and name in draft.head:
            text = " ".join(text.split())[:LONGEST]
            changed += draft.head[name].text != text
            draft.head[name].text = text
    for member, known, before in told_twice:
        _keep_alike(member, known, before)
    return changed


def add_row(draft: Draft, path: str) -> bool:
    """A blank line at the end of `units`, `pool`, `officers`, `teams` or `teams.2.members`."""
    rows, table = _rows(draft, path)
    if rows is None or table not in (*_MAY_GROW, "members"):
        return False
    row: Row = dict.fromkeys(COLUMNS[table], "") | {"place": None}
    if table == "teams":
        numbers = [int(team["number"]) for team in rows if team["number"].isdecimal()]
        row |= {"members": [], "number": f"{max(numbers, default=0) + 1}"}
    if table == "members":
        number = draft.teams[int(path.split(".")[1])]["number"]
        row |= {"username": _free(draft, number, len(rows) + 1), "duty": "member"}
        draft.pool.append(pool_row(row))
    if table == "pool":
        row["username"] = _free(draft, "pool", len(rows) + 1)
    rows.append(row)
    return True


def drop_row(draft: Draft, path: str) -> bool:
    """The line `units.3` or `teams.0.members.2`."""
    above, _, number = path.rpartition(".")
    rows, table = _rows(draft, above)
    if rows is None or table == "forms" or not number.isdecimal() or int(number) >= len(rows):
        return False
    gone = rows.pop(int(number))
    if table in ("teams", "members"):
        names = {member["username"] for member in (gone["members"] if table == "teams" else [gone])}
        draft.pool = [one for one in draft.pool if one["username"] not in names]
    return True


def _cell(draft: Draft, path: str) -> tuple[Row | None, str]:
    above, _, column = path.rpartition(".")
    parent, _, number = above.rpartition(".")
    rows, table = _rows(draft, parent)
    if rows is None or not number.isdecimal() or int(number) >= len(rows) or column not in COLUMNS[table]:
        return None, column
    return rows[int(number)], column


def _rows(draft: Draft, path: str) -> tuple[list[Row] | None, str]:
    if path in _TABLES:
        return getattr(draft, path), path
    first, _, rest = path.partition(".")
    number, _, last = rest.partition(".")
    if first == "teams" and last == "members" and number.isdecimal() and int(number) < len(draft.teams):
        members: list[Any] = draft.teams[int(number)]["members"]
        return members, "members"
    return None, ""


def _told_twice(draft: Draft) -> list[tuple[Row, Row, Row]]:
    """Who stands on a team and in the pool: both lines, and the team's as it is now."""
    pool = {row["username"]: row for row in draft.pool}
    members = [member for team in draft.teams for member in team["members"] if member["username"] in pool]
    return [(member, pool[member["username"]], dict(member)) for member in members]


def _keep_alike(member: Row, known: Row, before: Row) -> None:
    """The pool's line follows what was changed on the team, else the team's line follows the pool."""
    for column in _SAID_TWICE:
        if member[column] != before[column]:
            known[column] = member[column]
        else:
            member[column] = known[column]


def _rename(draft: Draft, before: str, after: str) -> None:
    """Teams and officers follow a unit whose code changes."""
    for team in draft.teams:
        team["units"] = " ".join(after if code == before else code for code in team["units"].split())
    for officer in draft.officers:
        if officer["unit"] == before and before:
            officer["unit"] = after


def _free(draft: Draft, number: str, position: int) -> str:
    taken = {member["username"] for team in draft.teams for member in team["members"]}
    taken |= {row["username"] for row in draft.pool}
    head = f"{username_head(draft.code)}_{number}_"
    while f"{head}{position}" in taken:
        position += 1
    return f"{head}{position}"
