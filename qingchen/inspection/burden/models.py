"""What was asked of a place beyond its forms, and what was refused because it had been asked before."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.append_only import AppendOnly


class Ask(AppendOnly):
    """One request to a place, planned before it is made; never changed.

    subject   what is asked for: an item's code or words
    refused   empty where it goes out; else which earlier ask, form or register has it already
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    inspectee = models.ForeignKey("inspection.Inspectee", models.PROTECT, related_name="asks")
    kind = models.CharField(max_length=10, choices=[("item", "数据"), ("file", "材料"), ("visit", "到检、座谈")])
    subject = models.CharField(max_length=200)
    people = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    refused = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
