"""The problems that a team raises: the weightiest lines judged wanting, the main rates not more than half."""

from random import Random

from qingchen.sample.answers.from_ledgers import is_main
from qingchen.sample.answers.line import Line
from qingchen.standards.violations import violation_of_item

HEADING = ("inspectee", "item", "statement", "fact", "figure", "named_object", "severity", "violation")
HOW_MANY = {"unit": (3, 5), "county": (1, 3), "employer": (1, 3)}


def findings(code: str, kind: str, lines: list[Line], random: Random) -> list[tuple[str, ...]]:
    """Rows of findings.csv, in the form's order. Fewer than asked only where fewer lines are wanting."""
    wanting = [line for line in lines if line.failed]
    count = random.randint(*HOW_MANY[kind])
    weighed = sorted(wanting, key=lambda line: (line.verdict != "not_met", random.random() * (2 - line.item.key_item)))
    rated = [line for line in weighed if is_main(line.item)][: (count + 1) // 2]
    others = [line for line in weighed if not is_main(line.item)][: count - len(rated)]
    chosen = rated + others
    return [_row(code, line) for line in wanting if line in chosen]


def _row(code: str, line: Line) -> tuple[str, ...]:
    trouble = line.trouble
    assert trouble is not None, line.item.code
    serious = line.item.key_item and line.verdict == "not_met"
    return (
        code,
        line.item.code,
        trouble.statement,
        trouble.fact,
        trouble.figure,
        trouble.named,
        "serious" if serious else "general",
        violation_of_item(line.item.code),
    )
