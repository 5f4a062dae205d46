"""Itineraries as computed, the days agreed with each place, and what binds people and places."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.append_only import AppendOnly
from qingchen.inspection.states import VisitDayState


class Itinerary(AppendOnly):
    """One computed itinerary of a team; never changed, a later one supersedes it. `plan`: JSON of plan_json."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    team = models.ForeignKey("inspection.Team", models.PROTECT, related_name="itineraries")
    plan = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]


class VisitDay(models.Model):
    """The day of a visit to an inspectee, as proposed, asked to be another, or fixed. Sealed visits have none.

    people        usernames, comma-separated
    not_on        days that the place said do not suit, ISO, comma-separated; they stay for the next proposal
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    inspectee = models.OneToOneField("inspection.Inspectee", models.PROTECT, related_name="visit_day")
    itinerary = models.ForeignKey(Itinerary, models.PROTECT, related_name="days")
    state = models.CharField(max_length=20, choices=[(state.value, state.title) for state in VisitDayState])
    on = models.DateField()
    begins_at = models.TimeField()
    ends_at = models.TimeField()
    people = models.TextField()
    with_other = models.BooleanField(default=False)
    not_on = models.TextField(blank=True)
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["on", "begins_at", "id"]

    @property
    def title(self) -> str:
        return f"{self.inspectee.name}到检日期"


class OtherInspection(models.Model):
    """An inspection by others at a place in these days (included): ours goes there on one of them (综合查一次)."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    inspectee = models.ForeignKey("inspection.Inspectee", models.PROTECT, related_name="other_inspections")
    agency = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    first_on = models.DateField()
    last_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["first_on", "id"]


class MemberLimit(models.Model):
    """What binds a member: a skill held, a day of absence, a place to be avoided (回避), each with its reason."""

    member = models.ForeignKey("inspection.Member", models.PROTECT, related_name="limits")
    kind = models.CharField(max_length=10, choices=[("skill", "专长"), ("absent", "请假"), ("avoids", "回避")])
    value = models.CharField(max_length=60, help_text="a code of inspection_skill, an ISO day, an inspectee's code")
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "kind", "value"], name="one_limit_a_value")]
