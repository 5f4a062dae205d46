"""The door to the canonical answers: their types, reading, rules, storage form and printed form."""

from qingchen.inspection.answer_faults import faults
from qingchen.inspection.answer_json import from_json, to_json
from qingchen.inspection.answer_parse import parse
from qingchen.inspection.answer_problem import AnswerProblem
from qingchen.inspection.answer_text import text
from qingchen.inspection.answer_types import (
    Answer,
    Choice,
    Composite,
    Day,
    NoSuchObject,
    NotApplicable,
    Number,
    Ratio,
    Repeat,
    Row,
    Unverifiable,
    WhenWhere,
    Words,
    YesNo,
    YesPartialNo,
    derived_ratio,
)

__all__ = [
    "Answer",
    "AnswerProblem",
    "Choice",
    "Composite",
    "Day",
    "NoSuchObject",
    "NotApplicable",
    "Number",
    "Ratio",
    "Repeat",
    "Row",
    "Unverifiable",
    "WhenWhere",
    "Words",
    "YesNo",
    "YesPartialNo",
    "derived_ratio",
    "faults",
    "from_json",
    "parse",
    "text",
    "to_json",
]
