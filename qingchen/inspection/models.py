"""The round as rows. Only answers, evidence and draws are added to; nothing of them is ever changed."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.inspection.burden.models import Ask as Ask
from qingchen.inspection.draws.models import Draw as Draw
from qingchen.inspection.draws.models import DrawSession as DrawSession
from qingchen.inspection.draws.models import DrawSlot as DrawSlot
from qingchen.inspection.itinerary.models import Itinerary as Itinerary
from qingchen.inspection.itinerary.models import MemberLimit as MemberLimit
from qingchen.inspection.itinerary.models import OtherInspection as OtherInspection
from qingchen.inspection.itinerary.models import VisitDay as VisitDay
from qingchen.inspection.last_week.models import HandIn as HandIn
from qingchen.inspection.last_week.models import ZeroReport as ZeroReport
from qingchen.inspection.methods.models import ItemDecision as ItemDecision
from qingchen.inspection.methods.models import MethodNote as MethodNote
from qingchen.inspection.onsite.models import SiteRecord as SiteRecord
from qingchen.inspection.onsite.models import SiteRecordVersion as SiteRecordVersion
from qingchen.inspection.opinions.models import Opinion as Opinion
from qingchen.inspection.opinions.models import OpinionStep as OpinionStep
from qingchen.inspection.recounts.models import RecordDraw as RecordDraw
from qingchen.inspection.selfcheck.models import (
    DepartmentReminder as DepartmentReminder,
)
from qingchen.inspection.selfcheck.models import EvidenceFiling as EvidenceFiling
from qingchen.inspection.selfcheck.models import ItemDuty as ItemDuty
from qingchen.inspection.selfcheck.models import RegisterPrefill as RegisterPrefill
from qingchen.inspection.selfcheck.models import ReportFiled as ReportFiled
from qingchen.inspection.selfcheck.models import ReportPart as ReportPart
from qingchen.inspection.staffing.models import DrawnSubstitute as DrawnSubstitute
from qingchen.inspection.staffing.models import PoolPerson as PoolPerson
from qingchen.inspection.staffing.models import Substitution as Substitution
from qingchen.inspection.states import RoundState, SheetState, TeamState
from qingchen.values.region import Area


def _states(kind: Any) -> list[tuple[str, str]]:
    return [(state.value, state.title) for state in kind]


class Round(models.Model):
    """One inspection round (一轮督导检查) of a campaign."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    campaign = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    document_no = models.CharField(max_length=60)
    window_from = models.DateField()
    window_until = models.DateField()
    self_check_due_on = models.DateField()
    report_due_on = models.DateField()
    state = models.CharField(max_length=20, choices=_states(RoundState), default=RoundState.PLANNED)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["campaign", "number"], name="one_round_a_number")]


class NoticeDraft(models.Model):
    """A notice as received and the campaign folder in the making that was read of it; both lie sealed."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    original_path = models.CharField(max_length=200)
    draft_path = models.CharField(max_length=200)
    code = models.CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="notices")


class FormVersion(models.Model):
    """A published form table, frozen: answers point at it."""

    code = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    table = models.TextField(help_text="the table as published, CSV text")
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["code", "digest"], name="one_form_a_digest")]


class Team(models.Model):
    """An inspection team (督导检查组)."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    round = models.ForeignKey(Round, models.PROTECT, related_name="teams")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=_states(TeamState), default=TeamState.WORKING)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]


class Member(models.Model):
    """A person on a team: leader, member or liaison."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    duty = models.CharField(max_length=10, choices=[("leader", "组长"), ("member", "组员"), ("liaison", "联络员")])
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]


class Unit(models.Model):
    """An inspection unit (检查对象): a set of divisions less another set."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="units")
    team = models.ForeignKey(Team, models.PROTECT, related_name="units")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    full_name = models.CharField(max_length=100)
    includes = models.TextField()
    excludes = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]

    @property
    def area(self) -> Area:
        return Area(tuple(filter(None, self.includes.split(","))), tuple(filter(None, self.excludes.split(","))))


class Inspectee(models.Model):
    """A unit, county or employer that the round looks at."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="inspectees")
    kind = models.CharField(
        max_length=10, choices=[("unit", "市（州）"), ("county", "县（市、区）"), ("employer", "用人单位")]
    )
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    chosen = models.CharField(
        max_length=10, choices=[("fixed", "通知列明"), ("directed", "定向选取"), ("drawn", "随机抽取")]
    )
    reason = models.TextField(blank=True)
    released_at = models.DateTimeField(null=True, help_text="from when the place may know; empty: a sealed visit")

    class Meta:
        ordering: ClassVar = ["unit__position", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "kind", "code"], name="one_inspectee_a_code")]


class Sheet(models.Model):
    """A form to be filled for one inspectee, for one purpose."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    inspectee = models.ForeignKey(Inspectee, models.PROTECT, related_name="sheets")
    purpose = models.CharField(max_length=12, choices=[("self_check", "自查"), ("inspection", "督导检查")])
    form = models.ForeignKey(FormVersion, models.PROTECT)
    state = models.CharField(max_length=20, choices=_states(SheetState), default=SheetState.OPEN)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspectee", "purpose"], name="one_sheet_a_purpose"),
        ]

    @property
    def title(self) -> str:
        purpose = "自查表" if self.purpose == "self_check" else "检查表"
        return f"{self.inspectee.name}{purpose}"


class SheetAnswer(models.Model):
    """One saved filling of one item. The newest version is the current one; older ones stay."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="answers")
    item_code = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    entry = models.TextField(help_text="canonical JSON of inspection.entry.Entry")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "item_code", "version"], name="one_answer_a_version"),
        ]


class Evidence(models.Model):
    """A file that supports answers of a sheet (佐证材料), sealed at rest under its SHA-256."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="evidence")
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    picture_digest = models.CharField(max_length=64, blank=True, help_text="the look of a picture; see evidence_traits")
    created_on = models.DateField(null=True, help_text="the day on which the file says it was made")
    sealed_path = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sheet", "file_name"], name="one_evidence_a_name")]


class Observation(models.Model):
    """Basic facts, highlights and suggestions, in the team's words, for the report."""

    inspectee = models.ForeignKey(Inspectee, models.PROTECT, related_name="observations")
    kind = models.CharField(
        max_length=12, choices=[("basic", "基本情况"), ("highlight", "工作亮点"), ("suggestion", "意见建议")]
    )
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
