"""Days as notices write them."""

from datetime import date

import pytest

from qingchen.inspection.notice.days import DEADLINE, RANGE, WHOLE, last_day, span_of, whole_day

ISSUED = date(2020, 7, 15)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020年7月15日", date(2020, 7, 15)),
        ("二〇二一年四月二十六日", date(2021, 4, 26)),
        ("二○二〇年十二月三十一日", date(2020, 12, 31)),
        ("2020年2月30日", None),
    ],
)
def test_a_whole_day(written, day):
    assert whole_day(WHOLE.search(written)) == day


@pytest.mark.parametrize(
    ("written", "first", "last", "exact"),
    [
        ("7月下旬至7月底", date(2020, 7, 21), date(2020, 7, 31), False),
        ("11月4日至15日", date(2020, 11, 4), date(2020, 11, 15), True),
        ("8月5日-9月1日", date(2020, 8, 5), date(2020, 9, 1), True),
        ("2021年5月10日至6月4日", date(2021, 5, 10), date(2021, 6, 4), True),
        ("9月中旬至9月下旬", date(2020, 9, 11), date(2020, 9, 30), False),
        ("5月16日开始，5月27日结束", date(2020, 5, 16), date(2020, 5, 27), True),
        ("2020年12月20日至2021年1月10日", date(2020, 12, 20), date(2021, 1, 10), True),
    ],
)
def test_a_span(written, first, last, exact):
    days = span_of(RANGE.search(written), ISSUED)
    assert (days.first, days.last, days.exact) == (first, last, exact)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("务必于7月底前", date(2020, 7, 31)),
        ("8月10日之前", date(2020, 8, 10)),
        ("9月8日（星期五）前", date(2020, 9, 8)),
        ("7月20日17：00前", date(2020, 7, 20)),
        ("8月上旬前", date(2020, 8, 10)),
    ],
)
def test_a_deadline(written, day):
    assert last_day(DEADLINE.search(written), ISSUED) == day


def test_a_month_early_in_the_year_after_a_notice_of_december_is_next_years():
    assert last_day(DEADLINE.search("1月10日前"), date(2020, 12, 20)) == date(2021, 1, 10)
