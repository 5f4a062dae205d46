"""The preparation as rows. Duties, filings, parts of the report and figures brought in are only added to."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.append_only import AppendOnly


class _Kept(AppendOnly):
    """A row that is written once, by whom and when."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class ItemDuty(_Kept):
    """Who answers for an item of a self-check; the newest row of an item holds."""

    sheet = models.ForeignKey("inspection.Sheet", models.PROTECT, related_name="duties")
    item_code = models.CharField(max_length=20)
    department = models.CharField(max_length=100)
    person = models.CharField(max_length=60)

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]


class EvidenceFiling(_Kept):
    """How an evidence file is filed (`selfcheck.filing.Filing`); the newest row of a file holds."""

    evidence = models.ForeignKey("inspection.Evidence", models.PROTECT, related_name="filings")
    department = models.CharField(max_length=100)
    category = models.CharField(max_length=20)
    items = models.TextField(help_text="item codes, separated by commas")
    document_no = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True)
    period_from = models.DateField(null=True)
    period_until = models.DateField(null=True)
    supersedes = models.ForeignKey("inspection.Evidence", models.PROTECT, null=True, related_name="superseded_in")

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]


class ReportPart(_Kept):
    """A part of the comprehensive report as saved; the newest row of a part holds."""

    sheet = models.ForeignKey("inspection.Sheet", models.PROTECT, related_name="report_parts")
    part = models.CharField(max_length=20)
    text = models.TextField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]


class ReportFiled(_Kept):
    """The comprehensive report was filed: `digest` of the parts as they stood."""

    sheet = models.ForeignKey("inspection.Sheet", models.PROTECT, related_name="reports_filed")
    digest = models.CharField(max_length=64)

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]


class RegisterPrefill(_Kept):
    """An item that was answered from the registers, so that the place was not asked; with where the figure is from."""

    sheet = models.ForeignKey("inspection.Sheet", models.PROTECT, related_name="prefills")
    item_code = models.CharField(max_length=20)
    indicator = models.CharField(max_length=400, help_text="names of `Item.indicators`, separated by commas")
    answer = models.TextField(help_text="the answer as brought in, canonical JSON", default="")
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()
    about = models.DateField()
    known_on = models.DateField()
    batches_until = models.BigIntegerField()
    code_version = models.CharField(max_length=80)

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sheet", "item_code"], name="one_prefill_an_item")]


class DepartmentReminder(_Kept):
    """A department of the place was reminded of what is wanting."""

    sheet = models.ForeignKey("inspection.Sheet", models.PROTECT, related_name="reminders")
    asked = models.CharField(max_length=40, help_text="the department as the form asks it")
    wanting = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
