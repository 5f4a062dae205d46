"""Documents as they were signed: frozen, found again by their digest."""

from typing import ClassVar

from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.inspection.models import Inspectee, Team


class ReportFile(models.Model):
    """One file of a team's hand-in, byte for byte as built at the leader's sign-off."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    team = models.ForeignKey(Team, models.PROTECT, related_name="files")
    inspectee = models.ForeignKey(Inspectee, models.PROTECT, null=True, related_name="files")
    kind = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    path = models.CharField(max_length=300)
    built_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
