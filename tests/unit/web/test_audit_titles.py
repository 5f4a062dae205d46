"""Every act that leaves an audit line is told in Chinese."""

import ast
from collections.abc import Iterator
from pathlib import Path

from qingchen.web.presenters import audit

PACKAGE = Path(__file__).resolve().parents[3] / "qingchen"


def test_every_recorded_act_and_thing_has_a_chinese_title():
    recorded = set(_recorded())
    assert {act for act, _ in recorded} >= {"submit_sheet", "accept", "reveal", "sign_report"}
    assert {act for act, _ in recorded} - audit.TITLES.keys() == set()
    assert {what for _, what in recorded} - audit.THINGS.keys() == set()


def _recorded() -> Iterator[tuple[str, str]]:
    """(act, what) of each `record(actor, act, what, …)` in the package."""
    for path in PACKAGE.rglob("actions*/**/*.py"):
        yield from _of_module(path)
    for path in PACKAGE.rglob("actions.py"):
        yield from _of_module(path)


def _of_module(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "record":
            act, what = node.args[1], node.args[2]
            assert isinstance(act, ast.Constant), path
            assert isinstance(what, ast.Constant), path
            yield act.value, what.value
