"""Who may: one table, act → rule over what the actor is to the place. When is policies.py's question."""

from collections.abc import Callable
from dataclasses import dataclass

from qingchen.accounts.refusal import Doer, not_permitted
from qingchen.inspection.states import ACT_TITLES
from qingchen.values.actor import Actor, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """What an actor is to an inspectee and its team."""

    of_province: bool = False
    of_place: bool = False
    of_team: bool = False
    leads_team: bool = False

    @property
    def may_know(self) -> bool:
        """Whether the actor may know of the thing at all (a sealed visit apart: see store.py)."""
        return self.of_province or self.of_place or self.of_team


def province_standing(actor: Actor) -> Standing:
    """Standing towards the round as a whole."""
    return Standing(of_province=actor.role is Role.PROVINCE)


def _office(standing: Standing, purpose: str) -> bool:
    return standing.of_province


def _filler(standing: Standing, purpose: str) -> bool:
    return standing.of_place if purpose == "self_check" else standing.of_team


def _team(standing: Standing, purpose: str) -> bool:
    return standing.of_team


def _office_or_team(standing: Standing, purpose: str) -> bool:
    return standing.of_province or standing.of_team


def _leader(standing: Standing, purpose: str) -> bool:
    return standing.leads_team


def _returner(standing: Standing, purpose: str) -> bool:
    return standing.of_province if purpose == "self_check" else standing.leads_team


def _office_or_leader(standing: Standing, purpose: str) -> bool:
    return standing.of_province or standing.leads_team


def _place(standing: Standing, purpose: str) -> bool:
    return standing.of_place


def _office_or_place(standing: Standing, purpose: str) -> bool:
    return standing.of_province or standing.of_place


WHO: dict[str, Callable[[Standing, str], bool]] = {
    "read_notice": _office,
    "correct_notice": _office,
    "enter_notice": _office,
    "enter_folder": _office,
    "load_campaign": _office,
    "publish_form": _office,
    "assign_members": _office,
    "replace_member": _office,
    "add_to_pool": _office,
    "open_round": _office,
    "close_round": _office,
    "select_county": _office,
    "freeze_employers": _office,
    "freeze_inspectors": _office,
    "drop_frame": _office,
    "publish_frames": _office,
    "draw_by_number": _office,
    "freeze_results": _office,
    "save_entry": _filler,
    "add_evidence": _filler,
    "submit_sheet": _filler,
    "assign_items": _filler,
    "file_evidence": _filler,
    "write_report": _filler,
    "file_report": _filler,
    "remind_department": _filler,
    "prefill_sheet": _filler,
    "return_sheet": _returner,
    "note_observation": _team,
    "note_item": _team,
    "decide_item": _leader,
    "write_record": _team,
    "sign_record": _team,
    "void_record": _leader,
    "open_record": _office_or_team,
    "raise_opinion": _team,
    "address_opinion": _office,
    "return_opinion": _office,
    "reply_opinion": _office,
    "feed_back_opinion": _office,
    "raise_finding": _team,
    "withdraw_finding": _leader,
    "plan_itinerary": _office_or_leader,
    "propose_dates": _leader,
    "confirm_date": _place,
    "ask_other_date": _place,
    "reopen_date": _leader,
    "note_other_inspection": _office_or_place,
    "note_member_limit": _office_or_leader,
    "plan_ask": _office_or_team,
    "state_zero": _team,
    "hand_in": _leader,
    "sign_report": _leader,
    "reissue_report": _leader,
    "issue_document": _office,
    "issue_transfer_letter": _office,
    "issue_assessment": _office,
    "keep_scan": _office_or_team,
    "keep_certified": _office_or_team,
    "hand_over_round": _office,
    "freeze_records": _office_or_team,
    "file_recount": _team,
}


_EVERY_DOER = (
    (Doer.OFFICE, Standing(of_province=True)),
    (Doer.PLACE, Standing(of_place=True)),
    (Doer.TEAM, Standing(of_team=True)),
    (Doer.LEADER, Standing(of_team=True, leads_team=True)),
)


def doers(rule: Callable[[Standing], bool]) -> tuple[Doer, ...]:
    """Whose work an act is, read off its rule; a leader is not named beside the whole team."""
    found = tuple(doer for doer, standing in _EVERY_DOER if rule(standing))
    return tuple(doer for doer in found if doer is not Doer.LEADER or Doer.TEAM not in found)


def permitted(act: str, standing: Standing, purpose: str = "inspection") -> bool:
    """Whether the table lets this standing do the act; a sheet's `purpose` says whose pen it is."""
    return WHO[act](standing, purpose)


def check_permitted(act: str, actor: Actor, standing: Standing, purpose: str = "inspection") -> None:
    """Raises Problem account.not_permitted."""
    if not permitted(act, standing, purpose):
        raise not_permitted(actor, ACT_TITLES[act], doers(lambda each: permitted(act, each, purpose)))
