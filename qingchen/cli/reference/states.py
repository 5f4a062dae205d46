"""docs/reference/states.md: the state machines, drawn from their tables."""

from qingchen.findings.states import FINDING_OWNERS, FINDING_TRANSITIONS, FindingState
from qingchen.inspection import states
from qingchen.inspection.onsite.record_states import RECORD_OWNERS, RECORD_TRANSITIONS, RecordState
from qingchen.inspection.opinions.opinion_states import OPINION_OWNERS, OPINION_TRANSITIONS, OpinionState

_MACHINES = (
    ("一轮督导检查", states.RoundState, states.ROUND_TRANSITIONS, {}),
    ("检查表", states.SheetState, states.SHEET_TRANSITIONS, states.SHEET_OWNERS),
    ("到检日期", states.VisitDayState, states.VISIT_DAY_TRANSITIONS, states.VISIT_DAY_OWNERS),
    ("检查组", states.TeamState, states.TEAM_TRANSITIONS, {}),
    ("现场记录", RecordState, RECORD_TRANSITIONS, RECORD_OWNERS),
    ("地方反映的意见建议", OpinionState, OPINION_TRANSITIONS, OPINION_OWNERS),
    ("问题", FindingState, FINDING_TRANSITIONS, FINDING_OWNERS),
)


def page() -> str:
    parts = ["# 状态与流转\n\n由 `states.py` 的表生成。\n"]
    for title, kind, transitions, owners in _MACHINES:
        lines = [f"\n## {title}\n\n```mermaid\nstateDiagram-v2"]
        lines += [f"    {state.value}: {state.title}" for state in kind]
        lines += [
            f"    {from_.value} --> {to.value}: {states.ACT_TITLES.get(act, act)}"
            for act, (from_, to) in transitions.items()
        ]
        lines.append("```\n")
        if owners:
            lines.append(
                "执笔人：" + "；".join(f"{state.title}：`{owner}`" for state, owner in owners.items()) + "。\n"
            )
        parts.append("\n".join(lines))
    return "".join(parts)
