"""By what the list of submissions can be narrowed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from qingchen import clock
from qingchen.registers.catalogue import registers
from qingchen.registers.models import Submission
from qingchen.web.presenters.submissions import regions


@dataclass(frozen=True, slots=True)
class Asked:
    """Empty: not narrowed. `until` is included."""

    state: str
    register: str
    region: str
    sender: str
    from_: date | None
    until: date | None


def asked_of(request: HttpRequest) -> Asked:
    """From the address; what cannot be read is left open."""
    get = request.GET.get
    return Asked(
        get("state", ""),
        get("register", ""),
        get("region", ""),
        get("sender", ""),
        _day(get("from", "")),
        _day(get("until", "")),
    )


def narrowed(found: QuerySet[Submission], asked: Asked) -> QuerySet[Submission]:
    """All but the state, which the page counts."""
    for name in ("register", "region", "sender"):
        if getattr(asked, name):
            found = found.filter(**{name: getattr(asked, name)})
    if asked.from_:
        found = found.filter(received_at__gte=_midnight(asked.from_))
    if asked.until:
        found = found.filter(received_at__lt=_midnight(asked.until + timedelta(1)))
    return found


def choices_of(found: QuerySet[Submission]) -> dict[str, list[tuple[str, Any]]]:
    """The registers, regions and senders that there are, with their names."""
    rows = set(found.order_by().values_list("register", "region", "sender", "sender_name"))
    titles = {name: register.title for name, register in registers().items()}
    return {
        "registers": sorted({(name, titles.get(name, name)) for name, *_ in rows}),
        "regions": sorted({(region, regions(region)) for _, region, *_ in rows}),
        "senders": sorted({(account, name) for *_, account, name in rows}),
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.SHANGHAI)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
