"""单位库: scope, survey, proof of exclusion, required cells, what other lists know, governance."""

from tests.spec.tables import figure, outcome, world


def test_the_register_tells_who_is_in_scope_who_was_surveyed_and_why_others_are_not():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | in_scope | production_status | workers | industry | surveyed | exclusion_reason | exclusion_proof | key_industry | healthy_enterprise |
        | A    | yes      | operating         | 10      | 0610     | yes      | -                | -               | coal_mine    | county_level       |
        | B    | yes      | closed            | 10      | 0610     | -        | -                | -               | coal_mine    | building           |
        | C    | no       | operating         | 9       | 3110     | yes      | micro            | 工商登记        | metallurgy   | none               |
        | D    | no       | operating         | 50      | 4710     | -        | no_dust          | -               | other        | -                  |
        | E    | -        | operating         | 50      | 4690     | no       | -                | -               | other        | building           |
        """,
    )
    assert figure("scoped_employer_count", facts) == "2/5"
    assert figure("survey_completion_rate", facts) == "1/2", (
        "closed, small, and outside mining to utilities are not due"
    )
    assert outcome("exclusion_proof_rate", facts) == {"C": "1/1", "D": "0/1 无证明材料", "E": "0/1 未写明不纳入原因"}
    assert figure("operating_employer_count", facts) == "4/5"
    assert figure("key_industry_employer_count", facts) == "1/1, excluded 2/3"
    assert figure("healthy_enterprise_count", facts) == "1/1, excluded 0/2"
    assert figure("healthy_enterprise_activity_rate", facts) == "1/1, excluded 2/3"
    assert figure("required_cells_rate", facts) == "74/75", "E does not say whether it is in scope"


def test_an_employer_of_several_lists_is_missed_only_where_none_of_them_found_it():
    facts = world(
        "2020-07-31",
        """
        external_list_entries
        | list_kind        | entry_no | uscc | match_result | matched_uscc |
        | discharge_permit | 1        | A    | matched      | A            |
        | electricity      | 2        | A    | missed       | -            |
        | electricity      | 3        | B    | missed       | -            |
        | discharge_permit | 4        | B    | missed       | -            |
        | discharge_permit | 5        | -    | missed       | -            |
        | discharge_permit | 6        | C    | out_of_scope | -            |
        | discharge_permit | 7        | D    | unclear      | -            |
        """,
    )
    assert figure("missed_employer_rate", facts) == "2/3"


def test_governance_is_done_when_every_measure_is_accepted_or_the_employer_is_closed():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | production_status | in_scope |
        | A    | operating         | yes      |
        | B    | operating         | yes      |
        | C    | closed            | no       |
        | D    | operating         | yes      |

        governance_actions
        | uscc | found_on   | action     | done_on    | acceptance |
        | A    | 2020-01-02 | renovation | 2020-05-01 | 验收意见   |
        | A    | 2020-03-02 | suspension | 2020-07-31 | 验收意见   |
        | B    | 2020-01-02 | renovation | 2020-05-01 | -          |
        | C    | 2020-01-02 | closure    | -          | -          |
        | D    | 2020-08-01 | renovation | -          | -          |
        | Z    | 2020-01-02 | renovation | -          | -          |
        """,
    )
    assert figure("governed_employer_count", facts) == "3/3"
    assert figure("suspended_employer_count", facts) == "1/3"
    assert figure("closing_employer_count", facts) == "1/3"
    assert outcome("governance_completion_rate", facts) == {"A": "1/1", "B": "0/1 有措施未完成或未验收", "C": "1/1"}


def test_who_must_have_a_unit_for_occupational_health_and_how_many_managers_there_are():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc | hazard_class | workers | health_unit | managers_full_time | managers_part_time |
        | A    | serious      | 5       | yes         | 1                  | 2                  |
        | B    | general      | 101     | no          | -                  | -                  |
        | C    | general      | 100     | no          | 0                  | 1                  |
        | D    | -            | -       | -           | -                  | -                  |
        """,
    )
    assert figure("health_unit_rate", facts) == "1/3", "C need not have one; unknown counts as serious"
    assert figure("manager_count", facts) == "4/4"


def test_a_declared_number_lies_off_the_roster_both_ways_and_by_no_more_than_all_of_it():
    people = "\n".join(f"| {uscc}{number} | {uscc} |" for uscc in "ABCE" for number in range(10))
    facts = world(
        "2020-07-31",
        f"""
        employers
        | uscc |
        | A    |
        | B    |
        | C    |
        | D    |
        | E    |

        exposed_workers
        | person_key | uscc |
        {people}

        hazard_declarations
        | uscc | declared_on | workers_dust_exposed | declaration_type |
        | A    | 2020-03-01  | 11                   | initial          |
        | B    | 2020-03-01  | 8                    | initial          |
        | C    | 2020-03-01  | 10                   | cancellation     |
        | D    | 2020-03-01  | 5                    | initial          |
        | E    | 2020-03-01  | 45                   | initial          |
        """,
    )
    told = {name: said.split()[0] for name, said in outcome("declared_headcount_rate", facts).items()}
    assert told == {"A": "1/10", "B": "2/10", "E": "10/10"}, "C cancelled, D has nobody on the roster"
    assert figure("declared_headcount_rate", facts) == "13/30", (
        "too many at one employer make good no too few at another"
    )


def test_a_change_is_declared_in_thirty_days_after_a_project_and_in_fifteen_otherwise():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |

        hazard_declarations
        | uscc | declaration_type | change_reason | changed_on | declared_on |
        | A    | change           | project       | 2020-03-01 | 2020-03-31  |
        | A    | change           | project       | 2020-03-01 | 2020-04-01  |
        | A    | change           | process       | 2020-03-01 | 2020-03-16  |
        | A    | change           | process       | 2020-03-01 | 2020-03-17  |
        | A    | change           | -             | -          | 2020-03-17  |
        """,
    )
    assert figure("declaration_change_rate", facts) == "2/4"
