"""The pool of a round: what is known of the people who can be sent, whether they sit on a team or not."""

from typing import ClassVar

from django.conf import settings
from django.db import models


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
