"""People, the region each may see, and the audit chain's rows."""

import secrets
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from qingchen.accounts.activation.models import ActivationCode as ActivationCode
from qingchen.accounts.token_holder import ALL_REGISTERS, TokenAct, TokenHolder
from qingchen.values.actor import Actor, Role
from qingchen.values.region import Area


def new_public_id() -> str:
    """A random name for pages and files: never a sequence, so that nothing can be counted from outside."""
    # A dash in front would be taken for an option on the command line.
    while (made := secrets.token_urlsafe(12)).startswith("-"):
        continue
    return made


def _area(includes: str, excludes: str) -> Area:
    return Area(
        tuple("" if code == "*" else code for code in includes.split(",") if code),
        tuple(code for code in excludes.split(",") if code),
    )


class User(AbstractUser):
    """A person who signs in. `includes`/`excludes` are division codes, comma-separated (values.region.Area)."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField("姓名", max_length=60)
    role = models.CharField("身份", max_length=20, choices=[(role.value, role.title) for role in Role])
    agency = models.CharField("单位", max_length=100, blank=True)
    post = models.CharField("职务", max_length=60, blank=True)
    includes = models.TextField("区域", blank=True)
    excludes = models.TextField("其中不含", blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    @property
    def own_area(self) -> Area:
        """The area written on the account. «*» is everywhere."""
        return _area(self.includes, self.excludes)

    @property
    def actor(self) -> Actor:
        """The account as the rules see it; `inspection.standing.actor_of` widens it by a team's places."""
        return Actor(self.username, self.name, Role(self.role), self.own_area)


class ApiToken(models.Model):
    """A program's way in. The secret itself is not here: `digest` is its SHA-256."""

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id)
    title = models.CharField("用途", max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField("身份", max_length=20, choices=[(role.value, role.title) for role in Role])
    includes = models.TextField("区域")
    excludes = models.TextField("其中不含", blank=True)
    registers = models.TextField("台账", default=ALL_REGISTERS)
    acts = models.CharField("可办理", max_length=60)
    issued_by = models.CharField("发放人账号", max_length=150)
    issued_by_name = models.CharField("发放人", max_length=60)
    issued_at = models.DateTimeField("发放时间")
    expires_at = models.DateTimeField("有效期止")
    revoked_at = models.DateTimeField("停用时间", null=True)
    last_used_at = models.DateTimeField("最近使用", null=True)

    @property
    def area(self) -> Area:
        return _area(self.includes, self.excludes)

    @property
    def holder(self) -> TokenHolder:
        actor = Actor(f"token:{self.public_id}", f"接口（{self.title}）"[:60], Role(self.role), self.area)
        acts = frozenset(TokenAct(act) for act in self.acts.split(","))
        return TokenHolder(actor, frozenset(self.registers.split(",")), acts)


class AuditLine(models.Model):
    """One act. Written in the act's own transaction, never changed; linked by AuditLink afterwards."""

    at = models.DateTimeField("时间")
    actor = models.CharField("操作人账号", max_length=150)
    actor_name = models.CharField("操作人", max_length=60)
    role = models.CharField("身份", max_length=20)
    act = models.CharField("操作", max_length=60)
    what = models.CharField("对象", max_length=60)
    public_id = models.CharField("对象编号", max_length=40, blank=True)
    region = models.CharField("区域", max_length=200, blank=True)
    result = models.CharField("结果", max_length=20, default="done")
    details = models.TextField("细节", default="{}")
    sealed = models.BooleanField(default=False)

    class Meta:
        # Linking rewrites a line, and PostgreSQL then hands it out after newer ones: the order must be asked for.
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["sealed", "id"])]


class AuditLink(models.Model):
    """Position of a line in the SM3 chain: chain = SM3(previous chain, line digest)."""

    position = models.BigIntegerField(primary_key=True)
    line = models.OneToOneField(AuditLine, on_delete=models.PROTECT)
    line_digest = models.CharField(max_length=64)
    chain_digest = models.CharField(max_length=64)
