"""本年度粉尘检测率: measured since 1 January of the cut-off's year."""

from tests.spec.tables import outcome, world


def test_new_year_begins_the_count_anew():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |
        | B    |
        | C    |
        | D    |

        dust_measurements
        | uscc | sampled_on |
        | A    | 2020-01-01 |
        | B    | 2019-12-31 |
        | C    | 2020-08-01 |
        | D    | 2020-07-31 |
        | D    | 2019-03-05 |
        """,
    )
    assert outcome("periodic_monitoring_year_rate", facts) == {
        "A": "1/1",
        "B": "0/1 本年度未检测（上次 2019-12-31）",
        "C": "0/1 无定期检测记录",
        "D": "1/1",
    }
