"""Every act that leaves an audit line is told in Chinese."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from qingchen.web.presenters import audit, audit_details

PACKAGE = Path(__file__).resolve().parents[3] / "qingchen"


def test_every_recorded_act_and_thing_has_a_chinese_title():
    recorded = set(_recorded())
    assert {act for act, _ in recorded} >= {"submit_sheet", "accept", "reveal", "sign_report"}
    assert {act for act, _ in recorded} - audit.TITLES.keys() == set()
    assert {what for _, what in recorded} - audit.THINGS.keys() == set()


def test_every_detail_of_an_act_has_a_chinese_name():
    told = set(_details())
    assert {"register", "due_on", "batches_until", "successor", "whole"} <= told
    assert told - audit_details.TITLES.keys() == set()


def test_details_are_told_in_the_words_of_an_office():
    held = {"digest": "5ad6339d20bf" * 3, "kind": "by_deadline", "register": "trainings", "scan": "", "whole": True}
    told = audit_details.details(json.dumps(held))
    assert told == "指纹：5ad6339d20bf…；种类：限期整改；台账：职业健康培训台账；完整取走：是"
    assert audit_details.details("") == ""
    assert len(audit_details.details('{"reason":"' + "长" * 500 + '"}')) == audit_details.LONGEST + 1


def _details() -> Iterator[str]:
    """The names in what is handed to `record` as details, wherever it was put together."""
    for path in [*PACKAGE.rglob("actions*/**/*.py"), *PACKAGE.rglob("actions.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        handed = [_handed(node) for node in ast.walk(tree)]
        for written in filter(None, handed):
            for held in [one for one in ast.walk(written) if isinstance(one, ast.Dict)]:
                yield from (key.value for key in held.keys if isinstance(key, ast.Constant))
                break


def _handed(node: ast.AST) -> ast.expr | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("record", "end", "_begin"):
        given = {word.arg: word.value for word in node.keywords}
        last = node.args[-1] if node.func.id != "record" and node.args else None
        return given.get("details", last)
    names = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and any(
        isinstance(name, ast.Name) and name.id in ("details", "told") and isinstance(node.value, ast.Dict)
        for name in names
    ):
        return node.value
    return None


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
