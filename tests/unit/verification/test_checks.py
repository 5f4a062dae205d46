"""Checks over small tables: what a flag carries."""

import pytest

from qingchen.verification.catalogue import checks
from qingchen.verification.check import RowAt, by_subject
from qingchen.verification.measured import measured_of
from qingchen.verification.run import check_run, run_checks
from tests.spec.check_tables import world

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


def test_a_flag_carries_what_was_measured_of_its_check():
    (flag,) = run_checks(world("2020-07-31", FACTS))
    measured = measured_of(flag.check)
    assert (flag.false_alarm, flag.power) == ((measured.false_alarm, measured.power) if measured else (None, ()))
    assert flag.p_value is None, "no statistical check"


@pytest.mark.parametrize("name", sorted(checks()))
def test_every_check_says_what_to_look_at_and_on_what_ground(name):
    check = checks()[name]
    assert check.look_at
    assert check.basis
    assert check.innocent
    assert check.register in check.reads


def test_no_facts_no_leads_and_statistical_checks_say_that_they_did_not_look():
    run = check_run(world("2020-07-31", ""))
    assert run.flags == []
    assert {one.check for one in run.not_looked} == {one.name for one in checks().values() if one.is_statistical}
