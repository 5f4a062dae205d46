"""Where a page ended, as an opaque text: signed, so that nobody makes one up, and tied to what it was given for."""

from typing import Any

from django.core import signing

from qingchen.problems import Problem

_SALT = "qingchen.api.cursor"


def cursor_of(purpose: str, place: dict[str, Any] | None) -> str | None:
    """None at the end of a list."""
    return None if place is None else signing.dumps({"for": purpose, **place}, salt=_SALT, compress=True)


def place_of(purpose: str, cursor: str | None) -> dict[str, Any]:
    """What `cursor_of` was given; empty for the first page. Raises Problem.request.bad_cursor."""
    if not cursor:
        return {}
    try:
        held = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature:
        raise Problem("request.bad_cursor") from None
    if held.pop("for", None) != purpose:
        raise Problem("request.bad_cursor")
    return held
