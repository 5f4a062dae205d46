"""What is planted is in the files, and where the truth says."""

import polars

from qingchen.sample.tricks import PlantedRows
from tests.unit.sample.worlds import CountyWorld, FewUnits


def planted(few_units: FewUnits, kind: str) -> PlantedRows:
    return next(rows for rows in few_units.planted if rows.kind == kind)


def test_employers_hidden_from_the_scope_are_small_and_at_work(few_units: FewUnits) -> None:
    rows = planted(few_units, "shrunken_scope").rows
    hidden = few_units.frames("employers", "siping").filter(polars.format("{}-{}", "uscc", "site_no").is_in(list(rows)))
    assert hidden.height == len(rows) > 0
    assert set(hidden["size"]) == {"small"}
    assert set(hidden["exclusion_reason"]) == {"micro"}
    assert set(hidden["production_status"]) == {"operating"}


def test_two_employers_have_one_report_s_values(few_units: FewUnits) -> None:
    first, second = planted(few_units, "copied_measurements").rows
    samples = few_units.frames("dust_measurements", "baicheng")
    of = {number: samples.filter(polars.col("report_no") == number).sort("sample_no") for number in (first, second)}
    assert of[first].height > 2
    assert of[first]["uscc"][0] != of[second]["uscc"][0]
    assert of[first]["c_twa_mg_m3"].to_list() == of[second]["c_twa_mg_m3"].to_list()
    assert of[first]["result"].to_list() == of[second]["result"].to_list()


def test_examinations_lie_on_the_wrong_side_of_the_first_exposure(few_units: FewUnits) -> None:
    started = few_units.frames("exposed_workers", "tonghua").select("identity_number", "uscc", "exposure_from")
    examined = few_units.frames("health_examinations", "tonghua").join(started, on=["identity_number", "uscc"])
    early = examined.filter(polars.col("exam_no").is_in(list(planted(few_units, "examined_before_hire").rows)))
    late = examined.filter(polars.col("exam_no").is_in(list(planted(few_units, "examined_after_exposure").rows)))
    assert set(early["examination_type"]) == {"periodic"}
    assert (early["examined_on"] < early["exposure_from"]).all()
    assert set(late["examination_type"]) == {"pre_placement"}
    assert (late["examined_on"] > late["exposure_from"]).all()


def test_nobody_else_was_examined_on_the_wrong_side(few_units: FewUnits) -> None:
    told = {row for rows in few_units.planted if rows.register == "health_examinations" for row in rows.rows}
    started = few_units.frames("exposed_workers").select("identity_number", "uscc", "exposure_from")
    examined = few_units.frames("health_examinations").join(started, on=["identity_number", "uscc"])
    entry = polars.col("examination_type") == "pre_placement"
    wrong = examined.filter((polars.col("examined_on") < polars.col("exposure_from")) != entry)
    assert set(wrong["exam_no"]) <= told


def test_the_truth_file_lists_what_was_planted(county: CountyWorld) -> None:
    kinds = {rows["kind"] for rows in county.truth["planted_registers"]}
    assert kinds == {"examined_before_hire", "examined_after_exposure"}
