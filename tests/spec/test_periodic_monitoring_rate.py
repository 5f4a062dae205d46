"""粉尘浓度定期检测率: a measurement covers its cycle, the anniversary included."""

from tests.spec.tables import outcome, world


def test_the_day_on_each_side_of_the_cycle():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |
        | B    |
        | C    |
        | D    |
        | E    |

        dust_measurements
        | uscc | sampled_on |
        | A    | 2019-07-31 |
        | B    | 2019-07-30 |
        | C    | 2020-08-01 |
        | E    | 2018-05-02 |
        | E    | 2020-07-31 |
        """,
    )
    assert outcome("periodic_monitoring_rate", facts) == {
        "A": "1/1",
        "B": "0/1 超过检测周期（上次 2019-07-30）",
        "C": "0/1 无定期检测记录",
        "D": "0/1 无定期检测记录",
        "E": "1/1",
    }


def test_only_measurements_in_normal_operation_by_a_provider_count():
    facts = world(
        "2020-07-31",
        """
        employers
        | uscc |
        | A    |
        | B    |
        | C    |
        | D    |
        | E    |

        dust_measurements
        | uscc | sampled_on | measurement_type   |
        | A    | 2020-05-02 | periodic           |
        | B    | 2020-05-02 | status_evaluation  |
        | C    | 2020-05-02 | daily              |
        | D    | 2020-05-02 | supervisory        |
        | E    | 2020-05-02 | control_evaluation |
        """,
    )
    counted = outcome("periodic_monitoring_rate", facts)
    assert [name for name, told in counted.items() if told == "1/1"] == ["A", "B"]
    assert counted["C"] == counted["D"] == counted["E"] == "0/1 无定期检测记录"


EMPLOYERS_OF_2021 = """
    employers
    | uscc | hazard_class |
    | A    | serious      |
    | B    | general      |
    | C    | general      |
    | D    | -            |

    dust_measurements
    | uscc | sampled_on |
    | A    | 2019-06-01 |
    | B    | 2019-06-01 |
    | C    | 2018-01-31 |
    | D    | 2019-06-01 |
    """


def test_until_january_2021_everybody_measures_each_year():
    counted = outcome("periodic_monitoring_rate", world("2021-01-31", EMPLOYERS_OF_2021))
    assert set(counted.values()) == {"0/1 超过检测周期（上次 2019-06-01）", "0/1 超过检测周期（上次 2018-01-31）"}


def test_from_february_2021_the_general_class_measures_every_three_years_and_unknown_is_the_strictest():
    assert outcome("periodic_monitoring_rate", world("2021-02-01", EMPLOYERS_OF_2021)) == {
        "A": "0/1 超过检测周期（上次 2019-06-01）",
        "B": "1/1",
        "C": "0/1 超过检测周期（上次 2018-01-31）",
        "D": "0/1 超过检测周期（上次 2019-06-01）",
    }


def test_a_cycle_begun_on_29_february_ends_on_the_28th():
    text = """
        employers
        | uscc |
        | A    |

        dust_measurements
        | uscc | sampled_on |
        | A    | 2020-02-29 |
        """
    assert outcome("periodic_monitoring_rate", world("2021-01-31", text)) == {"A": "1/1"}
    text_2024 = text.replace("2020-02-29", "2024-02-29")
    assert outcome("periodic_monitoring_rate", world("2025-02-28", text_2024)) == {"A": "1/1"}
    late = outcome("periodic_monitoring_rate", world("2025-03-01", text_2024))
    assert late == {"A": "0/1 超过检测周期（上次 2024-02-29）"}
