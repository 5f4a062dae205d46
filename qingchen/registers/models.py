"""The catalogue of the store: what was received, what was accepted, and which sealed files there are."""

from typing import ClassVar

from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.registers.linkage.models import LinkCandidate as LinkCandidate
from qingchen.registers.linkage.models import LinkRun as LinkRun
from qingchen.values.period import Period


class SealedFile(models.Model):
    """A file kept byte for byte, sealed under a data key of its own. `path` is below the store's folder.

    `digest` is the SHA-256 of the clear bytes, `sealed_digest` that of the file as it lies on disk.
    """

    path = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64)
    sealed_digest = models.CharField(max_length=64)
    wrapped_key = models.CharField(max_length=200)
    kept_at = models.DateTimeField()


class KeptMapping(models.Model):
    """A column mapping as it was confirmed or loaded. Never changed: a change is a new line, and the newest counts.

    remembered  (`profile` false) for files of this register and region with this very set of headings (`headings`)
    profile     of exports of a national system: for every sender whose region lies in `region`
    """

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id)
    register = models.CharField("台账", max_length=40)
    title = models.CharField("名称", max_length=120)
    region = models.TextField("适用区域")
    headings = models.CharField("表头指纹", max_length=64, blank=True)
    data = models.JSONField("对应关系")
    profile = models.BooleanField("是否全省通用", default=False)
    kept_by = models.CharField("确认人账号", max_length=150)
    kept_by_name = models.CharField("确认人", max_length=60)
    kept_at = models.DateTimeField("确认时间")
    retired_at = models.DateTimeField("停用时间", null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["register", "headings"])]


class Submission(models.Model):
    """A file of rows on its way into the store: received, checked, accepted, each at its time."""

    class Mode(models.TextChoices):
        UPSERT = "upsert", "新增和更新"
        REPLACE = "replace", "整本替换"
        WITHDRAW = "withdraw", "撤销所列行"

    class State(models.TextChoices):
        RECEIVED = "received", "已收到"
        CHECKED = "checked", "已检查"
        REFUSED = "refused", "已退回"
        ACCEPTED = "accepted", "已入账"
        WITHDRAWN = "withdrawn", "已撤回"

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id)
    register = models.CharField("台账", max_length=40)
    file_name = models.CharField("文件名", max_length=255)
    digest = models.CharField("指纹", max_length=64)
    size = models.BigIntegerField("字节数")
    mode = models.CharField("方式", max_length=10, choices=Mode.choices, default=Mode.UPSERT)
    mapping = models.CharField("列对应", max_length=60, blank=True)
    period_from = models.DateField("替换期间自", null=True)
    period_until = models.DateField("替换期间止（不含）", null=True)
    sender = models.CharField("报送人账号", max_length=150)
    sender_name = models.CharField("报送人", max_length=60)
    region = models.TextField("报送区域")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.RECEIVED)
    received_at = models.DateTimeField("收到时间")
    checked_at = models.DateTimeField("检查时间", null=True)
    accepted_at = models.DateTimeField("入账时间", null=True)
    closed_at = models.DateTimeField("退回或撤回时间", null=True)
    rows = models.PositiveIntegerField("行数", default=0)
    problem_count = models.PositiveIntegerField("问题数", default=0)
    given_back = models.PositiveIntegerField("退回更正的行数", default=0)
    given_back_classes = models.JSONField("退回更正的原因", default=dict)
    note = models.TextField("说明", blank=True)
    received_file = models.OneToOneField(SealedFile, on_delete=models.PROTECT, related_name="+")
    annotated_file = models.OneToOneField(SealedFile, on_delete=models.PROTECT, related_name="+", null=True)
    told_file = models.OneToOneField(SealedFile, on_delete=models.PROTECT, related_name="+", null=True)
    late_rows = models.PositiveIntegerField("补报行数", default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "digest", "mode"],
                condition=~models.Q(state__in=["refused", "withdrawn"]),
                name="a_file_is_received_once",
            )
        ]

    @property
    def period(self) -> Period | None:
        """Of a replacing ledger of events: the days that it speaks for. None: all."""
        return Period(self.period_from, self.period_until) if self.period_from and self.period_until else None


class StagedBatch(models.Model):
    """The rows of a checked submission as their batch will be, waiting for acceptance; dropped when it is closed or
    checked anew. The data key is bound to `uid`, which the batch keeps.

    `day` is what the rows without a day of their own, `dayless`, are said to be about so far.
    """

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="staged")
    uid = models.CharField(max_length=40, unique=True)
    path = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64)
    sealed_path = models.CharField(max_length=200, unique=True)
    sealed_digest = models.CharField(max_length=64)
    wrapped_key = models.CharField(max_length=200)
    stand_in_version = models.PositiveIntegerField()
    rows = models.PositiveIntegerField("行数")
    withdrawals = models.PositiveIntegerField("其中撤销")
    dayless = models.PositiveIntegerField("无日期的行数")
    day = models.DateField()


class Batch(models.Model):
    """Rows accepted together: one Parquet file and one sealed file beside it. Never rewritten.

    `number` is its order among all batches; `known_on` the day from which its rows are known. Neither runs back.
    """

    number = models.BigIntegerField(primary_key=True)
    uid = models.CharField(max_length=40, unique=True)
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, null=True, related_name="batch")
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")
    register = models.CharField("台账", max_length=40)
    region = models.TextField("报送区域")
    sender = models.CharField("报送人账号", max_length=150)
    title = models.CharField("来源", max_length=255)
    known_on = models.DateField("入账日期")
    known_at = models.DateTimeField("入账时间")
    rows = models.PositiveIntegerField("行数")
    withdrawals = models.PositiveIntegerField("其中撤销", default=0)
    path = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64)
    sealed_path = models.CharField(max_length=200, unique=True)
    sealed_digest = models.CharField(max_length=64)
    wrapped_key = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["register", "number"])]

    def save(self, *args: object, **kwargs: object) -> None:
        assert self._state.adding, f"batch {self.number} was accepted; it is never rewritten"
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise AssertionError(f"batch {self.number} was accepted; it is never removed")


class Segment(models.Model):
    """The versions of a run of one register's batches, merged in one file with its look-up. Made again at any time.

    Those not superseded never overlap. A superseded one is never read by a new snapshot; its files are cleared away
    when nobody can still be reading an older one. `superseded_at` is in real time, also where the clock is set.
    """

    uid = models.CharField(max_length=40, unique=True)
    register = models.CharField(max_length=40)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    rows = models.BigIntegerField()
    path = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    modified = models.BigIntegerField()
    lookup_path = models.CharField(max_length=200, unique=True)
    lookup_digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)


class Lookup(models.Model):
    """The look-up of a large batch that is in no segment yet."""

    batch = models.OneToOneField(Batch, on_delete=models.PROTECT, primary_key=True, related_name="+")
    path = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64)


class StoreClock(models.Model):
    """One line: the last order number and the last day given. Whoever accepts holds it."""

    last_number = models.BigIntegerField(default=0)
    last_known_on = models.DateField(null=True)
