"""What the letter of arrival (到检通知函) and the printed itinerary say; filled by store.py."""

from dataclasses import dataclass
from datetime import date

from qingchen.reports.document import Number


@dataclass(frozen=True, slots=True)
class Arrival:
    """One visit as agreed. `hours` as printed (8:50—16:20); `people` each with agency and post."""

    place: str
    office: str
    on: date
    hours: str
    people: tuple[str, ...]
    state: str
    travel_minutes: int = 0
    with_other: str = ""
    """Agency and title of another inspection at the place on this day; empty where there is none."""


@dataclass(frozen=True, slots=True)
class ArrivalLetter:
    """One place's letter. `liaison` answers questions.

    answered_from   count of the items that registers answer already: they are not asked again
    """

    arrival: Arrival
    campaign_name: str
    notice_title: str
    document_no: str
    team_number: int
    leader: str
    issuer: str
    methods: tuple[str, ...]
    most_escorts: int
    answered_from: Number
    fixed_on: date
    liaison: str = ""


@dataclass(frozen=True, slots=True)
class ItineraryContent:
    """A team's itinerary. `costs`: label, value, unit; `proven` as one sentence."""

    campaign_name: str
    team_number: int
    members: tuple[str, ...]
    arrivals: tuple[Arrival, ...]
    costs: tuple[tuple[str, int, str], ...]
    proven: str
    made_on: date
