"""Published rates, frozen: result = snapshot + definition + code version. A better number later is a second result."""

from fractions import Fraction
from typing import ClassVar

from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.append_only import AppendOnly
from qingchen.values.rate import Rate


class ResultRun(AppendOnly):
    """One computation over one snapshot."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    by = models.CharField("分组", max_length=20)
    across = models.CharField("交叉分组", max_length=20, blank=True)
    about = models.DateField("截止日")
    known_on = models.DateField("知悉日")
    batches_until = models.BigIntegerField("批次截至")
    code_version = models.CharField("程序版本", max_length=60)
    campaign = models.CharField("活动", max_length=60, blank=True)
    stored_by = models.CharField("操作人账号", max_length=150)
    stored_at = models.DateTimeField("保存时间")

    class Meta:
        ordering: ClassVar = ["id"]


class StoredResult(AppendOnly):
    """One rate of one group. Counts are exact; `target` and `pro_rata` are fractions as text (`19/20`), or empty."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    run = models.ForeignKey(ResultRun, models.PROTECT, related_name="results")
    indicator = models.CharField("指标", max_length=60)
    definition_version = models.CharField("口径版本", max_length=20)
    group_code = models.CharField("分组代码", max_length=60)
    group_name = models.CharField("分组名称", max_length=200)
    group_partial = models.BooleanField(default=False)
    numerator = models.BigIntegerField("分子")
    denominator = models.BigIntegerField("分母")
    numerator_with_excluded = models.BigIntegerField("分子（含排除单位）")
    denominator_with_excluded = models.BigIntegerField("分母（含排除单位）")
    target = models.CharField("目标值", max_length=40, blank=True)
    pro_rata = models.CharField("序时进度", max_length=40, blank=True)
    met = models.BooleanField("达标", null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "indicator", "group_code"], name="one_result_a_group"),
            models.CheckConstraint(
                condition=models.Q(numerator__gte=0, numerator__lte=models.F("denominator")),
                name="numerator_within_denominator",
            ),
        ]

    @property
    def rate(self) -> Rate:
        return Rate(self.numerator, self.denominator)

    @property
    def rate_with_excluded(self) -> Rate:
        return Rate(self.numerator_with_excluded, self.denominator_with_excluded)

    @property
    def target_share(self) -> Fraction | None:
        return Fraction(self.target) if self.target else None


class Publication(AppendOnly):
    """A run that was made public: from then on everybody sees it as it stood, with the words of its definitions."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    run = models.OneToOneField(ResultRun, models.PROTECT, related_name="publication")
    title = models.CharField("标题", max_length=200)
    definitions = models.JSONField("口径")
    """By indicator: heading and words, as `definitions.definition` gave them on the day."""
    published_by = models.CharField("发布人", max_length=150)
    published_at = models.DateTimeField("发布时间")

    class Meta:
        ordering: ClassVar = ["-id"]


class PublicEdition(AppendOnly):
    """That a publication has an edition for everybody: of one cut-off day there is one (`public_edition`)."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="public_edition")
    about = models.DateField("情况截止日", unique=True)
    taken_by = models.CharField("提供人", max_length=150)
    taken_at = models.DateTimeField("提供时间")
