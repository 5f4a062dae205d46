"""What the document of a year-end assessment is made from: published places, each with its targets and points."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from qingchen.reports.content import Value, part_code
from qingchen.reports.document import Colophon, Letterhead, Signature
from qingchen.reports.round_content import office_signature


@dataclass(frozen=True, slots=True)
class TargetLine:
    title: str
    target: str
    verified: Value
    inspected: Value
    now: Value
    met: str


@dataclass(frozen=True, slots=True)
class PointLine:
    """`change` what the final differs by from the provisional; empty where it does not."""

    code: str
    title: str
    weight: str
    points: str
    explained: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class AssessedPlace:
    """`total` and `grade` are empty where nothing is scored. `found`, `due`, `closed`: counts of findings.

    stored   names the published row: every count of the place is followed back to it
    """

    name: str
    targets: tuple[TargetLine, ...]
    points: tuple[PointLine, ...]
    total: str
    provisional: str
    grade: str
    vetoed: tuple[str, ...]
    found: int
    due: int
    closed: int
    stored: str


@dataclass(frozen=True, slots=True)
class AssessmentContent:
    """`stage` 初评 or 结果; `scheme` its title, empty where nothing is scored.

    offices      to whom it is sent: one of each place
    number, seal_of, contact, copies_to, issued_on   as the office enters them on issuing (as in `RoundContent`)
    """

    office: str
    campaign: str
    year: int
    stage: str
    scheme: str
    published_on: date
    appeal_until: date | None
    places: tuple[AssessedPlace, ...]
    offices: tuple[str, ...]
    issued_on: date
    number: str = ""
    seal_of: str = ""
    contact: str = ""
    copies_to: tuple[str, ...] = ()

    @property
    def letterhead(self) -> Letterhead:
        return Letterhead(self.office, self.number)

    @property
    def signature(self) -> Signature:
        """Dated as it was published, with room for the seal (代章 where it is another's)."""
        return office_signature(self.office, self.seal_of, self.published_on)

    @property
    def colophon(self) -> Colophon:
        return Colophon(self.office, self.issued_on, self.copies_to)

    @property
    def print_code(self) -> str:
        return part_code(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str), "assessment")
