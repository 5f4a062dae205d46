"""Rows leave through a reader scoped to a person: what import contracts cannot say, asked of the files themselves."""

import ast
from pathlib import Path

WEB = Path(__file__).resolve().parents[2] / "qingchen" / "web"
OPENS = {"sealed_batch", "sealed_text", "open_rows", "open_row", "keyring", "root", "batch_rows"}
"""Functions that open sealed rows, give keys or name the files of rows."""


def _named(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    return names | imported


def test_no_page_and_no_route_opens_sealed_rows_or_asks_for_keys_and_files_of_rows():
    assert {path.name: found for path in WEB.rglob("*.py") if (found := _named(path) & OPENS)} == {}


def test_every_reader_of_a_page_is_made_for_the_person_who_asks():
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) == "ScopedReader"
            ):
                whose = ast.unparse(node.args[0])
                assert "SYSTEM" not in whose, path.name
                assert "EVERYWHERE" not in ast.unparse(node), path.name
