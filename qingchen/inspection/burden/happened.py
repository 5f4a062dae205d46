"""What shows that a team was at a place: the agreed day, records made there, the hours of arrival and departure."""

import json
import re
from collections.abc import Iterator
from datetime import datetime

from qingchen.inspection.actions.onsite import content_in
from qingchen.inspection.answer_types import WhenWhere
from qingchen.inspection.burden.stays import Presence
from qingchen.inspection.entry_json import from_json
from qingchen.inspection.itinerary.models import VisitDay
from qingchen.inspection.models import Inspectee, Sheet
from qingchen.inspection.onsite.record_kinds import KINDS, Shape
from qingchen.inspection.onsite.record_rules import Content
from qingchen.inspection.onsite.record_states import RecordState
from qingchen.inspection.states import TeamState
from qingchen.inspection.store import current_answers
from qingchen.standards.rules import rule
from qingchen.values.actor import Actor, Role

_CAME, _MAYBE, _HOSTS = ("officers", "recorder"), ("chair",), ("escort", "person", "attendees", "receiver")
_BY_POST = "邮寄送达"


def knows_what_happened(actor: Actor, inspectee: Inspectee) -> bool:
    """A place reads the team's papers when the team has signed: until then it is told the agreed days."""
    return actor.role is not Role.PLACE or inspectee.unit.team.state == TeamState.SIGNED


def agreed(inspectee: Inspectee, day: VisitDay | None) -> Iterator[Presence]:
    """The day that was agreed with the place, with those who go and, at the most, those who accompany them."""
    if day is None:
        return
    names = dict(inspectee.unit.team.members.values_list("user__username", "user__name"))
    people = frozenset(_folded(names.get(username, username)) for username in day.people.split(","))
    escorts = int(rule("itinerary_escorts", inspectee.unit.round.window_from).value)
    yield Presence(
        datetime.combine(day.on, day.begins_at), datetime.combine(day.on, day.ends_at), people, most_hosts=escorts
    )


def found_on_the_spot(inspectee: Inspectee, sheet: Sheet | None) -> Iterator[Presence]:
    """Records that were not set aside, and where the team's form asks for arrival and departure its answer."""
    team = {_folded(name) for name in inspectee.unit.team.members.values_list("user__name", flat=True)}
    recorded = []
    for one in inspectee.site_records.exclude(state=RecordState.VOIDED).prefetch_related("versions"):
        content = content_in(one)
        if content.get("way") != _BY_POST:
            recorded.append(_presence(one.kind, content, team))
    yield from recorded
    if sheet is None:
        return
    for row in current_answers(sheet):
        answer = from_json(json.loads(row.entry)).answer
        if isinstance(answer, WhenWhere):
            # Records name who came; without any, at least whoever tells the hours was there.
            yield Presence(answer.arrived, answer.left, frozenset() if recorded else frozenset({_folded(row.by.name)}))


def _presence(kind: str, content: Content, team: set[str]) -> Presence:
    began = datetime.fromisoformat(content["began"])
    ended = datetime.fromisoformat(content.get("ended") or content["began"])
    shapes = {field.name: field.shape for field in KINDS[kind].fields}
    came = {name for field in _CAME for name in _names(content, field, shapes)}
    came |= {name for field in _MAYBE for name in _names(content, field, shapes) if name in team}
    # Whoever attends is written with unit and post before the name: the whole line tells them apart.
    hosts = {name for field in _HOSTS for name in _names(content, field, shapes)} - team
    return Presence(began, ended, frozenset(came), frozenset(hosts))


def _names(content: Content, field: str, shapes: dict[str, Shape]) -> Iterator[str]:
    text = content.get(field, "").strip()
    if not text or field not in shapes:
        return
    if field == "officers":
        yield from (
            _folded(re.split(r"\s+\S*证|\s+[A-Za-z0-9]", line)[0]) for line in text.splitlines() if line.strip()
        )
    elif shapes[field] is Shape.PERSONS:
        yield from (_folded(line) for line in text.splitlines() if line.strip())
    else:
        yield _folded(text)


def _folded(name: str) -> str:
    return re.sub(r"\s+", "", name)
