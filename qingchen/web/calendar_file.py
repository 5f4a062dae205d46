"""An iCalendar file (.ics, RFC 5545) of visits: what phones and desktop calendars take in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from qingchen import clock

MEDIA_TYPE = "text/calendar; charset=utf-8"
_LONGEST = 75
"""Octets of a line (RFC 5545, 3.1); longer ones are folded."""


@dataclass(frozen=True, slots=True)
class Event:
    """`uid` stays the same when the event is moved, so that calendars move it too."""

    uid: str
    summary: str
    on: date
    begins_at: time
    ends_at: time
    place: str
    words: str
    fixed: bool


def calendar(title: str, events: Iterable[Event]) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Qingchen//itinerary//ZH", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{_escaped(title)}"]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}@qingchen",
            f"DTSTAMP:{_instant(clock.now())}",
            f"DTSTART:{_instant(datetime.combine(event.on, event.begins_at, clock.SHANGHAI))}",
            f"DTEND:{_instant(datetime.combine(event.on, event.ends_at, clock.SHANGHAI))}",
            f"SUMMARY:{_escaped(event.summary)}",
            f"LOCATION:{_escaped(event.place)}",
            f"DESCRIPTION:{_escaped(event.words)}",
            f"STATUS:{'CONFIRMED' if event.fixed else 'TENTATIVE'}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 octets, no character parted; each further one begins with a blank."""
    parts, held = [], ""
    for letter in line:
        if len(f"{held}{letter}".encode()) > (_LONGEST if not parts else _LONGEST - 1):
            parts.append(held)
            held = ""
        held += letter
    return "\r\n ".join([*parts, held])
