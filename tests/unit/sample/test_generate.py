"""One world is one set of bytes, and its files are what the registers take."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook

from qingchen import clock
from qingchen.inspection.campaign import load
from qingchen.values.rate import Rate
from tests.unit.sample.worlds import CAMPAIGN, CountyWorld, FewUnits


def test_the_same_seed_gives_the_same_bytes_on_another_day(county: CountyWorld, tmp_path: Path) -> None:
    with clock.at(datetime(2031, 2, 3, 4, 5)):
        again = CountyWorld(tmp_path, 7)
    assert again.bytes_by_name == county.bytes_by_name


def test_workbooks_bear_a_fixed_day_and_nothing_of_the_present(county: CountyWorld) -> None:
    books = {name: data for name, data in county.bytes_by_name.items() if data.startswith(b"PK")}
    assert len(books) > 5
    for name, data in books.items():
        properties = load_workbook(io.BytesIO(data)).properties
        assert (properties.created, name) == (datetime(2020, 7, 1), name)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_another_seed_gives_another_world(county: CountyWorld, tmp_path: Path) -> None:
    other = CountyWorld(tmp_path, 8)
    assert other.truth["rates"] != county.truth["rates"]


def test_a_county_has_some_dozens_of_employers_and_no_answers(county: CountyWorld) -> None:
    assert county.registers.frames("employers", on="2020-06-22").height == 40
    assert 500 < county.summary.rows["exposed_workers"] < 4_000
    assert not (county.path / "answers").exists()


def test_every_file_is_taken_without_a_problem(county: CountyWorld, few_units: FewUnits) -> None:
    for folder in (county.registers, few_units):
        for row in folder.manifest:
            frame, problems = folder.read(row)
            assert (row["file"], [problem.text for problem in problems.faults]) == (row["file"], [])
            assert frame.height > 0


def test_files_are_sent_in_order_by_the_officer_of_the_place_for_its_region(few_units: FewUnits) -> None:
    plan = load(CAMPAIGN)
    days = [row["on"] for row in few_units.manifest]
    assert days == sorted(days)
    assert set(days) == {"2020-06-22", "2020-07-06", "2020-07-18"}
    usernames = {officer.username for officer in plan.officers}
    for row in few_units.manifest:
        assert row["sender"] in usernames
        if row["sender"] == "province":
            assert (row["region"], row["on"]) == ("22", "2020-07-06")
            continue
        area = plan.unit_by_code[row["sender"].removeprefix("officer_")].area
        assert row["region"].split(",") == list(area.includes)
        if row["register"] == "employers":
            assert all(division in area for division in few_units.read(row)[0]["division"])


def test_both_readers_have_something_to_read(county: CountyWorld) -> None:
    assert {Path(row["file"]).suffix for row in county.registers.manifest} == {".csv", ".xlsx"}


def test_excluded_employers_give_the_reasons_that_the_campaign_knows(few_units: FewUnits) -> None:
    employers = few_units.frames("employers", on="2020-06-22")
    excluded = employers.filter(~employers["in_scope"])
    assert {"closed", "suspended_year_end", "micro"} <= set(excluded["exclusion_reason"])
    assert excluded["exclusion_proof"].null_count() == 0


def test_the_truth_counts_no_more_than_there_is(county: CountyWorld) -> None:
    in_scope = county.registers.frames("employers", on="2020-06-22")["in_scope"].sum()
    rates = {name: Rate(*counts) for name, counts in county.truth["rates"]["changchun"].items()}
    assert 0 < rates["declaration_rate"].denominator <= in_scope
    assert rates["manager_training_rate"].denominator >= rates["declaration_rate"].denominator
    workers = county.registers.frames("exposed_workers")
    assert rates["worker_training_rate"].denominator <= workers.height
