"""Counting what places were asked. Sealed visits are in nobody's count until they are released."""

from collections.abc import Iterable
from types import NoneType

from django.db.models import QuerySet

from qingchen.inspection.answer_types import NoSuchObject, NotApplicable
from qingchen.inspection.burden.happened import agreed, found_on_the_spot, knows_what_happened
from qingchen.inspection.burden.ledger import OURSELVES, Burden
from qingchen.inspection.burden.models import Ask
from qingchen.inspection.burden.repeats import Known
from qingchen.inspection.burden.stays import stays
from qingchen.inspection.itinerary.models import VisitDay
from qingchen.inspection.methods.method import Method, method_meant
from qingchen.inspection.models import Evidence, Inspectee, Round, Sheet
from qingchen.inspection.selfcheck.models import RegisterPrefill
from qingchen.inspection.store import computed_of, entries_of, form_of, inspectees_for
from qingchen.standards.rules import rule
from qingchen.values.actor import Actor


def places_for(actor: Actor, round_: Round) -> list[Inspectee]:
    """Released inspectees that the actor may know of."""
    return list(inspectees_for(actor, round_).filter(released_at__isnull=False))


def asks_for(actor: Actor, round_: Round) -> QuerySet[Ask]:
    """Requests to them, the newest first."""
    known = Ask.objects.filter(inspectee__in=places_for(actor, round_))
    return known.select_related("inspectee__unit", "by").order_by("-id")


def burden_of(inspectee: Inspectee, *, whole: bool = True) -> Burden:
    """What this inspectee was asked for by now; without `whole` only what was agreed with it beforehand.

    An employer has no self-check: what it was asked is what the team's form asks of its people, once they answered.
    Of a sealed visit nothing before its release.
    """
    whole = whole and inspectee.released_at is not None
    sheet = Sheet.objects.filter(inspectee=inspectee, purpose="self_check").select_related("form").first()
    seen = Sheet.objects.filter(inspectee=inspectee, purpose="inspection").select_related("form").first()
    prefilled = RegisterPrefill.objects.filter(sheet=sheet).count() if sheet else 0
    day = VisitDay.objects.filter(inspectee=inspectee).first()
    asks = list(Ask.objects.filter(inspectee=inspectee))
    made = [one for one in asks if not one.refused]
    further = [one for one in made if one.kind == "visit"]
    stayed = stays([*agreed(inspectee, day), *(found_on_the_spot(inspectee, seen) if whole else ())])
    escorts = int(rule("itinerary_escorts", inspectee.unit.round.window_from).value)
    answered, shown = _asked_on_the_spot(seen) if whole and seen and not sheet else (0, 0)
    return Burden(
        items=(len(form_of(sheet).items) - prefilled if sheet else answered) + sum(one.kind == "item" for one in made),
        answered=prefilled,
        files=(Evidence.objects.filter(sheet=sheet).count() if sheet else shown)
        + sum(one.kind == "file" for one in made),
        visits=stayed.visits + len(further),
        merged=1 if day and day.with_other else 0,
        people=stayed.people + sum(one.people for one in further),
        escorts=stayed.hosts + escorts * len(further),
        minutes=stayed.minutes + sum(one.minutes for one in made),
        refused=len(asks) - len(made),
    )


def _asked_on_the_spot(seen: Sheet) -> tuple[int, int]:
    """Items of the team's form that people of the place had to answer, and those for which papers were looked at."""
    filled = entries_of(seen)
    there = [item for item in form_of(seen).items if item.code in filled and item.asked not in OURSELVES]
    there = [
        item for item in there if not isinstance(filled[item.code].answer, NotApplicable | NoSuchObject | NoneType)
    ]
    return len(there), sum(method_meant(item.method) is Method.RECORDS_REVIEW for item in there)


def burden_for(actor: Actor, inspectee: Inspectee) -> Burden:
    """The same as this actor may know it."""
    return burden_of(inspectee, whole=knows_what_happened(actor, inspectee))


def burden_of_all(inspectees: Iterable[Inspectee]) -> Burden:
    return sum((burden_of(one) for one in inspectees), Burden())


def known_of(inspectee: Inspectee, kind: str) -> list[Known]:
    """All that this place was asked already or need not be asked, the registers first."""
    known: list[Known] = []
    if kind == "visit":
        day = VisitDay.objects.filter(inspectee=inspectee).first()
        said = f"已定于{day.on.month}月{day.on.day}日到检，请并入这一次" if day else ""
        return [*([Known((), said, whatever=True)] if day else []), *_asked(inspectee, kind)]
    sheet = Sheet.objects.filter(inspectee=inspectee, purpose="self_check").select_related("form").first()
    computed = computed_of(inspectee)
    if sheet:
        prefilled = set(RegisterPrefill.objects.filter(sheet=sheet).values_list("item_code", flat=True))
        for item in form_of(sheet).items:
            texts = (item.code, item.title)
            if kind == "item" and (item.code in prefilled or (item.indicator and item.indicator in computed)):
                known.append(Known(texts, f"{item.code}“{item.title}”台账已有"))
            elif kind == "item":
                known.append(Known(texts, f"自查表 {item.code}“{item.title}”已经要求"))
        if kind == "file":
            known += [
                Known((one.file_name, one.file_name.rpartition(".")[0]), f"已提供“{one.file_name}”（{one.at:%m-%d}）")
                for one in Evidence.objects.filter(sheet=sheet)
            ]
    return known + _asked(inspectee, kind)


def _asked(inspectee: Inspectee, kind: str) -> list[Known]:
    asks = Ask.objects.filter(inspectee=inspectee, kind=kind, refused="").select_related("by")
    return [Known((one.subject,), f"{one.by.name}已于{one.at:%m-%d}提出“{one.subject}”") for one in asks]
