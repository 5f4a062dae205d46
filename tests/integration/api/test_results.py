"""Results over the API: within the token's area, of the registers it is for, with their definitions."""

import pytest

from qingchen import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


def test_results_come_as_whole_numbers_with_their_definitions(program):
    lishu = program("220322")
    answer = lishu.get("indicators/results", by="county", indicator="declaration_rate")
    assert answer.status_code == 200, answer.content.decode()
    held = answer.json()
    assert set(held["definitions"]) == {"declaration_rate"}
    assert {one["group_code"] for one in held["results"]} == {"220322"}
    assert all(isinstance(one["numerator"], int) for one in held["results"])
    assert held["results"][0]["known_on"] == clock.today().isoformat()


def test_a_token_for_some_registers_knows_the_indicators_of_these_alone(program):
    lishu = program("220322", registers=("employers", "hazard_declarations"))
    known = lishu.get("indicators").json()
    assert "declaration_rate" in known
    assert "health_examination_rate" not in known
    answer = lishu.get("indicators/results", indicator="health_examination_rate")
    assert (answer.status_code, answer.json()["code"]) == (404, "thing.not_found")


def test_groupings_may_be_crossed_and_a_wrong_one_is_named(program):
    lishu = program("220322")
    crossed = lishu.get("indicators/results", by="industry", across="size", indicator="declaration_rate")
    assert crossed.status_code == 200
    wrong = lishu.get("indicators/results", by="planet")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "request.invalid")


def test_days_and_groupings_that_there_are_not_are_told_all_at_once_with_what_there_is(program):
    told = program("220322").get("indicators/results", by="planet", about="2020-13", known_on="tomorrow")
    assert told.status_code == 422
    lines = {line.partition("：")[0]: line for line in told.json()["lines"]}
    assert set(lines) == {"by", "about", "known_on"}
    assert "county、" in lines["by"]
    assert "须为日期" in lines["about"]


def test_a_day_that_no_calendar_of_ours_reaches_is_told_and_is_no_mistake_of_ours(program):
    told = program("220322").get("indicators/results", about="9999-12-31")
    assert (told.status_code, told.json()["code"]) == (422, "request.invalid")
    assert "9999-12-31 太晚" in told.json()["lines"][0]
    told = program("220322").get("indicators/results", known_on="2999-01-01", by="county")
    assert (told.status_code, "known_on" in told.json()["lines"][0]) == (422, True)


def test_a_count_is_told_as_one(program):
    (one, *_) = (
        program("220322").get("indicators/results", by="county", indicator="operating_employer_count").json()["results"]
    )
    assert (one["measure"], one["unit"], one["percent"]) == ("count", "户", None)
