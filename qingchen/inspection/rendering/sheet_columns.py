"""The columns of the printed form (附表), and which of them a purpose shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qingchen.inspection.entry import INSPECTION, SELF_CHECK, Entry

MAIN_SHEET = "检查表"
ROWS_SHEET = "抽查明细"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`width` in characters of the default font; `filled` where a person writes; `shared` by all lines of an item."""

    name: str
    title: str
    width: float
    filled: bool = False
    shared: bool = True
    centred: bool = False


COLUMNS = (
    SheetColumn("code", "编码", 8.5, centred=True),
    SheetColumn("title", "检查事项", 27),
    SheetColumn("target", "目标", 9, centred=True),
    SheetColumn("claimed", "自查填报", 15),
    SheetColumn("computed", "系统计算", 14),
    SheetColumn("field", "填报内容", 27, shared=False),
    SheetColumn("value", "填写", 14, filled=True, shared=False, centred=True),
    SheetColumn("unit", "单位", 5.5, shared=False, centred=True),
    SheetColumn("rate", "比率", 7.5, centred=True),
    SheetColumn("department", "责任部门", 11, filled=True, centred=True),
    SheetColumn("responsible_person", "责任人", 8.5, filled=True, centred=True),
    SheetColumn("verdict", "结论", 9, filled=True, centred=True),
    SheetColumn("method", "核查方法", 9, filled=True, centred=True),
    SheetColumn("remark", "说明", 25, filled=True),
    SheetColumn("evidence", "佐证材料", 17, filled=True),
)
TITLES = {column.title: column.name for column in COLUMNS}

DETAIL_COLUMNS = (
    SheetColumn("code", "编码", 10, centred=True),
    SheetColumn("title", "检查事项", 40),
    SheetColumn("about", "抽查类别", 12, centred=True),
    SheetColumn("subject", "抽查对象（编号、工号、岗位或项目名称）", 40, filled=True),
    SheetColumn("holds", "是否符合", 10, filled=True, centred=True),
    SheetColumn("note", "情况说明", 44, filled=True),
)
DETAIL_TITLES = {column.title: column.name for column in DETAIL_COLUMNS}

_ONLY_FOR = {SELF_CHECK: ("department", "responsible_person"), INSPECTION: ("verdict", "method")}


def columns_for(
    purpose: str, entries: Iterable[Entry], claimed: Mapping[str, str] | None, computed: Mapping[str, str] | None
) -> tuple[SheetColumn, ...]:
    """What the purpose needs, and every further column that some entry fills, so that nothing filled is lost."""
    hidden = {name for names in _ONLY_FOR.values() for name in names} - set(_ONLY_FOR[purpose])
    hidden -= {name for entry in entries for name in hidden if getattr(entry, name)}
    if claimed is None:
        hidden.add("claimed")
    if computed is None:
        hidden.add("computed")
    return tuple(column for column in COLUMNS if column.name not in hidden)
