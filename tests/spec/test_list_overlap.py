"""名单对照: whom a list lacks, of a place among the places of a province."""

from collections.abc import Collection

import ibis.expr.types as ir

from qingchen.indicators.facts import SharedFacts
from qingchen.verification.list_overlap import LIST_PAIRS, READS
from qingchen.verification.undercount import TwoLists
from tests.spec.check_tables import CheckReader, world

PAIRS = {pair.name: pair for pair in LIST_PAIRS}
DIVISION = {"patients": "reporting_division", "medical_aid_matches": "division"}
TEXT = """
    patients
    | case_id | person_key | reporting_division | not_counted_reason |
    | 1       | 甲         | 220182             | -                  |
    | 2       | 乙         | 220182             | -                  |
    | 3       | 丙         | 220183             | -                  |
    | 4       | 丁         | 220182             | not_pneumoconiosis |
    | 5       | 戊         | 220182             | duplicate_card     |
    | 6       | 戊         | 220182             | -                  |
    | 7       | 己         | 220182             | -                  |

    medical_aid_matches
    | person_key | scheme      | division | status    |
    | 甲         | medical_aid | 220182   | receiving |
    | 乙         | medical_aid | 220182   | eligible  |
    | 丙         | medical_aid | 220182   | receiving |
    | 丁         | medical_aid | 220182   | receiving |
    | 戊         | medical_aid | 220182   | receiving |
    | 己         | medical_aid | 220183   | receiving |
    | 庚         | medical_aid | 220182   | receiving |
    """


class OfPlace(CheckReader):
    """What somebody sees whose area is one county."""

    def __init__(self, whole: CheckReader, county: str) -> None:
        super().__init__(whole.about, {})
        self._whole, self._county = whole, county
        self.connection = whole.connection

    def table(self, name: str, columns: Collection[str] | None = None) -> ir.Table:
        table = self._whole.table(name)
        return table.filter(table[DIVISION[name]] == self._county) if name in DIVISION else table


def test_whom_the_register_holds_as_no_case_is_not_missing_from_it() -> None:
    facts = SharedFacts(world("2020-07-31", TEXT), [READS])
    # 甲 乙 丙 戊 己 are cases; of those aided 丁 is none, and 庚 alone is missing.
    assert PAIRS["patients_and_medical_aid"].count(facts, facts) == TwoLists(5, 5, 4)


def test_who_is_aided_here_and_reported_by_another_county_is_not_missing_here() -> None:
    whole = world("2020-07-31", TEXT)
    here, everywhere = (SharedFacts(reader, [READS]) for reader in (OfPlace(whole, "220182"), whole))
    # 丙 is reported by 220183, 己 is aided there: neither can be on both lists of 220182. Left are 甲 乙 戊, and 甲 戊 庚.
    assert PAIRS["patients_and_medical_aid"].count(here, everywhere) == TwoLists(3, 3, 2)
