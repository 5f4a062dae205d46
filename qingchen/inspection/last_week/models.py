"""Statements that there is nothing (零报告), and hand-ins. Both are written once."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id

SUBJECTS = (("findings", "问题清单"), ("suggestion", "意见建议"), ("highlight", "工作亮点"))


class ZeroReport(models.Model):
    """A person's statement that a place has nothing of a subject: not a blank, somebody answers for it."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    inspectee = models.ForeignKey("inspection.Inspectee", models.PROTECT, related_name="zero_reports")
    subject = models.CharField(max_length=12, choices=SUBJECTS)
    words = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspectee", "subject"], name="one_zero_report_a_subject")
        ]


class HandIn(models.Model):
    """Report and forms of a team as handed in. `manifest`: JSON, file name → SHA-256, of the signed files."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    team = models.OneToOneField("inspection.Team", models.PROTECT, related_name="handed_in")
    manifest = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
