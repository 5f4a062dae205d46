"""Problems found (问题), what was done about each, and their way to closure. History is added to, never changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.findings.deadlines import Escalation
from qingchen.findings.states import FindingState, TransferState
from qingchen.inspection.models import Inspectee, Round

SOURCES = [("item", "检查事项"), ("check", "核查线索"), ("self_check", "自查发现"), ("visit", "现场检查")]
KINDS = [("at_once", "立行立改"), ("by_deadline", "限期整改"), ("long_term", "长期坚持")]


class Finding(models.Model):
    """A problem: statement, fact, figure and named object, as the notice asks (现象要具体，明确所指).

    number      given when the place may know of it: no number tells of a sealed visit
    source      how it was found; those that the place found itself are counted apart
    lead        of a finding raised from a lead: the check and its subject
    clause      the clause that was broken or that the item rests on; `violation` its code of `standards.violations`
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    number = models.CharField("编号", max_length=60, blank=True)
    inspectee = models.ForeignKey(Inspectee, models.PROTECT, related_name="findings")
    item_code = models.CharField(max_length=20, blank=True)
    source = models.CharField("发现途径", max_length=12, choices=SOURCES, default="item")
    lead = models.TextField("线索", blank=True)
    statement = models.TextField("问题")
    fact = models.TextField("事实")
    figure = models.TextField("数据")
    named_object = models.TextField("所指对象")
    severity = models.CharField("程度", max_length=10, choices=[("general", "一般"), ("serious", "严重")])
    violation = models.CharField("违法行为", max_length=40, blank=True)
    clause = models.TextField("依据", blank=True)
    kind = models.CharField("问题类型", max_length=12, choices=KINDS, blank=True)
    owner = models.CharField("责任单位", max_length=100, blank=True)
    responsible_person = models.CharField("责任人", max_length=60, blank=True)
    requirement = models.TextField("整改要求", blank=True)
    measure = models.TextField("整改措施", blank=True)
    result = models.TextField("整改结果", blank=True)
    ordered_on = models.DateField("下达日期", null=True)
    due_on = models.DateField("整改时限", null=True)
    mended_on = models.DateField("报送整改日期", null=True)
    reviewed_on = models.DateField("验收日期", null=True)
    reviewer = models.CharField("验收人", max_length=100, blank=True)
    closed_on = models.DateField("销号日期", null=True)
    recurred = models.BooleanField("是否反弹", default=False)
    state = models.CharField(
        max_length=20, choices=[(s.value, s.title) for s in FindingState], default=FindingState.RAISED
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["inspectee__unit__position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number"], condition=~models.Q(number=""), name="one_finding_a_number")
        ]

    @property
    def stands(self) -> bool:
        """Whether it is a problem that the inspection found: not taken back, not the place's own shortcoming."""
        return self.state != FindingState.WITHDRAWN and self.source != "self_check"

    @property
    def name(self) -> str:
        return self.number or self.item_code or self.statement[:20]


class FindingAct(models.Model):
    """One line of a finding's history. `who` is the name as it was then."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="acts")
    act = models.CharField(max_length=40)
    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    username = models.CharField(max_length=150)
    who = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]


class Proof(models.Model):
    """A file that shows the mending (整改佐证), sealed at rest under its SHA-256."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="proofs")
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    sealed_path = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["finding", "digest"], name="one_proof_a_digest")]


class EscalationStep(models.Model):
    """A reminder, an urging or a circulation, for a term that ended or ends on `due_on`."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="escalations")
    step = models.CharField(max_length=12, choices=[(one.value, one.title) for one in Escalation])
    due_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["finding", "step", "due_on"], name="one_step_a_term"),
        ]


class RecheckDraw(models.Model):
    """A draw of findings from before the sessions of draws, by a seed that was typed in. No more are made.

    frame, drawn   numbers of findings, one a line
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    round = models.ForeignKey(Round, models.PROTECT, related_name="recheck_draws")
    seed = models.CharField(max_length=200)
    frame = models.TextField()
    frame_digest = models.CharField(max_length=64)
    drawn = models.TextField()
    drawn_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]


class Recheck(models.Model):
    """What a re-check found. `draw_code` is the public id of the draw."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="rechecks")
    draw_code = models.CharField(max_length=24, db_index=True)
    passed = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["finding", "draw_code"], name="one_recheck_a_draw")]


class Transfer(models.Model):
    """An employer's illegal act given to the body that enforces the law (移送)."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    finding = models.OneToOneField(Finding, models.PROTECT, related_name="transfer")
    body = models.CharField("接收机关", max_length=100)
    letter_no = models.CharField("移送文号", max_length=60)
    state = models.CharField(
        max_length=20, choices=[(s.value, s.title) for s in TransferState], default=TransferState.SENT
    )
    sent_on = models.DateField("移送日期")
    received_on = models.DateField("签收日期", null=True)
    receiver = models.CharField("签收人", max_length=60, blank=True)
    case_no = models.CharField("立案编号", max_length=60, blank=True)
    outcome = models.TextField("处理结果", blank=True)
    concluded_on = models.DateField("办结日期", null=True)

    class Meta:
        ordering: ClassVar = ["id"]
