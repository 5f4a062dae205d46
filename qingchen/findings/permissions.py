"""Who may: act → rule over what the actor is to the place. When is states.py's table."""

from collections.abc import Callable

from qingchen.accounts.refusal import not_permitted
from qingchen.findings.states import ACT_TITLES
from qingchen.inspection.permissions import Standing, doers
from qingchen.values.actor import Actor


def _office(standing: Standing) -> bool:
    return standing.of_province


def _place(standing: Standing) -> bool:
    return standing.of_place


def _place_or_office(standing: Standing) -> bool:
    """The office enters for a place what came on paper."""
    return standing.of_place or standing.of_province


def _team_or_office(standing: Standing) -> bool:
    return standing.of_team or standing.of_province


def _leader(standing: Standing) -> bool:
    return standing.leads_team


WHO: dict[str, Callable[[Standing], bool]] = {
    "raise_finding": lambda standing: standing.of_team,
    "withdraw_finding": _leader,
    "note_shortcoming": _place,
    "order_rectification": _office,
    "file_measure": _place_or_office,
    "add_proof": _place_or_office,
    "file_mending": _place_or_office,
    "return_mending": _team_or_office,
    "pass_review": _team_or_office,
    "freeze_rechecks": _office,
    "pass_recheck": _team_or_office,
    "fail_recheck": _team_or_office,
    "close_finding": _office,
    "reopen_finding": _office,
    "escalate_finding": _office,
    "transfer_finding": _office,
    "note_receipt": _office,
    "note_case": _office,
    "conclude_transfer": _office,
}


def check_permitted(act: str, actor: Actor, standing: Standing) -> None:
    """Raises Problem account.not_permitted."""
    if not WHO[act](standing):
        raise not_permitted(actor, ACT_TITLES[act], doers(WHO[act]))
