"""What was measured of a check, in words and as a weight."""

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
    sentence = "如实的示例中看了 20,000 条记录，误报 3 条（每 10,000 条记录 1.5 条）；植入 3 条时查出 95.0%（57 / 60）"
    assert read(told).sentence == sentence


def test_what_is_measured_is_of_checks_that_there_are():
    names = {path.stem for path in FOLDER.glob("*.json")}
    assert names <= set(checks())
    assert all(measured_of(name) for name in names)
