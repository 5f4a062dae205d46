"""Accounts with how far each is opened."""

from django.db.models import OuterRef, QuerySet, Subquery

from qingchen import clock
from qingchen.accounts.activation.code import TRIES
from qingchen.accounts.activation.models import ActivationCode
from qingchen.accounts.models import User


def accounts() -> QuerySet[User]:
    """Every account with `code_until`, the end of the code that still opens it, or None."""
    live = ActivationCode.objects.filter(
        user=OuterRef("pk"), used_at__isnull=True, tries__lt=TRIES, expires_at__gt=clock.now()
    )
    return User.objects.annotate(code_until=Subquery(live.values("expires_at")[:1])).order_by("role", "username")
