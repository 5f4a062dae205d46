"""Documents as they were issued: frozen, found again by their digest; and the copies that came back signed."""

from typing import ClassVar

from django.db import models

from qingchen.accounts.models import new_public_id
from qingchen.inspection.models import Inspectee, Round, Team


class ReportFile(models.Model):
    """One file of a document, byte for byte as built: at a leader's sign-off, or issued by the office.

    team         whose hand-in it is; none for the documents of the office
    kind, file_name   with the team they tell which files are versions of one document
    print_code   the code at the foot of its pages: Word and PDF of one version share it
    figures      `[[result id, text], …]` in the order of the document
    superseded_at  when a newer version took its place
    """

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    round = models.ForeignKey(Round, models.PROTECT, related_name="files")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="files")
    inspectee = models.ForeignKey(Inspectee, models.PROTECT, null=True, related_name="files")
    kind = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    path = models.CharField(max_length=300)
    print_code = models.CharField(max_length=19, blank=True)
    figures = models.JSONField(default=list)
    issuing = models.JSONField(default=dict)
    """What the office entered on issuing: number, day, deadline, seal, contact."""
    built_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]


class SignedCopy(models.Model):
    """A copy that came back signed and is bound to one version: a scan of the sheet, or the PDF with a certificate."""

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    file = models.ForeignKey(ReportFile, models.PROTECT, related_name="signed_copies")
    kind = models.CharField(max_length=12, choices=[("scan", "手签盖章扫描件"), ("certificate", "数字证书签名")])
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    path = models.CharField(max_length=300)
    signer = models.CharField(max_length=100)
    seal_of = models.CharField(max_length=100, blank=True, help_text="代章：由哪个单位的印章代替")
    note = models.CharField(max_length=300, blank=True)
    received_by = models.CharField(max_length=150)
    received_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
