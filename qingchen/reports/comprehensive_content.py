"""What a place's comprehensive report (综合材料) is printed from: its five parts as they stand."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from qingchen.reports.content import part_code


@dataclass(frozen=True, slots=True)
class ComprehensiveContent:
    """`parts` titles with their texts, in order. `filed_on` None: not filed, or changed since."""

    place: str
    office: str
    campaign: str
    parts: tuple[tuple[str, str], ...]
    filed_on: date | None

    @property
    def print_code(self) -> str:
        return part_code(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str), "comprehensive")
