"""What was measured of a check, in words and as a weight."""

import pytest

from qingchen.values.rate import Rate
from qingchen.verification.catalogue import checks
from qingchen.verification.measured import FOLDER, Measured, PowerPoint, Weight, measured_of, read


def test_a_check_that_never_errs_and_finds_much_weighs_heavily():
    found = (PowerPoint("每户 3 条", Rate(57, 60)),)
    assert Measured("条记录", Rate(0, 100_000), found, (1,)).weight is Weight.HEAVY
    assert Measured("家机构", Rate(2, 100), found, (1,)).weight is Weight.MIDDLE
    assert Measured("家机构", Rate(9, 100), found, (1,)).weight is Weight.LIGHT
    assert Measured("条记录", Rate(0, 0), (), (1,)).weight is Weight.LIGHT


def test_the_sentence_names_counts_and_shares():
    told = {"unit": "条记录", "alarms": 3, "looked_at": 20_000, "seeds": [1]}
    told["power"] = [{"size": "植入 3 条", "found": 57, "planted": 60}]
    quiet = "如实的示例中看了 20,000 条记录，误报 3 条（每 10,000 条记录 1.5 条，95% 的把握不超过 3.9 条）"
    assert read(told).sentence == f"{quiet}；植入 3 条时查出 95.0%（57 / 60）"


def test_no_alarm_among_a_handful_is_told_with_what_may_lie_behind():
    # 0.95 of seeing none among 36 at a rate of one in twelve and a half: 1 - 0.05 ** (1 / 36).
    told = {"unit": "个对象", "alarms": 0, "looked_at": 36, "power": [], "seeds": [1]}
    assert read(told).sentence.endswith("误报 0 条（每 100 个对象 0 条，95% 的把握不超过 8.0 条）")


def test_what_is_measured_is_of_checks_that_there_are():
    names = {path.stem for path in FOLDER.glob("*.json")}
    assert names <= set(checks())
    assert all(measured_of(name) for name in names)


@pytest.mark.parametrize(
    "check", [one for one in checks().values() if not one.is_statistical], ids=lambda one: one.name
)
def test_a_record_check_was_measured_where_something_innocent_could_raise_it(check):
    # Nought would say that the honest worlds hold nothing like it, not that it never errs.
    measured = measured_of(check.name)
    assert measured is not None
    assert measured.false_alarm.numerator > 0
    assert check.innocent
