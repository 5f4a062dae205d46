"""As whom a command acts: the same account, area and rights as on the pages."""

from qingchen.values.actor import Actor


def actor_named(username: str) -> Actor:
    """Raises Problem.thing.not_found."""
    from qingchen.accounts.models import User
    from qingchen.problems import Problem

    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise Problem("thing.not_found", what=f"账号“{username}”")
    return user.actor
