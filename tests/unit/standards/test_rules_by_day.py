"""Rules hold from their first day: what was in force on the day decides."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from qingchen.standards import rules
from qingchen.standards.codes import code_list

IN_2020 = date(2020, 7, 31)


@pytest.mark.parametrize(
    ("hazard_class", "on", "months"),
    [
        ("serious", IN_2020, 12),
        ("general", IN_2020, 12),
        ("general", date(2021, 1, 31), 12),
        ("general", date(2021, 2, 1), 36),
        ("serious", date(2021, 2, 1), 12),
        ("relatively_serious", date(2021, 2, 1), 12),
    ],
)
def test_the_measuring_cycle_changed_on_the_first_of_february_2021(hazard_class, on, months):
    assert rules.monitoring_cycle_months(hazard_class, on) == months


@pytest.mark.parametrize(
    ("dust_kind", "coal_mine", "grade", "months"),
    [
        ("silica", False, 1, 24),
        ("silica", False, 2, 12),
        ("silica", False, None, 12),
        ("coal", False, 1, 36),
        ("coal", False, None, 24),
        ("coal", True, 1, 24),
        ("silica", True, 1, 12),
        ("asbestos", False, None, 12),
        ("cement", False, 1, 48),
        ("cement", False, None, 24),
        ("welding", True, None, 24),
        ("cotton", False, None, 24),
    ],
)
def test_the_examination_cycle_goes_by_dust_grade_and_coal_mine(dust_kind, coal_mine, grade, months):
    assert rules.examination_cycle_months(dust_kind, coal_mine, IN_2020, grade) == months


def test_the_table_of_cycles_has_every_dust_twice_and_agrees_with_the_single_answers():
    table = rules.examination_cycles(IN_2020)
    assert {kind for kind, _, _ in table} == {entry.code for entry in code_list("dust_kind").entries}
    assert len(table) == 2 * len(code_list("dust_kind").entries)
    assert all(months == rules.examination_cycle_months(kind, mine, IN_2020) for kind, mine, months in table)


@pytest.mark.parametrize(("audience", "first", "repeat"), [("principal", 16, 8), ("manager", 16, 8), ("worker", 8, 4)])
def test_training_hours_differ_for_the_first_time_and_again(audience, first, repeat):
    assert rules.training_hours(audience, True, IN_2020) == first
    assert rules.training_hours(audience, False, IN_2020) == repeat


@pytest.mark.parametrize("indicator", rules.target_names())
def test_a_target_lies_between_nought_and_one_or_is_a_whole_number_and_names_its_clause(indicator):
    target = rules.province_target(indicator, IN_2020)
    if indicator.endswith("_count"):
        assert target.value.denominator == 1
    else:
        assert 0 < target.value <= 1
    assert target.clause


def test_the_six_rates_are_to_reach_95_percent_and_insurance_80():
    assert rules.province_target("declaration_rate", IN_2020).value == Fraction(95, 100)
    assert rules.province_target("injury_insurance_rate", IN_2020).value == Fraction(4, 5)


@pytest.mark.parametrize("name", rules.rule_names())
def test_each_rule_is_silent_before_its_first_day_and_speaks_from_it_on(name):
    first = rules.rule(name, date(2030, 1, 1))
    assert first.unit
    assert first.clause
    day = rules.dated_rule(name).values[0].from_
    assert rules.rule(name, day).from_ == day
    with pytest.raises(rules.NotInForce, match="起才有规定"):
        rules.rule(name, day - timedelta(days=1))


def test_cycles_and_targets_before_their_first_day_are_not_guessed():
    with pytest.raises(rules.NotInForce):
        rules.examination_cycle_months("silica", False, date(2014, 9, 30))
    with pytest.raises(rules.NotInForce):
        rules.province_target("declaration_rate", date(2019, 7, 10))


def test_an_unknown_rule_is_our_own_mistake():
    with pytest.raises(KeyError):
        rules.rule("no_such_rule", IN_2020)
    with pytest.raises(KeyError):
        rules.province_target("no_such_rate", IN_2020)
