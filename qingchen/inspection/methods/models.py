"""Notes by method and the leader's decisions as rows. Both are only added to: nothing is overwritten."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.append_only import AppendOnly
from qingchen.inspection.methods.method import Method


class MethodNote(AppendOnly):
    """One member's note on one item by one method; the newest version of each stands (`methods.note.Note`)."""

    sheet = models.ForeignKey("inspection.Sheet", models.PROTECT, related_name="notes")
    item_code = models.CharField(max_length=20)
    method = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Method])
    version = models.PositiveIntegerField()
    on = models.DateField()
    content = models.TextField(help_text="JSON of methods.note.to_json")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sheet", "item_code", "method", "by", "version"], name="one_note_a_method_and_member"
            ),
        ]


class ItemDecision(AppendOnly):
    """The leader decided between notes that contradict each other; what gave way stays in the notes.

    notes    ids of the notes that stood when it was decided, separated by commas: a later one asks anew
    answer   the version of the sheet's answer that was decided
    """

    sheet = models.ForeignKey("inspection.Sheet", models.PROTECT, related_name="decisions")
    item_code = models.CharField(max_length=20)
    notes = models.TextField()
    answer = models.ForeignKey("inspection.SheetAnswer", models.PROTECT, related_name="decisions")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
