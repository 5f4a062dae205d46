"""How complete the preparation is, item by item and department by department; what is wanting in words to send on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qingchen.inspection.entry import Entry
from qingchen.inspection.form import Form
from qingchen.inspection.item import Item
from qingchen.inspection.selfcheck.duties import Duty, asked_first


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """A file that serves an item. `newest` is the file's newer version where there is one, else its own name."""

    public_id: str
    file_name: str
    department: str = ""
    category: str = ""
    dated_on: date | None = None
    period_from: date | None = None
    period_until: date | None = None
    newest: str = ""

    @property
    def outdated(self) -> bool:
        return bool(self.newest) and self.newest != self.file_name


@dataclass(frozen=True, slots=True)
class ItemReadiness:
    """An item and what it lacks. `from_register`: it was answered from the registers and is not asked."""

    item: Item
    department: str
    person: str
    answered: bool
    from_register: bool
    papers: tuple[FiledPaper, ...]
    wanting: tuple[str, ...]

    @property
    def ready(self) -> bool:
        return not self.wanting


@dataclass(frozen=True, slots=True)
class DepartmentReadiness:
    """All items on which one department leads."""

    asked: str
    department: str
    person: str
    items: tuple[ItemReadiness, ...]

    @property
    def ready(self) -> int:
        return sum(one.ready for one in self.items)

    @property
    def papers(self) -> int:
        """Files, each counted once however many items it serves."""
        return len({paper.public_id for one in self.items for paper in one.papers})

    @property
    def wanting(self) -> tuple[ItemReadiness, ...]:
        return tuple(one for one in self.items if not one.ready)


def readiness(
    form: Form,
    entries: Mapping[str, Entry],
    duties: Mapping[str, Duty],
    papers: Mapping[str, tuple[FiledPaper, ...]],
    from_register: frozenset[str],
    first_day: date,
) -> list[DepartmentReadiness]:
    """Every department in the order in which the form first asks it; `first_day`: 年初, from when papers count."""
    by_department: dict[str, list[ItemReadiness]] = {}
    for item in form.items:
        one = _item(
            item, entries.get(item.code), duties.get(item.code), papers.get(item.code, ()), from_register, first_day
        )
        by_department.setdefault(asked_first(item), []).append(one)
    return [
        DepartmentReadiness(
            asked,
            next((one.department for one in items if one.department), ""),
            "、".join(dict.fromkeys(one.person for one in items if one.person)),
            tuple(items),
        )
        for asked, items in by_department.items()
    ]


def reminder(place: str, one: DepartmentReadiness, due_on: date) -> str:
    """A text to be copied into a message: who, what is wanting, until when. Empty where nothing is."""
    if not one.wanting:
        return ""
    to = "".join(filter(None, (one.department or one.asked, f"（{one.person}）" if one.person else "")))
    lines = [
        f"{to}：{place}尘肺病防治攻坚行动自查，您部门牵头的 {len(one.items)} 项还有 {len(one.wanting)} 项没有备齐："
    ]
    lines += [
        f"{n}. {w.item.code} {w.item.title}：{'、'.join(w.wanting)}；" for n, w in enumerate(one.wanting, start=1)
    ]
    return "\n".join([*lines, f"请于 {due_on:%m 月 %d 日}前补齐。"])


def _item(
    item: Item,
    entry: Entry | None,
    duty: Duty | None,
    papers: tuple[FiledPaper, ...],
    from_register: frozenset[str],
    first_day: date,
) -> ItemReadiness:
    answered = entry is not None and entry.answer is not None
    registered = item.code in from_register
    person = (entry.responsible_person if entry else "") or (duty.person if duty else "")
    department = (entry.department if entry else "") or (duty.department if duty else "")
    wanting = []
    if not person:
        wanting.append("未明确责任人")
    if not answered:
        wanting.append("未填报")
    if not papers and not registered:
        wanting.append("无佐证材料")
    current = [paper for paper in papers if not paper.outdated]
    if papers and not current:
        wanting.append("佐证都是旧版")
    elif current and all(paper.period_until and paper.period_until < first_day for paper in current):
        wanting.append("佐证都是年初以前的")
    return ItemReadiness(item, department, person, answered, registered, papers, tuple(wanting))
