"""Codes handed out. The code itself is not here: `digest` is its keyed digest."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class ActivationCode(models.Model):
    """One code for one account; a later one takes its place."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="activation_codes")
    digest = models.CharField(max_length=64)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0, help_text="wrong codes typed while this one was the newest")
    used_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "accounts"
        ordering: ClassVar = ["id"]
