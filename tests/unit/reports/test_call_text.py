"""The words with which a team is called on: by when, and whose the missing things are."""

from datetime import datetime

from qingchen import clock
from qingchen.reports.last_week.wanting import Wanting, call_text

DUE = datetime(2020, 7, 31, 23, 59)
OWN = Wanting("四平市", "signature", "铁西区检查表未经组长签字。")
OF_PLACE = Wanting("梅河口市", "self_check", "梅河口市自查表未填ZH1-06共1项。")


def text(day: int, month: int, *wanting: Wanting) -> str:
    return call_text(6, "己组长", "己组员二", DUE, datetime(2020, month, day, 15, tzinfo=clock.SHANGHAI), list(wanting))


def test_up_to_the_last_day_a_team_is_asked_for_it_by_that_day() -> None:
    assert "尚缺1件，请于7月31日前补齐。" in text(31, 7, OWN)


def test_after_the_last_day_no_past_day_is_set_but_the_delay_is_told() -> None:
    words = text(2, 8, OWN)
    assert "已过7月31日上报期限，请立即补齐。" in words
    assert "请于" not in words


def test_what_the_places_themselves_owe_is_told_apart_from_what_the_team_owes() -> None:
    assert "尚缺2件（其中1件由地方补）" in text(30, 7, OWN, OF_PLACE)
