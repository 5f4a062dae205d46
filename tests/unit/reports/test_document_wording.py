"""Numbers, days and teams as official documents write them."""

from datetime import date

import pytest

from qingchen.reports.wording import chinese_number, day_text, period_text, sentence, team_text
from qingchen.values.period import Period


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (105, "一百零五"),
        (110, "一百一十"),
        (300, "三百"),
    ],
)
def test_numbers_are_written_in_words(number, text):
    assert chinese_number(number) == text


def test_a_day_has_no_leading_zeros():
    assert day_text(date(2020, 7, 5)) == "2020年7月5日"


@pytest.mark.parametrize(
    ("from_", "until", "text"),
    [
        (date(2020, 7, 20), date(2020, 8, 1), "2020年7月20日至31日"),
        (date(2020, 7, 20), date(2020, 8, 3), "2020年7月20日至8月2日"),
        (date(2020, 12, 30), date(2021, 1, 3), "2020年12月30日至2021年1月2日"),
        (date(2020, 7, 20), date(2020, 7, 21), "2020年7月20日"),
    ],
)
def test_a_period_says_what_both_days_share_once_and_leaves_out_its_end(from_, until, text):
    assert period_text(Period(from_, until)) == text


@pytest.mark.parametrize(
    ("given", "ended"), [("好", "好。"), ("好。", "好。"), ("好；", "好。"), (" ", ""), ("何故？", "何故？")]
)
def test_a_sentence_ends_with_one_full_stop(given, ended):
    assert sentence(given) == ended


def test_teams_are_counted_in_words():
    assert team_text(6) == "第六组"
