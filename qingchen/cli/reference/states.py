"""docs/reference/states.md: every state machine of the stages, drawn from its tables.

A machine stands in a module whose name ends in `states`: `X_TRANSITIONS` (act → from, to), `X_OWNERS` (who has the
pen in each state), `X_MACHINE` (its title), and `ACT_TITLES` of the module, else of the inspection, for the acts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType

import qingchen
from qingchen.inspection.states import ACT_TITLES

OWNERS = {
    "office": "省领导小组办公室",
    "team": "督导检查组",
    "leader": "组长",
    "filler": "填表人（自查表为被检查地区，检查表为检查组）",
    "place": "被检查地区",
    "reviewer": "复核人（检查组或省办，不是报送整改的人）",
    "enforcement": "执法机关",
    "department": "省直部门",
    "nobody": "无（已办完）",
}
_ORDER = ("registers", "verification", "inspection", "findings", "assessment", "reports")
"""Stages in the order of the layout; folders not named here come last."""


@dataclass(frozen=True)
class Machine:
    """One table of states. `owners` by state; `acts` titles by act."""

    module: str
    name: str
    title: str
    states: type[StrEnum]
    transitions: Mapping[str, tuple[StrEnum, StrEnum]]
    owners: Mapping[StrEnum, str]
    acts: Mapping[str, str]


def machines() -> list[Machine]:
    """Every machine of every stage."""
    found = []
    root = Path(qingchen.__path__[0])
    for path in root.rglob("*states.py"):
        if "cli" not in path.parts:
            found += _of(import_module(".".join(("qingchen", *path.relative_to(root).with_suffix("").parts))))
    return sorted(found, key=lambda machine: _place(machine.module))


def _of(module: ModuleType) -> list[Machine]:
    machines = []
    for name, transitions in vars(module).items():
        stem = name.removesuffix("_TRANSITIONS")
        if stem == name:
            continue
        kind = type(next(iter(transitions.values()))[0])
        told = {part: getattr(module, f"{stem}_{part}", None) for part in ("MACHINE", "OWNERS")}
        assert all(told.values()), f"{module.__name__}: {stem}_TRANSITIONS needs {stem}_MACHINE and {stem}_OWNERS"
        acts = getattr(module, "ACT_TITLES", ACT_TITLES)
        machines.append(Machine(module.__name__, stem, told["MACHINE"], kind, transitions, told["OWNERS"], acts))
    return machines


def page() -> str:
    parts = ["# 状态与流转\n\n由各阶段 `states.py` 的表生成；每次流转是一个办理动作，都留痕。\n"]
    for machine in machines():
        lines = [f"\n## {machine.title}\n\n出自 `{machine.module}`。\n\n```mermaid\nstateDiagram-v2"]
        lines += [f"    {state.value}: {state.title}" for state in machine.states]
        reached = {to for _, to in machine.transitions.values()}
        firsts = [state for state in machine.states if state not in reached] or list(machine.states)[:1]
        lines += [f"    [*] --> {state.value}" for state in firsts]
        lines += [
            f"    {from_.value} --> {to.value}: {machine.acts[act]}" for act, (from_, to) in machine.transitions.items()
        ]
        ends = {state for state in machine.states} - {from_ for from_, _ in machine.transitions.values()}
        lines += [f"    {state.value} --> [*]" for state in machine.states if state in ends]
        lines.append("```\n\n| 状态 | 由谁办理下一步 |\n|---|---|")
        lines += [f"| {state.title} | {OWNERS[machine.owners[state]]} |" for state in machine.states]
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


def _place(module: str) -> tuple[int, str]:
    stage = module.split(".")[1]
    return (_ORDER.index(stage) if stage in _ORDER else len(_ORDER)), module
