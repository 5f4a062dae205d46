"""One item of an inspection form (检查事项): one line of the table that a form is."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class AnswerType(StrEnum):
    """How an item is answered. The strings are stored in answers; never rename one."""

    YES_NO = "yes_no"
    YES_PARTIAL_NO = "yes_partial_no"
    NUMBER = "number"
    COMPOSITE = "composite"
    """(分列) several named numbers, all of them asked."""
    RATIO = "ratio"
    DATE = "date"
    CHOICE = "choice"
    TEXT = "text"
    WHEN_WHERE = "when_where"
    REPEAT = "repeat"
    """(抽查) one row for each drawn person, post or project; the ratio is counted from the rows."""


class Repeat(StrEnum):
    """What the rows of a REPEAT item are about."""

    PERSONS = "persons"
    POSTS = "posts"
    PROJECTS = "projects"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"persons": "抽查人员", "posts": "产尘岗位", "projects": "建设项目"}[self.value]


@dataclass(frozen=True, slots=True)
class PartRule:
    """A rule between the parts of a composite: the sum of `left` is at most (`<=`) or equals (`=`) that of `right`."""

    left: tuple[str, ...]
    relation: str
    right: tuple[str, ...]

    @property
    def text(self) -> str:
        word = "不得大于" if self.relation == "<=" else "应等于"
        return f"“{'＋'.join(self.left)}”{word}“{'＋'.join(self.right)}”"


@dataclass(frozen=True, slots=True)
class Item:
    """An item as the form's table has it; texts are kept as they stand there.

    asked          departments or persons who answer (asked_dept of form 1, asked_who of form 2)
    parts          labels of a composite, in order; `part_units` one for each (equal where the table has one)
    decimals       places after the point that a number may have; 0 for counts
    target         the target as printed; `target_relation` and `target_value` where a machine can compare.
                   A ratio's value is a fraction (0.95), a number's is in the item's unit.
    minimum, maximum   bounds as written (numbers or ISO days), inclusive; empty for none
    na_rule        the rule of 不适用 as printed; `na_allowed` what it comes to
    indicators     what gives the computed value: one name, of a composite one for each part (empty: that part is not
                   computed); `name@coal_mine` counts one key industry alone. None: the item is not computed.
    """

    code: str
    domain: str
    clause: str
    title: str
    asked: str
    method: str
    answer_type: AnswerType
    level: str = ""
    unit: str = ""
    numerator: str = ""
    denominator: str = ""
    evidence: str = ""
    sampling: str = ""
    register: str = ""
    computed: bool = False
    target: str = ""
    target_relation: str = ""
    target_value: Fraction | None = None
    basis: str = ""
    na_rule: str = ""
    na_allowed: bool = False
    key_item: bool = False
    parts: tuple[str, ...] = ()
    part_units: tuple[str, ...] = ()
    part_rules: tuple[PartRule, ...] = ()
    choices: tuple[str, ...] = ()
    repeat: Repeat | None = None
    indicators: tuple[str, ...] = ()
    decimals: int = 0
    minimum: str = ""
    maximum: str = ""

    @property
    def indicator(self) -> str:
        """The one indicator of an item that is told in one figure, or empty."""
        return "" if self.parts or not self.indicators else self.indicators[0]

    @property
    def judged(self) -> bool:
        """Whether a verdict is asked: the item has a target and is not a mere reading (监测值)."""
        return bool(self.target) and not self.target.startswith("监测值")

    @property
    def may_be_empty_set(self) -> bool:
        """Whether «无此类对象» can be the answer: where a share of counted objects is asked."""
        return self.answer_type in (AnswerType.RATIO, AnswerType.REPEAT)
