"""Opinions and every step that was taken on them; steps are only added to."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.append_only import AppendOnly
from qingchen.inspection.opinions.opinion_states import OpinionState


class Opinion(models.Model):
    """One problem or suggestion of a place, from the minutes of a meeting.

    department   code of the list `provincial_department` that it is addressed to now; empty before
    due_on       the day by which the department is asked to reply
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    meeting = models.ForeignKey("inspection.SiteRecord", models.PROTECT, related_name="opinions")
    kind = models.CharField(max_length=12, choices=[("problem", "反映问题"), ("suggestion", "意见建议")])
    raised_by = models.CharField(max_length=100, help_text="the place's department that raised it")
    text = models.TextField()
    state = models.CharField(
        max_length=12, choices=[(one.value, one.title) for one in OpinionState], default=OpinionState.RAISED
    )
    department = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]


class OpinionStep(AppendOnly):
    """What was done on an opinion. `on` is the day of the reply or of the feeding back; `text` the words."""

    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="steps")
    act = models.CharField(max_length=24)
    department = models.CharField(max_length=40, blank=True)
    document_no = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
