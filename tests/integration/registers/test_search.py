"""Finding employers and persons: within the area, by stand-ins, and what is looked for is never written down."""

import json
from datetime import datetime

import pytest

from qingchen import clock
from qingchen.accounts.models import AuditLine
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions import accept, check, receive, search, search_county
from qingchen.registers.actions.search import reader_of_today
from qingchen.registers.county_scan import scan_county
from qingchen.registers.keyring import open_keyring
from qingchen.registers.search_terms import read_pattern
from qingchen.standards.rules import rule
from tests.integration.registers.files import (
    AUDITOR,
    GONGZHULING,
    LISHU,
    PROVINCE,
    SIPING,
    USCC,
    csv_of,
    employers,
    trainings,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]
NUMBER, NAME, PHONE = "229900196001010012", "示例甲", "13900010002"
OTHER = "229900196502030011"
_WORKER = {
    "identity_type": "居民身份证",
    "identity_number": NUMBER,
    "name": NAME,
    "phone": PHONE,
    "uscc": USCC,
    "work_position": "破碎",
    "dust_kind": "矽尘",
    "exposure_from": "2015-03-01",
    "employment_type": "劳动合同",
    "status": "在岗",
    "effective_on": "2020-06-01",
}


def _accepted(register_name, data, name="表.csv"):
    submission = receive(LISHU, register_name, name, data, region="220322")
    result = check(LISHU, submission)
    assert not result.problems, [one.text for one in result.problems]
    return accept(SIPING, submission)


@pytest.fixture
def _ledgers():
    _accepted("employers", employers({}))
    _accepted("trainings", trainings({}))
    _accepted(
        "exposed_workers",
        csv_of(
            "exposed_workers", [_WORKER, _WORKER | {"identity_number": OTHER, "name": "单样例", "phone": "13900010003"}]
        ),
    )


def _found(result):
    return {(group.register, group.by): group.count for group in result.groups}


@pytest.mark.usefixtures("_ledgers")
@pytest.mark.parametrize("text", [NUMBER, "229900 19600101 0012", "229900600101001"])
def test_an_identity_number_finds_the_person_in_every_register(text):
    assert _found(search(LISHU, text)) == {("trainings", "person_key"): 1, ("exposed_workers", "person_key"): 1}


@pytest.mark.usefixtures("_ledgers")
def test_name_sound_and_phone_find_the_person():
    by_name = {("trainings", "name_key"): 1, ("exposed_workers", "name_key"): 1}
    assert _found(search(LISHU, NAME)) == by_name
    by_sound = {("trainings", "pinyin_key"): 1, ("exposed_workers", "pinyin_key"): 1}
    assert _found(search(LISHU, "史力佳")) == by_sound
    assert _found(search(LISHU, "shi li jia")) == by_sound
    assert _found(search(LISHU, "shan yangli")) == {("exposed_workers", "pinyin_key"): 1}
    assert _found(search(LISHU, PHONE)) == {("exposed_workers", "phone_key"): 1}


@pytest.mark.usefixtures("_ledgers")
def test_code_and_part_of_the_name_find_the_employer():
    assert _found(search(LISHU, USCC.lower())) == {("employers", "uscc"): 1}
    assert _found(search(SIPING, "采石")) == {("employers", "employer_name"): 1}


@pytest.mark.parametrize("text", ["示例(梨树)", "示例（梨树） 采石", "老矿厂", "a区采石"])
def test_a_name_is_found_whichever_its_brackets_and_by_a_former_name(text):
    _accepted("employers", employers({"name": "示例（梨树）采石A区采石有限公司", "former_names": "老 矿厂"}))
    assert _found(search(SIPING, text)) == {("employers", "employer_name"): 1}


@pytest.mark.usefixtures("_ledgers")
@pytest.mark.parametrize("text", [NUMBER, NAME, PHONE, USCC, "采石", "shi li jia"])
def test_another_county_s_officer_finds_nothing(text):
    assert _found(search(GONGZHULING, text)) == {}


