"""docs/reference/forms.md: the items of the campaign's two forms."""

from pathlib import Path

from qingchen.cli.reference import table
from qingchen.inspection.form import read_form

_FOLDER = Path(__file__).resolve().parents[3] / "campaigns" / "jilin-2020"


def page() -> str:
    parts = ["# 检查表\n\n由 `campaigns/jilin-2020/` 的表生成。条目为本系统拟定，待以正式附表替换。\n"]
    for code in ("form1", "form2"):
        form, faults = read_form(_FOLDER / f"{code}.csv")
        assert form is not None, faults
        parts.append(f"\n## {form.annex} {form.title}（{len(form.items)} 项，版本 {form.version}）\n\n")
        rows: list[tuple[object, ...]] = [
            (
                item.code,
                item.title + ("★" if item.key_item else ""),
                item.answer_type.value,
                item.target,
                "；".join(f"`{name}`" for name in item.indicators if name),
                item.na_rule,
            )
            for item in form.items
        ]
        parts.append(table(("编码", "检查事项", "填写方式", "目标", "计算值", "不适用"), rows))
    return "".join(parts)
