"""docs/reference/checks.md: the record checks; what they raise is a lead, not a conclusion."""

from qingchen.cli.reference import table
from qingchen.verification.catalogue import checks


def page() -> str:
    rows: list[tuple[object, ...]] = [
        (check.title, f"`{name}`", check.look_at, check.basis) for name, check in checks().items()
    ]
    return "# 线索\n\n由 `verification/catalogue/` 生成。线索，非结论。\n\n" + table(
        ("线索", "标识", "看什么", "依据"), rows
    )
