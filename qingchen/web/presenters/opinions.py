"""The ledger of opinions as pages show it."""

from datetime import date
from typing import Any

from qingchen.inspection.models import Opinion
from qingchen.inspection.opinions.opinion_states import OPINION_TRANSITIONS, OpinionState
from qingchen.inspection.states import ACT_TITLES
from qingchen.standards.codes import code_list

TAGS = {
    OpinionState.RAISED: "tag-amber",
    OpinionState.ADDRESSED: "tag-accent",
    OpinionState.REPLIED: "tag-violet",
    OpinionState.FED_BACK: "tag-good",
}


def department(code: str) -> str:
    return code_list("provincial_department").label_of(code) if code else ""


def departments() -> list[tuple[str, str]]:
    return [(one.code, one.label) for one in code_list("provincial_department").entries]


def line(one: Opinion, today: date) -> dict[str, Any]:
    """One opinion of the ledger, with the newest reply."""
    state = OpinionState(one.state)
    inspectee = one.meeting.inspectee
    reply = next((step for step in reversed(list(one.steps.all())) if step.act == "reply_opinion"), None)
    return {
        "public_id": one.public_id,
        "place": inspectee.name,
        "team": inspectee.unit.team.number,
        "kind": one.get_kind_display(),
        "raised_by": one.raised_by,
        "raised_on": one.meeting.made_on,
        "text": one.text,
        "department": department(one.department),
        "due_on": one.due_on,
        "late": state is OpinionState.ADDRESSED and one.due_on is not None and one.due_on < today,
        "state": state.title,
        "tag": TAGS[state],
        "reply": reply.text if reply else "",
        "replied_on": reply.on if reply else None,
        "document_no": reply.document_no if reply else "",
    }


def steps(one: Opinion) -> list[dict[str, Any]]:
    """What was done, oldest first."""
    return [
        {
            "title": ACT_TITLES[step.act],
            "on": step.on,
            "by": step.by.name,
            "department": department(step.department),
            "document_no": step.document_no,
            "text": step.text,
        }
        for step in one.steps.all()
    ]


def acts(one: Opinion) -> list[str]:
    """Acts that its state allows."""
    return [act for act, (from_, _) in OPINION_TRANSITIONS.items() if from_ == one.state]


def tallies(lines: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """(what, how many) for the head of the ledger."""
    counted = [(state.title, sum(line["state"] == state.title for line in lines)) for state in OpinionState]
    return [*counted, ("超期未答复", sum(line["late"] for line in lines))]
