"""What a transfer letter is made from: one finding at an employer and the violation that it names."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from qingchen.reports.content import Value, part_code


@dataclass(frozen=True, slots=True)
class TransferContent:
    """`finding` its number; `penalty_basis` and `penalty` as the checklist of violations has them."""

    office: str
    campaign: str
    document_no: str
    letter_no: str
    body: str
    sent_on: date
    employer: str
    employer_code: str
    place: str
    finding: str
    found_on: date
    fact: str
    figure: Value
    named_object: str
    act: str
    clause: str
    penalty_basis: str
    penalty: str
    proofs: tuple[str, ...] = ()

    @property
    def print_code(self) -> str:
        return part_code(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str), "transfer")
