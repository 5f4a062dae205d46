"""Every state has an owner, every act a title, a rule of who and a caller that writes its line."""

import ast
from pathlib import Path

from qingchen.findings.states import FINDING_OWNERS, FINDING_TRANSITIONS, FindingState
from qingchen.inspection import states
from qingchen.inspection.onsite.record_states import RECORD_OWNERS, RECORD_TRANSITIONS, RecordState
from qingchen.inspection.opinions.opinion_states import OPINION_OWNERS, OPINION_TRANSITIONS, OpinionState
from qingchen.inspection.permissions import WHO

ROOT = Path(__file__).resolve().parents[2]
ACTION_FILES = [
    *(ROOT / "qingchen").rglob("actions.py"),
    *(path for path in (ROOT / "qingchen").rglob("actions/*.py") if path.name != "__init__.py"),
]


def _functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def _calls(function: ast.FunctionDef) -> set[str]:
    return {
        node.func.id for node in ast.walk(function) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def _is_transaction(function: ast.FunctionDef) -> bool:
    return any("transaction.atomic" in ast.unparse(decorator) for decorator in function.decorator_list)


def test_every_sheet_and_finding_state_has_exactly_one_owner():
    assert set(states.SHEET_OWNERS) == set(states.SheetState)
    assert set(states.VISIT_DAY_OWNERS) == set(states.VisitDayState)
    assert set(FINDING_OWNERS) == set(FindingState)
    assert set(RECORD_OWNERS) == set(RecordState)
    assert set(OPINION_OWNERS) == set(OpinionState)


def test_every_transition_leads_between_declared_states():
    for kind, transitions in (
        (states.RoundState, states.ROUND_TRANSITIONS),
        (states.SheetState, states.SHEET_TRANSITIONS),
        (states.VisitDayState, states.VISIT_DAY_TRANSITIONS),
        (states.TeamState, states.TEAM_TRANSITIONS),
        (FindingState, FINDING_TRANSITIONS),
        (RecordState, RECORD_TRANSITIONS),
        (OpinionState, OPINION_TRANSITIONS),
    ):
        assert all(from_ in kind and to in kind and from_ != to for from_, to in transitions.values())


def test_every_act_of_the_permission_table_has_a_title():
    assert set(WHO) <= set(states.ACT_TITLES)


def test_every_act_that_is_a_transaction_writes_its_audit_line():
    silent = [
        f"{path.relative_to(ROOT)}: {function.name}"
        for path in ACTION_FILES
        for function in _functions(path)
        if _is_transaction(function) and not function.name.startswith("_") and "record" not in _calls(function)
    ]
    assert silent == []


def test_every_audit_line_is_written_inside_a_transaction():
    loose = [
        f"{path.relative_to(ROOT)}: {function.name}"
        for path in ACTION_FILES
        for function in _functions(path)
        if "record" in _calls(function) and not _is_transaction(function)
    ]
    assert loose == []
