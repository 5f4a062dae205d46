"""Problems found (问题), raised from an item of an inspection sheet."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.findings.states import FindingState
from qingchen.inspection.models import Inspectee


class Finding(models.Model):
    """A problem: statement, fact, figure and named object, as the notice asks (现象要具体，明确所指)."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    inspectee = models.ForeignKey(Inspectee, models.PROTECT, related_name="findings")
    item_code = models.CharField(max_length=20)
    statement = models.TextField("问题")
    fact = models.TextField("事实")
    figure = models.TextField("数据")
    named_object = models.TextField("所指对象")
    severity = models.CharField("程度", max_length=10, choices=[("general", "一般"), ("serious", "严重")])
    state = models.CharField(
        max_length=20, choices=[(s.value, s.title) for s in FindingState], default=FindingState.RAISED
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["inspectee__unit__position", "id"]
