"""What the document of a year-end assessment is made from: published places, each with its targets and points."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from qingchen.reports.content import Value, part_code


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
    """`stage` 初评 or 结果; `scheme` its title, empty where nothing is scored."""

    office: str
    campaign: str
    year: int
    stage: str
    scheme: str
    published_on: date
    appeal_until: date | None
    places: tuple[AssessedPlace, ...]

    @property
    def print_code(self) -> str:
        return part_code(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str), "assessment")
