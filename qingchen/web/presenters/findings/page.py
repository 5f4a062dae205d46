"""One finding on its page: what was found, on what it rests, what the figure did, its history, what may be done now."""

from collections.abc import Mapping
from typing import Any

from qingchen.findings.models import Finding
from qingchen.findings.movements import Moved
from qingchen.findings.overviewed import Overviewed
from qingchen.findings.recheck_lots import lot_of, recheck_of
from qingchen.findings.states import ACT_TITLES, TRANSFER_TRANSITIONS, FindingState, TransferState
from qingchen.findings.store import may
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.models import StoredResult
from qingchen.indicators.result import figure_text
from qingchen.standards.violations import violations
from qingchen.values.actor import Actor, Role

FORMS = (
    *("withdraw_finding", "order_rectification", "file_measure", "add_proof", "file_mending", "return_mending"),
    *("pass_review", "pass_recheck", "fail_recheck", "close_finding", "reopen_finding", "escalate_finding"),
    "transfer_finding",
)


def facts(row: Finding) -> list[tuple[str, Any]]:
    """What is known of it, in the order of the ledger; what is not is left out."""
    found = [
        ("事实", row.fact),
        ("数据", row.figure),
        ("所指对象", row.named_object),
        ("依据", row.clause),
        ("线索", row.lead),
        ("问题类型", row.get_kind_display() if row.kind else ""),
        ("责任单位", row.owner),
        ("责任人", row.responsible_person),
        ("整改要求", row.requirement),
        ("整改措施", row.measure),
        ("整改结果", row.result),
        ("验收", f"{row.reviewer} {row.reviewed_on:%Y-%m-%d}" if row.reviewed_on else ""),
        ("销号日期", f"{row.closed_on:%Y-%m-%d}" if row.closed_on else ""),
    ]
    return [(title, told) for title, told in found if told]


def violation(row: Finding) -> list[tuple[str, str]]:
    """The line of the enforcement checklist; nothing where the finding names none."""
    if not row.violation:
        return []
    one = violations()[row.violation]
    return [
        ("检查内容", one.content),
        ("检查标准", one.standard),
        ("检查方法", one.method),
        ("违法行为", one.act),
        ("违法条款", one.clause),
        ("处罚依据", one.penalty_basis),
        ("处罚种类和幅度", one.penalty),
    ]


def figure(moved: Moved) -> dict[str, Any] | None:
    """What the indicator showed before and shows after; None where no indicator belongs to the finding."""
    if not moved.indicator:
        return None
    return {
        "title": indicators()[moved.indicator].title,
        "before": _result(moved.indicator, moved.before),
        "after": _result(moved.indicator, moved.after),
        "says": moved.movement.title,
        "moved": moved.movement.value,
    }


def history(row: Finding) -> list[dict[str, Any]]:
    """Lines of its history, the newest first."""
    return [
        {
            "at": one.at,
            "who": one.who,
            "act": ACT_TITLES[one.act],
            "text": one.text,
            "state": FindingState(one.to_state).title,
            "moved": one.from_state != one.to_state,
        }
        for one in reversed(row.acts.all())
    ]


def acts(actor: Actor, one: Overviewed) -> Mapping[str, bool]:
    """By act, whether its form is to be shown to this person now."""
    row = one.finding
    found = {name: may(actor, name, row) for name in FORMS}
    reviewed = row.state == FindingState.REVIEWED
    for name in ("pass_recheck", "fail_recheck"):
        found[name] = found[name] and reviewed and recheck_of(row).value == "waiting" and _drawn(row)
    found["escalate_finding"] = found["escalate_finding"] and one.step is not None
    found["withdraw_finding"] = found["withdraw_finding"] and row.inspectee.unit.team.state == "working"
    found["transfer_finding"] = (
        found["transfer_finding"]
        and row.inspectee.kind == "employer"
        and bool(row.violation and row.number and one.transfer is None)
        and row.state not in (FindingState.RAISED, FindingState.WITHDRAWN)
    )
    return found


def transfer(actor: Actor, one: Overviewed) -> dict[str, Any] | None:
    """The transfer with its next step; None where there is none."""
    if one.transfer is None:
        return None
    told = one.transfer
    name = next((act for act, (from_, _) in TRANSFER_TRANSITIONS.items() if from_ == told.state), "")
    return {
        "public_id": told.public_id,
        "body": told.body,
        "is_office": actor.role is Role.PROVINCE,
        "letter_no": told.letter_no,
        "state": TransferState(told.state).title,
        "sent_on": told.sent_on,
        "received_on": told.received_on,
        "receiver": told.receiver,
        "case_no": told.case_no,
        "outcome": told.outcome,
        "concluded_on": told.concluded_on,
        "next": name if name and may(actor, name, one.finding) else "",
    }


def _drawn(row: Finding) -> bool:
    lot = lot_of(row)
    return lot is not None and row.number in lot.drawn


def _result(name: str, result: StoredResult | None) -> dict[str, str] | None:
    if result is None:
        return None
    declared = indicators()[name]
    figure = figure_text(result.rate, declared.measure, declared.unit)
    return {"figure": figure, "counts": result.rate.counts_text, "about": f"{result.run.about:%Y-%m-%d}"}
