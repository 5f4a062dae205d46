"""The second filing: the same employers under a new code, late reports, duplicates taken back."""

import polars
from polars.testing import assert_frame_equal

from qingchen.sample.corrections import duplicates
from tests.unit.sample.worlds import FewUnits

KEY = ["uscc", "site_no"]


def test_the_recoded_county_sends_the_same_employers_under_its_new_code(few_units: FewUnits) -> None:
    before = few_units.frames("employers", "gongzhuling", on="2020-06-22").sort(KEY)
    after = few_units.frames("employers", "gongzhuling", on="2020-07-18").sort(KEY)
    assert set(before["division"].str.slice(0, 6)) == {"220381"}
    assert set(after["division"].str.slice(0, 6)) == {"220184"}
    assert before["division"].str.slice(6).to_list() == after["division"].str.slice(6).to_list()
    moved = ["division", "effective_on", "_sheet", "_line", "_unread"]
    assert_frame_equal(before.drop(moved, strict=False), after.drop(moved, strict=False))
    assert {str(day) for day in after["effective_on"]} == {"2020-06-30"}


def test_nobody_else_is_recoded(few_units: FewUnits) -> None:
    later = few_units.frames("employers", on="2020-07-18").filter(~polars.col("division").str.starts_with("220184"))
    before = few_units.frames("employers", on="2020-06-22").select(*KEY, was="division")
    assert later.join(before, on=KEY).filter(polars.col("was") != polars.col("division")).is_empty()


def test_employers_that_stood_still_for_a_while_work_again(few_units: FewUnits) -> None:
    later = few_units.frames("employers", "tonghua", on="2020-07-18")
    before = few_units.frames("employers", "tonghua", on="2020-06-22").select(*KEY, was="production_status")
    both = later.join(before, on=KEY)
    assert both.height == later.height > 0
    assert set(both["was"]) == {"suspended_to_resume"}
    assert set(both["production_status"]) == {"operating"}


def test_late_examinations_repeat_no_number_of_the_first_filing(few_units: FewUnits) -> None:
    first = few_units.frames("health_examinations", "tonghua", on="2020-06-22")
    late = few_units.frames("health_examinations", "tonghua", on="2020-07-18")
    key = ["institution_no", "exam_no"]
    assert late.height > 0
    assert late.join(first, on=key, how="semi").is_empty()
    assert late["examined_on"].min() > first["examined_on"].max()


def test_a_duplicate_is_a_second_site_of_the_same_employer() -> None:
    frame = polars.DataFrame({"uscc": ["A", "B", "C"], "site_no": [1, 1, 1]})
    assert duplicates(frame).rows() == [("A", 2), ("B", 2)]
