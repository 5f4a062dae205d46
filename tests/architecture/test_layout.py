"""What the layout promises (DESIGN section 2), asked of the files themselves. Import order: import-linter."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STAGES = (
    *("standards", "accounts", "registers", "indicators", "verification", "inspection"),
    *("findings", "assessment", "reports", "field", "sample"),
)
MAY_USE_DJANGO = {"models.py", "store.py", "actions.py", "admin.py", "apps.py"}
SOURCES = [path for path in (ROOT / "qingchen").rglob("*.py") if "migrations" not in path.parts]


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("stage", STAGES)
def test_inside_a_stage_only_models_store_actions_admin_and_apps_import_django(stage):
    offenders = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "qingchen" / stage).rglob("*.py")
        if "migrations" not in path.parts
        and path.name not in MAY_USE_DJANGO
        and path.parent.name != "actions"
        and "django" in _imports(path)
    ]
    assert offenders == []


def test_values_need_nothing_but_the_standard_library():
    import sys

    for path in (ROOT / "qingchen" / "values").glob("*.py"):
        outside = _imports(path) - set(sys.stdlib_module_names) - {"qingchen"}
        assert outside == set(), path.name


def test_references_share_nothing_with_what_they_are_compared_with_but_values():
    """What is plain and slow under tests/reference; the tests there that compare may import both."""
    for path in (ROOT / "tests" / "reference").glob("plain_*.py"):
        ours = {name for name in _modules(path) if name.partition(".")[0] in ("qingchen", "bench")}
        assert {name for name in ours if not name.startswith("qingchen.values")} == set(), path.name


def _modules(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return whole | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def test_files_keep_to_the_size_budget():
    kinds = ("*.py", "*.ts", "*.html", "*.css")
    roots = (ROOT / "qingchen", ROOT / "frontend" / "src", ROOT / "tools", ROOT / "bench")
    skipped = {"migrations", "node_modules", "build"}
    files = [path for root in roots for kind in kinds for path in root.rglob(kind) if not skipped & set(path.parts)]
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    longest = [path.name for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 400]
    assert longest == []
    assert lengths[len(lengths) // 2] < 80
    assert lengths[len(lengths) * 9 // 10] < 200


def test_no_file_has_a_name_that_says_nothing():
    forbidden = {"utils", "helpers", "common", "manager", "service", "handler", "misc", "base", "info"}
    assert [path.name for path in SOURCES if path.stem in forbidden] == []


def test_the_tools_import_nothing_of_qingchen_and_nothing_from_outside():
    import sys

    for path in (ROOT / "tools").glob("*.py"):
        assert _imports(path) <= set(sys.stdlib_module_names), path.name
