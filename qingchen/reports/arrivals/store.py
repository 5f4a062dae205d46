"""Reading what letters and itineraries say. Get the day or the team from a store that is scoped to the person."""

from datetime import date, datetime, time

from qingchen import clock
from qingchen.inspection.itinerary.models import Itinerary, OtherInspection, VisitDay
from qingchen.inspection.itinerary.plan import LEVELS, Plan
from qingchen.inspection.itinerary.plan_json import from_json
from qingchen.inspection.itinerary.store import stops_of
from qingchen.inspection.itinerary.timetable import working_day
from qingchen.inspection.models import Inspectee, Team
from qingchen.inspection.staffing.terms import going_since, names_in_order
from qingchen.inspection.states import VisitDayState
from qingchen.inspection.store import campaign_of, computed_of, form_of
from qingchen.reports.arrivals.content import Arrival, ArrivalLetter, ItineraryContent
from qingchen.reports.document import Number
from qingchen.standards.codes import code_list
from qingchen.standards.rules import rule

NOT_OPEN = "unannounced_visit"
"""The method that no letter announces."""


def letter_of(day: VisitDay) -> ArrivalLetter:
    """The letter of a day; print it only of one that is fixed."""
    one = day.inspectee
    round_, team = one.unit.round, one.unit.team
    campaign = campaign_of(round_)
    leader = team.members.select_related("user").get(duty="leader").user
    liaison = team.members.select_related("user").filter(duty="liaison").first()
    methods = [code for code in campaign.round.methods if code != NOT_OPEN]
    return ArrivalLetter(
        arrival=_arrival(one, day.on, day.begins_at, day.ends_at, day.people.split(","), _with(one, day)),
        campaign_name=campaign.title.removesuffix("督导检查"),
        notice_title=campaign.round.notice_title,
        document_no=round_.document_no,
        team_number=team.number,
        leader=f"{leader.agency}{leader.post}{leader.name}",
        issuer=campaign.round.issuer,
        methods=tuple(code_list("inspection_method").label_of(code) for code in methods),
        most_escorts=int(rule("itinerary_escorts", day.on).value),
        answered_from=Number(str(answered_from_registers(one)), f"registers-{one.public_id}"),
        fixed_on=day.at.astimezone(clock.SHANGHAI).date(),
        liaison=f"{liaison.user.name}（{liaison.user.agency}{liaison.user.post}）" if liaison else "",
    )


def answered_from_registers(one: Inspectee) -> int:
    """Items of the place's inspection form for which a result was computed from registers."""
    sheet = one.sheets.select_related("form").get(purpose="inspection")
    computed = computed_of(one)
    return sum(item.indicator in computed for item in form_of(sheet).items if item.indicator)


def itinerary_content(itinerary: Itinerary) -> ItineraryContent:
    team, plan = itinerary.team, from_json(itinerary.plan)
    return ItineraryContent(
        campaign_name=campaign_of(team.round).title.removesuffix("督导检查"),
        team_number=team.number,
        members=tuple(member.user.name for member in team.members.select_related("user")),
        arrivals=tuple(arrivals_of(team, plan, itinerary.made_at)),
        costs=costs_of(plan),
        proven=proven_sentence(plan),
        made_on=clock.today(),
    )


def arrivals_of(team: Team, plan: Plan, made_at: datetime) -> list[Arrival]:
    """The plan's visits in order; a day that was agreed otherwise stands as agreed. Who left since is followed."""
    stops = {one.code: one for one in stops_of(team)}
    days = {day.inspectee_id: day for day in VisitDay.objects.filter(inspectee__unit__team=team)}
    found: list[tuple[date, time, Arrival]] = []
    for visit in plan.visits:
        if visit.stop not in stops:
            continue
        one, hours = stops[visit.stop], working_day(visit.on)
        day = days.get(one.id)
        begins, ends = hours.begins_at(visit.begins), hours.ends_at(visit.begins + visit.minutes)
        kept = day if day and day.state == VisitDayState.FIXED else None
        state = VisitDayState(day.state).title if day else "未提出"
        on = kept.on if kept else visit.on
        people = kept.people.split(",") if kept else going_since(team, visit.people, made_at)
        first, last = (kept.begins_at, kept.ends_at) if kept else (begins, ends)
        found.append((on, first, _arrival(one, on, first, last, people, _other_on(one, on), state, visit.travel)))
    return [arrival for _, _, arrival in sorted(found, key=lambda each: each[:2])]


def costs_of(plan: Plan) -> tuple[tuple[str, int, str], ...]:
    """Label, value, unit of each level but the last, which only keeps days early."""
    known = {level.name: level.value for level in plan.levels}
    return tuple((label, known[name], unit) for name, label, unit in LEVELS if name in known and name != "last")


def proven_sentence(plan: Plan) -> str:
    if plan.proven:
        return "已证明：天数、陪同、人员、负担、路途依次比较，没有更省的安排。"
    named = {name: (label, unit) for name, label, unit in LEVELS}
    gaps = [f"{named[one.name][0]}至多还能省{one.gap}{named[one.name][1]}" for one in plan.levels if not one.proven]
    return f"限时内未能全部证明最优：{'，'.join(gaps)}。"


def _arrival(
    one: Inspectee,
    on: date,
    begins: time,
    ends: time,
    people: list[str],
    other: str,
    state: str = "已确定",
    travel: int = 0,
) -> Arrival:
    plans = {plan.code: plan for plan in campaign_of(one.unit.round).units}
    return Arrival(
        place=one.name,
        office=plans[one.unit.code].office,
        on=on,
        hours=f"{begins.hour}:{begins:%M}—{ends.hour}:{ends:%M}",
        people=tuple(names_in_order(people)),
        state=state,
        travel_minutes=travel,
        with_other=other,
    )


def _with(one: Inspectee, day: VisitDay) -> str:
    return _other_on(one, day.on) if day.with_other else ""


def _other_on(one: Inspectee, on: date) -> str:
    other = OtherInspection.objects.filter(inspectee=one, first_on__lte=on, last_on__gte=on).first()
    return f"{other.agency}“{other.title}”" if other else ""
