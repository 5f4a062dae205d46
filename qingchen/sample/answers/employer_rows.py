"""The answers of form 2 that are drawn rows: persons, posts, projects."""

from qingchen.inspection.answer_types import Answer, NoSuchObject, NotApplicable, Repeat
from qingchen.inspection.form import Form
from qingchen.inspection.item import Item
from qingchen.inspection.item import Repeat as Drawn
from qingchen.sample.answers.employer_facts import share_of
from qingchen.sample.answers.workshop import Workshop

_NOTES = {
    "AF3-03": ("有签到，本人说没有参加", "没有培训记录", "有签到，没有试卷"),
    "AF3-04": ("10题答对3题", "10题答对4题", "10题答对5题"),
    "AF4-01": ("没有除尘设施，靠自然通风", "除尘罩已拆除", "有风机，没有除尘"),
    "AF6-01": ("没有书面合同", "合同已到期没有续签", "派遣工，没有见到合同"),
    "AF6-02": ("合同没有粉尘危害告知条款", "有告知书，没有本人签字"),
    "AF7-02": ("体检机构登记中查不到", "胸片号对应他人", "本人说没有参加"),
    "AF7-06": ("没有本人签收", "签收单为班组长代签"),
    "AF7-08": ("缺职业史和接触史", "只有最近一年体检表", "没有建档"),
    "AF8-02": ("没有预评价报告",),
    "AF8-03": ("没有设计专篇",),
    "AF8-04": ("没有控制效果评价报告",),
}
_AS_RATE = {
    "AF3-03": "worker_training_rate",
    "AF4-01": "facility_position_rate",
    "AF6-01": "contract_rate",
    "AF6-02": "hazard_notice_rate",
    "AF7-06": "result_notice_rate",
    "AF7-08": "surveillance_file_rate",
    "AF8-02": "pre_evaluation_rate",
    "AF8-03": "protective_design_rate",
    "AF8-04": "acceptance_rate",
}
"""The share of the drawn that holds is near that of the ledgers."""
PROJECTS = ("破碎线技改项目", "除尘系统改造项目", "新建成品库及包装线项目")


def drawn_rows(
    form: Form, shop: Workshop, flawed: set[str], projects: int, proof: tuple[str, ...]
) -> dict[str, Answer]:
    """Answers by item code; `projects` is how many the employer had in three years."""
    return {item.code: _rows(item, shop, item.code in flawed, projects, proof) for item in form.items if item.repeat}


def _rows(item: Item, shop: Workshop, wanting: bool, projects: int, proof: tuple[str, ...]) -> Answer:
    subjects = {
        Drawn.PERSONS: shop.persons,
        Drawn.POSTS: shop.posts,
        Drawn.PROJECTS: tuple(
            f"{shop.visit.arrived.year - 1 - n}年{name}" for n, name in enumerate(PROJECTS[:projects])
        ),
    }[item.repeat or Drawn.PERSONS]
    if not subjects:
        reason = "近三年没有新增建设项目" if item.repeat is Drawn.PROJECTS else "检查时没有在岗接尘人员"
        return NotApplicable(reason, proof) if item.na_allowed else NoSuchObject(reason, proof)
    holding = shop.random.uniform(0.4, 0.8) if wanting else 1.0
    if item.code in _AS_RATE:
        holding = min(holding, share_of(shop, _AS_RATE[item.code], 1.0))
    if wanting:
        holding = min(holding, 1 - 1 / len(subjects))
    return Repeat(shop.held(subjects, holding, _NOTES[item.code]))
