"""末位数字 and 0/5: where values are enough, and beside what they are held."""

import random

from tests.spec.check_tables import leads, run_of, world_of


def measured(digits: list[int], decimals: int = 3, **more: object):
    """One report a value, so that the resolution is the value's own, of one provider."""
    rows = [
        {
            "report_no": "R", "sample_no": str(number), "uscc": "A", "sampled_on": "2020-03-02",
            "concentration_mg_m3": round((1230 + digit + 10 * (number % 50)) / 10**decimals, decimals), **more,
        }
        for number, digit in enumerate(digits)
    ]  # fmt: skip
    return world_of("2020-07-31", {"employers": [{"uscc": "A"}], "dust_measurements": rows})


def test_digits_that_somebody_liked_are_a_lead_of_the_provider():
    liked = [3, 7, 3, 7, 8, 2, 3, 7, 6, 4] * 12
    (lead,) = leads("last_digits_uneven", measured(liked))
    assert lead == (
        "测一",
        "120 个浓度的末位数字分布不均（χ² = 144.0）：末位 3 有 36 个，末位 0 只有 0 个，均匀时各约 12 个。",
    )


def test_even_digits_are_none_and_few_coarse_or_unmeasured_ones_are_not_tested():
    even = [number % 10 for number in range(120)]
    assert run_of("last_digits_uneven", measured(even)).counts == {"last_digits_uneven": 1}
    assert not leads("last_digits_uneven", measured(even))
    for reader in (measured([3] * 99), measured([3] * 120, decimals=0), measured([3] * 120, below_limit=True)):
        assert run_of("last_digits_uneven", reader).counts == {"last_digits_uneven": 0}


def counties(**shares: float):
    made = random.Random(5)
    rows = []
    for county, share in shares.items():
        for number in range(100):
            count = made.randrange(2, 20) * 5 if number < share * 100 else made.randrange(2, 20) * 5 + 1 + number % 4
            rows.append({"uscc": f"{county}{number}", "division": county[1:], "workers_dust_exposed": count})
    return world_of("2020-07-31", {"employers": rows})


def test_a_county_that_rounds_more_than_the_others_is_a_lead():
    found = leads("exposed_counts_heaped", counties(_220182=0.6, _220183=0.25, _220122=0.25))
    assert found == [("榆树市", "100 个接尘人数中 60 个以 0 或 5 结尾（60%），其他县（市、区）为 25%。")]


def test_where_everybody_rounds_nobody_stands_out():
    assert not leads("exposed_counts_heaped", counties(_220182=0.35, _220183=0.3, _220122=0.33))
