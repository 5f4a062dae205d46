"""Who may: act → roles. A place appeals for its own units only, which the act itself asks."""

from qingchen.accounts.refusal import doers_of, not_permitted
from qingchen.assessment.states import ACT_TITLES
from qingchen.values.actor import Actor, Role

WHO: dict[str, tuple[Role, ...]] = {
    "open_assessment": (Role.PROVINCE,),
    "declare_veto": (Role.PROVINCE,),
    "publish_provisional": (Role.PROVINCE,),
    "publish_final": (Role.PROVINCE,),
    "file_appeal": (Role.PLACE,),
    "accept_appeal": (Role.PROVINCE,),
    "reject_appeal": (Role.PROVINCE,),
    "export_assessment": (Role.PROVINCE, Role.PLACE),
}


def check_permitted(act: str, actor: Actor) -> None:
    """Raises Problem account.not_permitted."""
    if actor.role not in WHO[act]:
        raise not_permitted(actor, ACT_TITLES[act], doers_of(WHO[act]))
