"""The pool of a round: what is known of the people who can be sent; and who took whose seat while it ran."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.append_only import AppendOnly
from qingchen.inspection.plans import DUTIES


class PoolPerson(models.Model):
    """One line of `pool.csv`. `skills`: codes, comma-separated; `relations`: JSON, code → words."""

    round = models.ForeignKey("inspection.Round", models.PROTECT, related_name="pool")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    skills = models.CharField(max_length=200, blank=True)
    leads = models.BooleanField(default=False)
    home = models.CharField(max_length=12, blank=True)
    relations = models.TextField(default="{}")
    busy_days = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "user"], name="one_pool_line_a_person")]


class Substitution(AppendOnly):
    """A member left a team while the round was open. What the person wrote before stays the person's.

    position    the seat's number on the team, never given again: frames of drawn inspectors name it
    incoming    who came onto the team; none: the rest do without
    successor   the member who took over the duty, where the one who came did not
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    team = models.ForeignKey("inspection.Team", models.PROTECT, related_name="substitutions")
    outgoing = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=10, choices=list(DUTIES.items()))
    position = models.PositiveIntegerField()
    incoming = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    successor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]


class DrawnSubstitute(models.Model):
    """Who goes in the place of a drawn inspector, and how that was decided. The certificate stays as it is.

    how     next: the next of the drawn order; directed: named, with a reason; redraw: a new draw is to decide
    order   the place in the drawn order, from 1; 0 where nobody was taken from it
    """

    substitution = models.ForeignKey(Substitution, models.PROTECT, related_name="drawn")
    draw = models.ForeignKey("inspection.Draw", models.PROTECT, related_name="substitutes")
    out_name = models.CharField(max_length=150)
    in_name = models.CharField(max_length=150, blank=True)
    how = models.CharField(
        max_length=8, choices=[("next", "按抽取次序顺延"), ("directed", "指定替换"), ("redraw", "重新抽取")]
    )
    order = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
