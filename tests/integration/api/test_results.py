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
