"""What is wrong with an answer: a value, collected with all the others and shown together."""

from dataclasses import dataclass

from qingchen.inspection.item import Item


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """One fault of one item of a form.

    item_code   empty for a fault of the whole sheet
    title       title of the item
    field       Chinese name of the field, empty for the item as a whole
    found       what was written there
    sentence    the rule and how to mend it, as Chinese sentences
    rule        identifier of the rule (`blank`, `not_a_number`, `numerator_over_denominator`, …)
    """

    item_code: str
    title: str
    field: str
    found: str
    sentence: str
    rule: str

    @property
    def text(self) -> str:
        """`ZH2-09 粉尘危害项目申报率「分子」：不得大于分母（42）。填写为“48”。请核对后重新填写。`"""
        where = f"{self.item_code} {self.title}".strip() + (f"「{self.field}」" if self.field else "")
        return f"{where}：{self.sentence}" if where else self.sentence


def problem(item: Item, rule: str, must: str, mend: str, *, field: str = "", found: object = "") -> AnswerProblem:
    """A fault of `item`: which rule (`must`), what was found, how to mend it (`mend`), on what basis."""
    told = str(found)
    shown = f"填写为“{told if len(told) <= 40 else told[:40] + '…'}”。" if told else ""
    basis = f"依据：{item.basis}。" if item.basis and rule in _WITH_BASIS else ""
    return AnswerProblem(item.code, item.title, field, told, f"{must}。{shown}{mend}。{basis}", rule)


_WITH_BASIS = {"not_applicable_not_allowed", "too_small", "too_large"}
