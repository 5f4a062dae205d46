"""The rules of snapshots, slowly and plainly: a list of rows, loops, no index. Nothing of qingchen is imported."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Row:
    """One accepted row. `order` is (batch, row); `value` stands for everything that is not key or day."""

    key: str
    act: str
    about: date
    order: tuple[int, int]
    known_on: date
    sender: str
    value: str


def batch(
    history: list[Row], kind: str, number: int, mode: str, sender: str, listed: list[tuple[str, date, str]], day: date
) -> list[Row]:
    """The rows that a ledger of (key, about, value) becomes when it is accepted after `history` on `day`."""
    act = "withdraw" if mode == "withdraw" else "put"
    rows = [(key, act, about, value) for key, about, value in listed]
    if mode == "replace":
        for key in sorted({row.key for row in history} - {key for key, _, _ in listed}):
            versions = [row for row in history if row.key == key]
            newest = max(versions, key=lambda row: row.order)
            if newest.act == "put" and newest.sender == sender:
                later = {row.about for row in versions if row.about > day}
                days = {newest.about} if kind == "event" else {day} | later
                rows += [(key, "withdraw", about, "") for about in sorted(days)]
    return [
        Row(key, act, about, (number, at), day, sender, value) for at, (key, act, about, value) in enumerate(rows, 1)
    ]


def snapshot(history: list[Row], kind: str, about: date, known_on: date) -> dict[str, Row]:
    """The row that counts for each key, about one day as known on another."""
    counting = {}
    for key in {row.key for row in history}:
        known = [row for row in history if row.key == key and row.known_on <= known_on]
        if kind == "event":
            eligible = [row for row in known if row.act == "put" or row.about <= about]
            winner = max(eligible, key=lambda row: row.order, default=None)
        else:
            eligible = [row for row in known if row.about <= about]
            winner = max(eligible, key=lambda row: (row.about, row.order), default=None)
        if winner is not None and winner.act == "put" and winner.about <= about:
            counting[key] = winner
    return counting
