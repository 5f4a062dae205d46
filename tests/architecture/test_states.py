"""Every state has an owner, every act a title, a rule of who and a caller that writes its line."""

import ast
from pathlib import Path

import pytest

from qingchen.assessment.permissions import WHO as ASSESSMENT_WHO
from qingchen.assessment.states import ACT_TITLES as ASSESSMENT_ACTS
from qingchen.cli.reference.states import OWNERS, Machine, machines
from qingchen.findings.permissions import WHO as FINDING_WHO
from qingchen.findings.states import ACT_TITLES as FINDING_ACTS
from qingchen.inspection import states
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


def _writes_a_line(function: ast.FunctionDef, act: str) -> bool:
    """Whether the function is the act or takes the step named so, in a transaction that records the function's name."""
    told = {node.value for node in ast.walk(function) if isinstance(node, ast.Constant)}
    lines = [
        node.args[1].value
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "record"
        and isinstance(node.args[1], ast.Constant)
    ]
    return act in told and lines == [function.name] and _is_transaction(function)


@pytest.mark.parametrize("machine", machines(), ids=lambda machine: machine.title)
def test_every_state_has_exactly_one_owner(machine: Machine):
    assert set(machine.owners) == set(machine.states)
    assert set(machine.owners.values()) <= set(OWNERS)


@pytest.mark.parametrize("machine", machines(), ids=lambda machine: machine.title)
def test_every_transition_leads_between_declared_states_and_none_is_out_of_reach(machine: Machine):
    steps = machine.transitions.values()
    assert all(from_ in machine.states and to in machine.states and from_ != to for from_, to in steps)
    assert {state for step in steps for state in step} == set(machine.states)


@pytest.mark.parametrize("machine", machines(), ids=lambda machine: machine.title)
def test_every_transition_is_an_act_with_a_title_and_an_audit_line(machine: Machine):
    functions = [function for path in ACTION_FILES for function in _functions(path)]
    without = [act for act in machine.transitions if not any(_writes_a_line(one, act) for one in functions)]
    assert without == []
    assert set(machine.transitions) <= set(machine.acts)


def test_every_act_of_the_permission_table_has_a_title():
    assert set(WHO) <= set(states.ACT_TITLES)
    assert set(FINDING_WHO) <= set(FINDING_ACTS)
    assert set(ASSESSMENT_WHO) <= set(ASSESSMENT_ACTS)


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
