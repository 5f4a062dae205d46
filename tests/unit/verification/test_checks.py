"""Checks over small tables: what a flag carries."""

from qingchen.verification.catalogue import checks
from qingchen.verification.check import RowAt, by_subject
from qingchen.verification.run import run_checks
from tests.spec.tables import world

FACTS = """
    employers
    | uscc | name |
    | A    | 甲矿 |

    hazard_declarations
    | uscc | declared_on | dust | _batch | _row | _line |
    | A    | 2020-03-18  | no   | 7      | 41   | 44    |
    """


def test_a_flag_points_at_the_row_that_does_not_fit():
    (flag,) = run_checks(world("2020-07-31", FACTS))
    assert flag.check == "declaration_without_dust"
    assert flag.division == "220182"
    assert flag.source == RowAt("hazard_declarations", batch=7, row=41, line=44)
    assert by_subject([flag]) == {"甲矿": [flag]}


def test_every_check_says_what_to_look_at_and_on_what_ground():
    for name, check in checks().items():
        assert check.look_at, name
        assert check.basis, name
        assert check.register in check.reads, name


def test_no_facts_no_leads():
    assert run_checks(world("2020-07-31", "")) == []
