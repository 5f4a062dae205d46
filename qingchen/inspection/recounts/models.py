"""A draw of records for a recount: frozen as it was made, so that it can be repeated and continued."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.append_only import AppendOnly


class RecordDraw(AppendOnly):
    """Written once. What was found is in the register `recounts`, under `public_id`.

    claimed, target   fractions as text (`19/20`); empty: none
    listed_*          the register's rate of the place, on the days of the frozen results
    frame             code and stratum of every record, `code TAB stratum` a line, sorted
    plan, drawn       JSON: the looks; the records in the order drawn, as many as the last look has
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    inspectee = models.ForeignKey("inspection.Inspectee", models.PROTECT, related_name="record_draws")
    indicator = models.CharField(max_length=60)
    of = models.CharField(max_length=12, choices=[("denominator", "全部记录"), ("numerator", "已计入的记录")])
    about = models.DateField()
    known_on = models.DateField()
    batches_until = models.BigIntegerField()
    claimed = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40, blank=True)
    listed_numerator = models.BigIntegerField()
    listed_denominator = models.BigIntegerField()
    seed = models.CharField(max_length=200)
    frame = models.TextField()
    frame_digest = models.CharField(max_length=64)
    plan = models.TextField()
    drawn = models.TextField()
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspectee", "indicator", "of"], name="one_record_draw_an_item"),
        ]
