"""What the team's report is made from: filled by whoever reads the database, read by the catalogue.

Nothing is computed here. A value is a `Passage`; where it comes from a stored result or fact it is a `Number`.
`TeamReportContent` → `PlaceContent` (one an inspection unit) → problems, rates, annexes (forms filled there).
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

from qingchen.reports.document import Number, Passage
from qingchen.values.period import Period

Value = Passage | Number
"""`Number("95.0%", "r_8Kd2")`, plain text where nothing is stored (`未填`), or a tuple of both."""

FORM_NOTE = "条目为本系统拟定，待以正式附表替换"
NO_VALUE = "—"


def value(text: str, result_id: str | None = None) -> Value:
    """A Number where there is a stored result, else the text; a dash for nothing."""
    if not text:
        return NO_VALUE
    return Number(text, result_id) if result_id else text


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    agency: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """`Count("查阅资料", Number("36", "r_1"), "份")`"""

    label: str
    value: Value
    unit: str


@dataclass(frozen=True, slots=True)
class Visit:
    """A place that was visited inside the unit. `chosen` says how: 粉尘危害企业相对集中, 随机抽取."""

    name: str
    kind: Literal["county", "employer"]
    chosen: str = ""
    unannounced: bool = False


@dataclass(frozen=True, slots=True)
class ProblemContent:
    """A problem found: statement, fact, figure and named object (notice, section 五(四))."""

    statement: str
    fact: Value
    figure: Value
    named_object: str
    item_code: str
    severity: Literal["general", "serious"] = "general"
    found_at: str = ""
    """Name of the county or employer where it was found; the unit's own where it is the unit's."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """One rate: the three values, the target and whether it is met (`verdict` as shown to readers)."""

    title: str
    claimed: Value
    computed: Value
    verified: Value
    target: Value
    verdict: str
    with_excluded: Value = ""
    """The computed value with the excluded employers counted in."""


@dataclass(frozen=True, slots=True)
class AnnexRow:
    code: str
    domain: str
    title: str
    claimed: Value
    computed: Value
    verified: Value
    target: str
    verdict: str
    remark: Value = ""


@dataclass(frozen=True, slots=True)
class FormAnnex:
    """A filled form. `number` 1 or 2 as the notice counts its 附表; `place` where it was filled."""

    number: int
    title: str
    place: str
    rows: tuple[AnnexRow, ...]
    page_note: str = FORM_NOTE


@dataclass(frozen=True, slots=True)
class PlaceContent:
    """One inspection unit. `office` is the addressee of its extract."""

    name: str
    office: str
    basic: tuple[Value, ...] = ()
    highlights: tuple[Value, ...] = ()
    problems: tuple[ProblemContent, ...] = ()
    suggestions: tuple[Value, ...] = ()
    rates: tuple[RateRow, ...] = ()
    counts: tuple[Count, ...] = ()
    visits: tuple[Visit, ...] = ()
    burden: tuple[Count, ...] = ()
    """What the place was asked for, and what was not asked (八项规定)."""
    leads: tuple[Value, ...] = ()
    """Flags of the checks: each a lead, not a conclusion."""
    annexes: tuple[FormAnnex, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamReportContent:
    """One team's report.

    campaign                   its title, with or without the province's name before it
    notice_title, document_no   the notice that ordered the round: title without 《》, and its number
    report_no                   number of this report where the office gave it one
    about, known_on             cut-off day of the figures, and day up to which accepted registers count
    signed_on                   day on which the leader signed; None while it is a draft
    changes                     who left the team while the round was on, and who came, a clause each
    """

    province: str
    campaign: str
    notice_title: str
    document_no: str
    addressee: str
    team_number: int
    leader: Member
    members: tuple[Member, ...]
    window: Period
    places: tuple[PlaceContent, ...]
    about: date
    known_on: date
    signed_on: date | None
    methods: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    report_no: str = ""
    changes: tuple[str, ...] = ()

    @property
    def campaign_name(self) -> str:
        """尘肺病防治攻坚行动, without the province."""
        return self.campaign.removeprefix(self.province)

    @property
    def print_code(self) -> str:
        """Stands for this content: sixteen hexadecimal digits of the SHA-256 of its canonical JSON."""
        return code_of(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str))


def part_code(print_code: str, part: str) -> str:
    """For a document made from a part of a content: tells from which version of the report it was taken."""
    return code_of(f"{print_code}\n{part}")


def code_of(text: str) -> str:
    """Four times four hexadecimal digits of the SHA-256 of a canonical text, as printed at the foot of pages."""
    digits = hashlib.sha256(text.encode()).hexdigest()[:16].upper()
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
