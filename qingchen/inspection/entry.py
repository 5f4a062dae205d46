"""One filled line of a form: the answer and what stands beside it, and the rule 不得空项 (no item left blank)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qingchen.inspection.answer_faults import LONGEST, faults
from qingchen.inspection.answer_problem import AnswerProblem, problem
from qingchen.inspection.answer_types import Answer, NoSuchObject, NotApplicable, Unverifiable
from qingchen.inspection.form import Form
from qingchen.inspection.item import Item
from qingchen.inspection.written import file_names

VERDICTS = {
    "met": "达标",
    "partly_met": "基本达标",
    "not_met": "未达标",
    "not_applicable": "不适用",
    "not_verifiable": "无法核实",
}
SELF_CHECK = "self_check"
INSPECTION = "inspection"
PURPOSES = {SELF_CHECK: "自查填报", INSPECTION: "现场核查"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What was filled for one item.

    verdict    a key of VERDICTS, or empty
    evidence   names of evidence files; the proof of an excuse stands in the answer itself
    """

    item_code: str
    answer: Answer | None
    responsible_person: str = ""
    department: str = ""
    verdict: str = ""
    remark: str = ""
    method: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing at all was filled."""
        return self == Entry(self.item_code, None)


def entry_faults(item: Item, entry: Entry, purpose: str, claimed: Answer | None = None) -> list[AnswerProblem]:
    """Everything against one filled line; `claimed` is the answer of the self-check, None where there is none."""
    if entry.answer is None:
        return [_blank(item)]
    found = faults(item, entry.answer) + _paper_faults(item, entry)
    if purpose == SELF_CHECK:
        if isinstance(entry.answer, Unverifiable):
            found.append(problem(item, "not_for_self_check", "自查不得填“无法核实”", "请据实填写"))
        if not entry.responsible_person:
            must = "自查应明确责任人"
            found.append(problem(item, "responsible_person_blank", must, "请补填", field="责任人"))
        return found
    return found + _verdict_faults(item, entry) + _remark_faults(item, entry, claimed)


def blank_items(form: Form, entries: Iterable[Entry], purpose: str) -> list[AnswerProblem]:
    """不得空项: the items of the form that have no answer, in the form's order; the same for every purpose."""
    answered = {entry.item_code for entry in entries if entry.answer is not None}
    return [_blank(item) for item in form.items if item.code not in answered]


def sheet_faults(
    form: Form, entries: Iterable[Entry], purpose: str, claimed: Mapping[str, Answer] | None = None
) -> list[AnswerProblem]:
    """Everything that keeps the form from being submitted, in its order; `claimed` by item code."""
    by_code: dict[str, Entry] = {}
    found: list[AnswerProblem] = []
    for entry in entries:
        if entry.item_code not in form.by_code:
            sentence = f"{form.annex}没有编码“{entry.item_code}”。请重新下载检查表后填写。"
            found.append(AnswerProblem(entry.item_code, "", "", entry.item_code, sentence, "unknown_item"))
        elif entry.item_code in by_code:
            item = form.by_code[entry.item_code]
            found.append(problem(item, "item_twice", "同一事项填写了两次", "请只保留一次"))
        by_code.setdefault(entry.item_code, entry)
    for item in form.items:
        entry = by_code.get(item.code, Entry(item.code, None))
        found += entry_faults(item, entry, purpose, (claimed or {}).get(item.code))
    return found


def _blank(item: Item) -> AnswerProblem:
    ways = ["请据实填写"]
    if item.na_allowed:
        ways.append(f"确属“{item.na_rule}”的，填“不适用”并写明理由、附证明材料")
    if item.may_be_empty_set:
        ways.append("没有此类对象的，填“无此类对象”并写明理由、附证明材料")
    return problem(item, "blank", "本项未填，检查表不得空项", "；".join(ways))


def _paper_faults(item: Item, entry: Entry) -> list[AnswerProblem]:
    must = "文件名不得含分号或竖线，它们用来分开多个文件"
    proof = entry.answer.proof if isinstance(entry.answer, NotApplicable | NoSuchObject) else ()
    unfit = [name for name in dict.fromkeys((*proof, *entry.evidence)) if file_names(name) != (name,)]
    found = [problem(item, "file_name", must, "请改文件名后重新上传", field="佐证材料", found=name) for name in unfit]
    if len(entry.remark) > LONGEST:
        must = f"不得超过 {LONGEST} 字，现为 {len(entry.remark)} 字"
        found.append(problem(item, "too_long", must, "请精简，细节放入佐证材料", field="说明"))
    return found


def _verdict_faults(item: Item, entry: Entry) -> list[AnswerProblem]:
    known = "、".join(VERDICTS.values())
    if entry.verdict and entry.verdict not in VERDICTS:
        return [problem(item, "unknown_verdict", f"结论应为：{known}", "请改正", field="结论", found=entry.verdict)]
    match entry.answer:
        case NotApplicable() | NoSuchObject():
            owed = "not_applicable"
        case Unverifiable():
            owed = "not_verifiable"
        case _:
            owed = ""
    if owed and entry.verdict != owed:
        must = f"填写内容为“{VERDICTS[owed]}”类，结论应为“{VERDICTS[owed]}”"
        shown = VERDICTS.get(entry.verdict, "")
        return [problem(item, "verdict_disagrees", must, "请改正", field="结论", found=shown)]
    if not owed and entry.verdict in ("not_applicable", "not_verifiable"):
        must = "已填写内容的，结论应为达标、基本达标或未达标"
        found = VERDICTS[entry.verdict]
        return [problem(item, "verdict_disagrees", must, "请改正", field="结论", found=found)]
    if item.judged and not entry.verdict:
        return [problem(item, "verdict_blank", "有目标值的事项应作出结论", f"请从中选择：{known}", field="结论")]
    return []


def _remark_faults(item: Item, entry: Entry, claimed: Answer | None) -> list[AnswerProblem]:
    """A remark is owed where the verdict is not 达标 or the value differs from the claimed one; a reason is one."""
    if entry.remark or isinstance(entry.answer, NotApplicable | NoSuchObject | Unverifiable):
        return []
    if claimed is not None and entry.answer != claimed:
        must = "核实内容与自查填报不一致，应作说明"
        return [problem(item, "remark_blank", must, "请写明差异的事实和依据", field="说明")]
    if entry.verdict in ("partly_met", "not_met"):
        must = f"结论为“{VERDICTS[entry.verdict]}”，应作说明"
        return [problem(item, "remark_blank", must, "请写明具体事实、部位和数据", field="说明")]
    return []
