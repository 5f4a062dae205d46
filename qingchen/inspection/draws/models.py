"""Sessions of draws, as rows. A frame may be replaced or dropped until it is published; afterwards nothing changes."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen import clock
from qingchen.accounts.models import new_public_id
from qingchen.append_only import AppendOnly
from qingchen.inspection.draws.session_states import SessionState

SLOT_KINDS = {"employers": "用人单位", "inspectors": "检查人员", "records": "核查记录"}
"""What may be drawn sealed. Of each every unit has a commitment in every session, whether anything was drawn or not."""
KINDS = SLOT_KINDS | {"findings": "复查问题"}


class DrawSession(models.Model):
    """One session (一场抽取): frames frozen together, published together, drawn by one public number.

    source, source_on   the number as it was named when the frames were published, and the day on which it comes
    number              the number as typed in afterwards; empty until then
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    round = models.ForeignKey("inspection.Round", models.PROTECT, related_name="draw_sessions")
    place = models.PositiveIntegerField(help_text="the how-manieth session of the round")
    state = models.CharField(
        max_length=12, choices=[(state.value, state.title) for state in SessionState], default=SessionState.PREPARING
    )
    source = models.CharField(max_length=200, blank=True)
    source_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    number = models.CharField(max_length=200, blank=True)
    drawn_at = models.DateTimeField(null=True)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "place"], name="one_session_a_place")]

    @property
    def title(self) -> str:
        """Those with something open are counted among themselves; the others have no number: a gap would tell of them,
        and so would the number of one that is released before another."""
        if self.draws.exists() and not self.draws.filter(sealed=False).exists():
            if self.published_at is None:
                return "待公布的密封抽取"
            return f"{self.published_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M} 公布的密封抽取"
        earlier = DrawSession.objects.filter(round_id=self.round_id, place__lt=self.place)
        return f"第 {earlier.filter(draws__sealed=False).distinct().count() + 1} 场抽取"


class Draw(models.Model):
    """One draw of a session. A redraw is another one, with the next `event` of its subject and a reason.

    unit         none of a draw over all places
    subject      what is drawn of, without spaces: `employers/tonghua`, `records/220502/declaration_rate/denominator`
    frame        code, stratum and name of everybody who may be drawn, `code TAB stratum TAB name` a line
    told_digest  the digest that was published; the frame must still have it when the number comes
    take         JSON: how many by stratum
    explained    JSON: by code the risk score of an employer with each factor, where the strata are by risk; of records
                 what is asked of them (recounts/asked_before.py)
    left_out     JSON: name and reason of everybody who stands not in the frame and would be expected there
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    session = models.ForeignKey(DrawSession, models.PROTECT, related_name="draws")
    unit = models.ForeignKey("inspection.Unit", models.PROTECT, null=True, related_name="draws")
    kind = models.CharField(max_length=12, choices=list(KINDS.items()))
    subject = models.CharField(max_length=160)
    event = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    sealed = models.BooleanField()
    method = models.CharField(max_length=8, choices=[("sha256", "SHA-256 排序"), ("rivest", "Rivest 抽样")])
    take = models.TextField()
    salt = models.CharField(max_length=200, blank=True)
    frame = models.TextField()
    explained = models.TextField(default="{}")
    left_out = models.TextField(default="[]")
    told_digest = models.CharField(max_length=64, blank=True)
    certificate = models.TextField(blank=True)

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "subject"], name="one_draw_a_subject_in_a_session")
        ]


class DrawSlot(AppendOnly):
    """The commitment told of a unit and kind when a session is published: every unit has all, drawn sealed or not."""

    session = models.ForeignKey(DrawSession, models.PROTECT, related_name="slots")
    unit = models.ForeignKey("inspection.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=list(SLOT_KINDS.items()), default="employers")
    commitment = models.CharField(max_length=64)

    class Meta:
        app_label = "inspection"
        ordering: ClassVar = ["unit__position", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "unit", "kind"], name="one_slot_a_unit_and_kind")
        ]
