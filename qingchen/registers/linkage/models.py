"""Runs of a linkage and the pairs that wait for a person's word. What was decided is a fact: `person_links`."""

from typing import ClassVar

from django.db import models

from qingchen.accounts.models import new_public_id


class LinkRun(models.Model):
    """One run over one region. `counts` is JSON: how many left records came out how (`outcome.OUTCOMES`)."""

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id)
    linkage = models.CharField("比对", max_length=40)
    region = models.CharField("区域", max_length=12)
    ran_at = models.DateTimeField("时间")
    actor = models.CharField("办理人账号", max_length=150)
    left_rows = models.PositiveIntegerField("左表人数")
    right_rows = models.PositiveIntegerField("右表人数")
    counts = models.TextField("结果", default="{}")

    class Meta:
        app_label = "registers"


class LinkCandidate(models.Model):
    """Two records that may be one person: where each row lies, and what speaks for it (`levels`, JSON)."""

    class Decision(models.TextChoices):
        WAITING = "waiting", "待核对"
        SAME = "same", "同一人"
        DIFFERENT = "different", "不是同一人"
        UNDECIDED = "undecided", "暂不能定"

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id)
    linkage = models.CharField("比对", max_length=40)
    left_id = models.CharField(max_length=120)
    right_id = models.CharField(max_length=120)
    left_batch = models.BigIntegerField()
    left_row = models.BigIntegerField()
    right_batch = models.BigIntegerField()
    right_row = models.BigIntegerField()
    left_county = models.CharField("左表所在县", max_length=6, blank=True)
    right_county = models.CharField("右表所在县", max_length=6, blank=True)
    weight = models.FloatField("匹配权重")
    levels = models.TextField("依据")
    decision = models.CharField("结论", max_length=10, choices=Decision.choices, default=Decision.WAITING)
    decided_at = models.DateTimeField("核对时间", null=True)
    decided_by = models.CharField("核对人", max_length=60, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        app_label = "registers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["linkage", "left_id", "right_id"], name="a_pair_waits_once")
        ]
        indexes: ClassVar = [models.Index(fields=["linkage", "decision", "-weight"], name="pairs_by_weight")]
