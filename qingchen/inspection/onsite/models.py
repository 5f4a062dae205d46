"""On-site records as rows. What a record says lies sealed; rows hold only what the index of papers shows."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.append_only import AppendOnly
from qingchen.inspection.onsite.record_kinds import KINDS
from qingchen.inspection.onsite.record_states import RecordState


class SiteRecord(models.Model):
    """A record of a visit. `number` counts within its inspectee and kind: it tells nothing of other visits."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    inspectee = models.ForeignKey("inspection.Inspectee", models.PROTECT, related_name="site_records")
    kind = models.CharField(max_length=20, choices=[(kind.name, kind.title) for kind in KINDS.values()])
    number = models.PositiveIntegerField()
    state = models.CharField(
        max_length=12, choices=[(one.value, one.title) for one in RecordState], default=RecordState.DRAFTED
    )
    made_on = models.DateField(help_text="the day on which it began")
    items = models.TextField(blank=True, help_text="codes of the items it supports, separated by commas")
    scan_path = models.CharField(max_length=300, blank=True)
    scan_name = models.CharField(max_length=200, blank=True)
    scan_digest = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspectee", "kind", "number"], name="one_site_record_a_number"),
        ]

    @property
    def title(self) -> str:
        return f"{KINDS[self.kind].title}第 {self.number} 号"


class SiteRecordVersion(AppendOnly):
    """What a record said at one time, sealed; the newest is current, older ones stay."""

    record = models.ForeignKey(SiteRecord, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    sealed_path = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "version"], name="one_site_record_a_version"),
        ]
