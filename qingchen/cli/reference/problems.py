"""docs/reference/problems.md: every problem that a user can meet."""

from qingchen.cli.reference import table
from qingchen.problems import KINDS


def page() -> str:
    rows: list[tuple[object, ...]] = [(f"`{code}`", kind.status, kind.sentence) for code, kind in sorted(KINDS.items())]
    return "# 问题一览\n\n由 `problems.py` 生成。代码一经使用不再作他用。\n\n" + table(("代码", "状态码", "提示"), rows)
