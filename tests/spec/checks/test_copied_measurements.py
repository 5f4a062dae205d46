"""检测数据逐个相同: between employers, and between years of one employer."""

import random

from tests.spec.check_tables import leads, world_of


def report(number: str, employer: str, values: list[float], on: str = "2020-03-02", **more: object) -> list[dict]:
    return [
        {"report_no": number, "sample_no": f"{n:02d}", "uscc": employer, "sampled_on": on, "concentration_mg_m3": value}
        | more
        for n, value in enumerate(values, start=1)
    ]


def facts(*reports: list[dict]):
    """Among sixty honest reports of other employers, of six samples each, measured to a thousandth or to a tenth."""
    made = random.Random(3)
    rows = [row for one in reports for row in one]
    for number in range(60):
        digits = 1 if number % 3 == 0 else 3
        values = [round(made.lognormvariate(0, 0.5), digits) for _ in range(3)]
        rows += report(f"R{number}", f"E{number}", values)
    employers = [{"uscc": "A", "name": "甲矿"}, {"uscc": "B", "name": "乙矿"}]
    return world_of("2020-07-31", {"employers": employers, "dust_measurements": rows})


FINE = [1.234, 0.871, 2.315]


def test_three_fine_values_in_two_employers_reports_are_a_lead():
    reader = facts(report("甲1", "A", FINE), report("乙1", "B", FINE, "2020-04-02"))
    assert leads("measurements_copied_between_employers", reader) == [
        ("乙矿", "检测报告 乙1 的 3 个浓度与另一单位（A）的报告 甲1 逐个相同。")
    ]
    assert leads("measurements_repeated_between_years", reader) == []


def test_the_same_values_in_another_year_are_a_lead_of_the_employer_itself():
    reader = facts(report("甲1", "A", FINE, "2019-03-02"), report("甲2", "A", FINE))
    assert leads("measurements_copied_between_employers", reader) == []
    assert leads("measurements_repeated_between_years", reader) == [
        ("甲矿", "2020-03-02 采样的报告 甲2 的 3 个浓度与本单位 2019-03-02 采样的报告 甲1 逐个相同。")
    ]


def test_what_chance_gives_is_no_lead():
    coarse = [0.9, 1.0, 0.8]
    assert not leads(
        "measurements_copied_between_employers", facts(report("甲1", "A", coarse), report("乙1", "B", coarse))
    ), "three values of a coarse instrument"
    assert not leads(
        "measurements_copied_between_employers", facts(report("甲1", "A", FINE[:2]), report("乙1", "B", FINE[:2]))
    ), "two samples"
    limit = {"below_limit": True}
    assert not leads(
        "measurements_copied_between_employers",
        facts(report("甲1", "A", FINE, **limit), report("乙1", "B", FINE, **limit)),
    ), "below the limit of detection everybody has the same value"
    assert not leads(
        "measurements_copied_between_employers", facts(report("甲1", "A", FINE), report("乙1", "B", FINE[::-1]))
    ), "another order is another report"
