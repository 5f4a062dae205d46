"""An assessment of a year, what was published of it, the vetoes that were declared, the appeals."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.append_only import AppendOnly
from qingchen.assessment.states import AppealState, AssessmentState
from qingchen.inspection.models import Round, Unit


class Assessment(models.Model):
    """One a round. `scheme`: its text as loaded, empty where nothing is scored; its digest stands in the audit line."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    round = models.OneToOneField(Round, models.PROTECT, related_name="assessment")
    year = models.PositiveIntegerField()
    scheme = models.TextField(blank=True)
    scheme_digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(
        max_length=20, choices=[(s.value, s.title) for s in AssessmentState], default=AssessmentState.DRAFTED
    )
    opened_at = models.DateTimeField()
    appeal_until = models.DateField(null=True)


class PublishedPlace(AppendOnly):
    """What was published of one place, provisional or final: its facts, and its score where there is a scheme.

    `total` a fraction as text, empty where none; `lines` by item code: points, left out, explained, settled by
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="published")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, choices=[("provisional", "初评"), ("final", "结果")])
    facts = models.JSONField()
    lines = models.JSONField()
    total = models.CharField(max_length=60, blank=True)
    grade = models.CharField(max_length=40, blank=True)
    vetoed = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["unit__position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "unit", "stage"], name="one_publication_a_place")
        ]


class DeclaredVeto(models.Model):
    """A veto that the office declared, with the facts."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="vetoes")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "unit", "code"], name="one_veto_a_place"),
        ]


class Appeal(models.Model):
    """A place's appeal against one item (or, without a scheme, against one target). `points` where it was accepted."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="appeals")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    item_code = models.CharField(max_length=60)
    reason = models.TextField("申诉理由")
    state = models.CharField(
        max_length=20, choices=[(s.value, s.title) for s in AppealState], default=AppealState.FILED
    )
    points = models.CharField(max_length=60, blank=True)
    answer = models.TextField("答复", blank=True)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
