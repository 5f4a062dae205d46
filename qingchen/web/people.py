"""Who asks: the actor of a request, worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from qingchen.accounts.refusal import doers_of, not_permitted
from qingchen.inspection import store
from qingchen.values.actor import Actor, Role

View = Callable[..., HttpResponse]


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person as the rules see one, with the area of the team where there is one."""
    if not hasattr(request, "_actor"):
        request._actor = store.actor_of(request.user)
    return cast(Actor, request._actor)


def only(*roles: Role, act: str) -> Callable[[View], View]:
    """A view for signed-in people of these roles; others get the problem page, naming `act`."""

    def wrap(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            actor = actor_of(request)
            if actor.role not in roles:
                raise not_permitted(actor, act, doers_of(roles))
            return view(request, *arguments, **named)

        return guarded

    return wrap


OFFICES = (Role.PROVINCE, Role.PLACE, Role.INSPECTOR)
