"""One item of an inspectee: what the place says of it, what the team finds, and what is to be said of that."""

from dataclasses import dataclass

from qingchen.inspection.answer_types import Answer
from qingchen.inspection.item import Item
from qingchen.sample.answers.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Line:
    """`verdict` is a key of inspection.entry.VERDICTS or empty; `trouble` is given where it is partly_met or not_met.

    `note` is said of a difference that is no trouble.
    """

    item: Item
    claimed: Answer
    found: Answer
    verdict: str
    trouble: Trouble | None = None
    note: str = ""

    @property
    def failed(self) -> bool:
        return self.verdict in ("partly_met", "not_met")
