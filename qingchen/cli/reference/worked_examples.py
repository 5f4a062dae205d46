"""docs/reference/worked_examples.md: the spec tests that work out each indicator, tables and integers as they run.

The tests are read as text, never imported: the manual shows exactly what `make test` holds the rules to.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from qingchen.indicators.catalogue import indicators

_SPEC = Path(__file__).resolve().parents[3] / "tests" / "spec"


def page() -> str:
    parts = [
        "# 口径算例\n\n由 `tests/spec/` 生成：一张小表进去，两个整数出来，专挑容易算错的行。"
        "`figure` 为“分子/分母”（excluded 为含排除单位时另加的部分），`outcome` 逐个对象写明计入与否和原因。"
        "表中 `-` 为空，未列的栏取常见值。\n"
    ]
    worked: dict[str, list[str]] = {}
    for file in sorted(_SPEC.glob("test_*.py")):
        parts += _part(file, worked)
    parts.append("\n## 哪个指标在哪里\n\n| 指标 | 算例 |\n|---|---|\n")
    titles = {name: indicator.title for name, indicator in indicators().items()}
    parts += [f"| {title} `{name}` | {'、'.join(worked.get(name, ['—']))} |\n" for name, title in titles.items()]
    return "".join(parts)


def _part(file: Path, worked: dict[str, list[str]]) -> Iterator[str]:
    source = file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    named = _named(tree)
    if not named:
        return
    heading = file.stem.removeprefix("test_")
    for name in sorted(named):
        worked.setdefault(name, []).append(f"`{heading}`")
    yield f"\n## {heading}\n\n{ast.get_docstring(tree) or ''}\n\n```python\n"
    body = [node for node in tree.body if not isinstance(node, ast.Import | ast.ImportFrom)][1:]
    yield "\n\n\n".join(ast.get_source_segment(source, node) or "" for node in body)
    yield "\n```\n"


def _named(tree: ast.Module) -> set[str]:
    """The indicators whose name stands in the file as a text."""
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return texts & set(indicators())