@pytest.mark.usefixtures("_ledgers")
def test_a_search_finds_rows_keyed_under_every_version_of_the_stand_in_key(settings):
    keyring = open_keyring(settings.QINGCHEN_HOME, store.keyring().masters, make=False)
    from qingchen.registers.keyring import Keyring, rewrap_keyring

    rewrap_keyring(
        settings.QINGCHEN_HOME, Keyring(keyring.masters, {**keyring.stand_in_keys, 2: b"n" * 32}), keyring.masters
    )
    _accepted("trainings", trainings({"training_no": "PX2020-009"}), "又一份.csv")
    assert _found(search(LISHU, NUMBER)) == {("trainings", "person_key"): 2, ("exposed_workers", "person_key"): 1}


@pytest.mark.usefixtures("_ledgers")
def test_of_a_search_is_written_down_how_and_how_much_but_never_what():
    search(LISHU, NUMBER)
    search(LISHU, NAME)
    search_county(LISHU, "220322", "229900****0012", "核对证件号码")
    lines = AuditLine.objects.filter(act__startswith="search")
    assert [json.loads(line.details) for line in lines] == [
        {"by": ["person_key"], "found": 2},
        {"by": ["name_key", "pinyin_key"], "found": 2},
        {"by": "number", "found": 2, "opened": 3, "reason": "核对证件号码"},
    ]
    assert lines[2].region == "220322"
    written = "".join(line.details for line in AuditLine.objects.all())
    assert not any(text in written for text in (NUMBER, NAME, "0012"))


@pytest.mark.usefixtures("_ledgers")
def test_within_a_county_masked_numbers_and_parts_of_names_are_found():
    both = {("trainings", "number"): 1, ("exposed_workers", "number"): 1}
    assert _found(search_county(LISHU, "220322", "229900********0012", "核对")) == both
    assert _found(search_county(LISHU, "220322", "139****0003", "核对")) == {("exposed_workers", "phone"): 1}
    assert _found(search_county(SIPING, "220322", "单*", "核对")) == {("exposed_workers", "name"): 1}
    assert _found(search_county(LISHU, "220322", "229900****9999", "核对")) == {}


def _code(call, *arguments):
    with pytest.raises(Problem) as caught:
        call(*arguments)
    return caught.value.code


@pytest.mark.usefixtures("_ledgers")
def test_a_county_is_looked_through_only_from_within_its_area_with_a_reason_and_a_sensible_pattern():
    assert _code(search_county, GONGZHULING, "220322", "单*", "核对") == "thing.not_found"
    assert _code(search_county, PROVINCE, "2203", "单*", "核对") == "thing.not_found"
    assert _code(search_county, LISHU, "220322", "单*", " ") == "reveal.no_reason"
    assert _code(search_county, LISHU, "220322", "229*", "核对") == "search.nothing_to_look_for"
    assert _code(search_county, AUDITOR, "220322", "单*", "核对") == "account.not_permitted"
    assert _code(search, AUDITOR, NAME) == "account.not_permitted"
    assert _code(search, LISHU, "?") == "search.nothing_to_look_for"
    assert not AuditLine.objects.filter(act__startswith="search").exists()


@pytest.mark.usefixtures("_ledgers")
def test_looking_through_a_county_is_limited_in_rows_and_in_times_a_day():
    pattern = read_pattern("单*")
    with pytest.raises(Problem) as caught:
        scan_county(reader_of_today(LISHU), "220322", pattern, most_rows=2)
    assert (caught.value.code, caught.value.details["rows"]) == ("search.too_many_rows", 3)
    limit = int(rule("searches_opening_rows_a_day", clock.today()).value)
    for _ in range(limit):
        search_county(LISHU, "220322", "229900****9999", "核对")
    assert _code(search_county, LISHU, "220322", "229900****9999", "核对") == "reveal.too_many"
    assert AuditLine.objects.filter(act="search_county").count() == limit
    with clock.at(datetime(2020, 7, 21, 9)):
        assert _found(search_county(LISHU, "220322", "单*", "次日")) == {("exposed_workers", "name"): 1}
