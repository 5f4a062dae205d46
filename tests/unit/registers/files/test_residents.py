"""Townships at 100 and villages at 10 living resident patients: where a station is due, and where there is one."""

from datetime import date

import polars as pl

from qingchen.registers.files.residents import places_of

ON = date(2020, 7, 31)
TOWNSHIP, VILLAGE = "220502001", "220502001001"


def _places(counts: dict[str, int], stations: tuple[tuple[str, str, str], ...] = ()):
    frame = pl.DataFrame(
        list(counts.items()), schema={"resident_division": pl.String, "patients": pl.Int64}, orient="row"
    )
    rows = [{"station_kind": kind, "division": division, "state": state} for kind, division, state in stations]
    found = places_of(frame, rows, ON)
    return found, {(one.kind, one.division): one for one in found.places}


def test_ninety_nine_do_not_make_a_station_due_and_a_hundred_do():
    for patients, due in ((99, False), (100, True)):
        _, places = _places({TOWNSHIP: patients})
        assert places["station", TOWNSHIP].due is due


def test_nine_do_not_make_a_point_due_and_ten_do():
    for patients, due in ((9, False), (10, True)):
        _, places = _places({VILLAGE: patients})
        assert places["point", VILLAGE].due is due


def test_patients_of_villages_count_for_their_township_and_those_of_the_township_alone_for_no_village():
    _, places = _places({VILLAGE: 60, TOWNSHIP: 40})
    assert places["station", TOWNSHIP].patients == 100
    assert places["point", VILLAGE].patients == 60


def test_a_residence_known_to_the_county_only_is_in_no_place_but_is_told():
    found, places = _places({"220502": 7})
    assert not places
    assert found.coarse == {"220502": 7}


def test_a_station_that_is_planned_does_not_serve_and_a_running_one_does():
    for state, wanting in (("planned", True), ("running", False)):
        _, places = _places({TOWNSHIP: 120}, (("station", TOWNSHIP, state),))
        assert places["station", TOWNSHIP].wanting is wanting


def test_a_station_where_nobody_lives_is_in_the_list_and_not_due():
    _, places = _places({}, (("station", TOWNSHIP, "running"),))
    assert (places["station", TOWNSHIP].patients, places["station", TOWNSHIP].due) == (0, False)


def test_a_point_does_not_serve_the_township():
    _, places = _places({TOWNSHIP: 120}, (("point", VILLAGE, "running"),))
    assert places["station", TOWNSHIP].wanting


def test_the_recoding_of_gongzhuling_moves_no_patient():
    _, places = _places({"220381101": 60, "220184101": 40}, (("station", "220381101", "running"),))
    assert places["station", "220184101"].patients == 100
    assert places["station", "220184101"].served


def test_those_in_want_come_first_then_the_larger():
    found, _ = _places({"220502001": 100, "220502002": 300, "220503001": 150}, (("station", "220502002", "running"),))
    assert [one.division for one in found.of("station")] == ["220503001", "220502001", "220502002"]
