"""劳动合同、告知、监护档案: of the exposed workers in post."""

from tests.spec.tables import figure, world


def test_a_contract_is_written_begun_and_not_over_on_the_day():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |

        exposed_workers
        | person_key | contract_no | contract_signed_on | contract_until | hazard_notice | employment_type | surveillance_file | status  |
        | 甲         | 合1         | -                  | -              | yes           | contract        | yes               | in_post |
        | 乙         | -           | 2020-07-31         | 2020-07-31     | no            | dispatch        | no                | in_post |
        | 丙         | 合3         | 2020-08-01         | -              | yes           | outsourced      | -                 | in_post |
        | 丁         | 合4         | 2019-08-01         | 2020-07-30     | yes           | temporary       | yes               | in_post |
        | 戊         | -           | -                  | -              | -             | -               | yes               | in_post |
        | 己         | 合6         | -                  | -              | yes           | contract        | yes               | left    |
        """,
    )
    assert figure("contract_rate", facts) == "2/5"
    assert figure("hazard_notice_rate", facts) == "1/2", "of the contracts in force"
    assert figure("dispatched_worker_count", facts) == "2/5"
    assert figure("surveillance_file_rate", facts) == "3/5"
    assert figure("exposed_worker_count", facts) == "5/5"
