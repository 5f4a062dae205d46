"""The invented answers keep every rule that a real place and a real team would have to keep."""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from qingchen import clock
from qingchen.findings.rules import finding_faults
from qingchen.inspection import answer_text
from qingchen.inspection.answer_types import (
    Answer,
    Composite,
    NoSuchObject,
    NotApplicable,
    Number,
    Ratio,
    YesNo,
    derived_ratio,
)
from qingchen.inspection.campaign import load
from qingchen.inspection.entry import INSPECTION, SELF_CHECK, Entry, sheet_faults
from qingchen.inspection.entry_json import files_of
from qingchen.inspection.evidence_rules import media_type
from qingchen.inspection.form import Form
from qingchen.inspection.plans import Campaign
from qingchen.inspection.rendering import workbook
from qingchen.sample.answers import PlantedAnswer, write_answers
from qingchen.sample.answers.from_ledgers import is_main
from tests.unit.sample.tiny_world import tiny_world

SEED = 7


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return load(Path(__file__).resolve().parents[3] / "campaigns" / "jilin-2020")


@pytest.fixture(scope="module")
def planted(campaign: Campaign, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[PlantedAnswer]]:
    out = tmp_path_factory.mktemp("answers")
    return out, write_answers(tiny_world(), campaign, SEED, out)


@pytest.fixture(scope="module")
def folder(planted: tuple[Path, list[PlantedAnswer]]) -> Path:
    return planted[0]


@pytest.fixture(scope="module")
def filled(folder: Path, campaign: Campaign) -> dict[tuple[str, str], dict[str, Entry]]:
    """Entries by item code, of each sheet by purpose and code."""
    read = {}
    for purpose in (SELF_CHECK, INSPECTION):
        for path in sorted((folder / purpose).iterdir()):
            entries, problems = workbook.read(form_of(campaign, path.stem), path.read_bytes())
            assert not problems, (path.name, [problem.text for problem in problems])
            read[purpose, path.stem] = {entry.item_code: entry for entry in entries}
    return read


def form_of(campaign: Campaign, code: str) -> Form:
    return campaign.forms["form2" if "-" in code else "form1"]


def claimed_of(filled: Mapping[tuple[str, str], dict[str, Entry]], code: str) -> dict[str, Answer]:
    return {item: entry.answer for item, entry in filled.get((SELF_CHECK, code), {}).items() if entry.answer}


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def test_there_is_a_sheet_for_every_place_and_every_drawn_employer(filled):
    world = tiny_world()
    employers = {one.code for drawn in world.drawn.values() for one in drawn}
    assert {code for purpose, code in filled if purpose == SELF_CHECK} == set(world.places)
    assert {code for purpose, code in filled if purpose == INSPECTION} == set(world.places) | employers


def test_no_rule_has_anything_against_any_sheet(filled, campaign):
    with clock.at(datetime(2020, 7, 29, 10)):
        for (purpose, code), entries in filled.items():
            claimed = claimed_of(filled, code) if purpose == INSPECTION else None
            found = sheet_faults(form_of(campaign, code), entries.values(), purpose, claimed)
            assert not found, (purpose, code, [problem.text for problem in found])


def test_a_sheet_that_is_read_and_written_again_has_the_same_bytes(filled, folder, campaign):
    world = tiny_world()
    names = {code: place.name for code, place in world.places.items()}
    names |= {one.code: one.name for drawn in world.drawn.values() for one in drawn}
    for (purpose, code), entries in filled.items():
        form = form_of(campaign, code)
        claimed = None
        if purpose == INSPECTION and code in world.places:
            said = claimed_of(filled, code)
            claimed = {item: answer_text.text(form.by_code[item], answer) for item, answer in said.items()}
        again = workbook.write(form, entries.values(), place_name=names[code], purpose=purpose, claimed=claimed)
        assert again == (folder / purpose / f"{code}.xlsx").read_bytes(), (purpose, code)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_answers(folder, campaign, tmp_path):
    write_answers(tiny_world(), campaign, SEED, tmp_path / "again")
    names = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    assert names == [
        path.relative_to(tmp_path / "again") for path in sorted((tmp_path / "again").rglob("*")) if path.is_file()
    ]
    assert [name for name in names if (folder / name).read_bytes() != (tmp_path / "again" / name).read_bytes()] == []
    write_answers(tiny_world(), campaign, SEED + 1, tmp_path / "other")
    assert (tmp_path / "other" / "findings.csv").read_bytes() != (folder / "findings.csv").read_bytes()


def test_every_evidence_file_is_named_by_a_sheet_and_may_be_uploaded(filled, folder):
    named = {name for entries in filled.values() for entry in entries.values() for name in files_of(entry)}
    there = {path.name: path.read_bytes() for path in (folder / "evidence").iterdir()}
    assert named == set(there)
    assert [name for name, data in there.items() if not media_type(name, data)[0]] == []


def test_claims_are_the_truth_but_where_a_trick_is_planted(planted, filled, campaign):
    tricks = {(one.place, one.item): one for one in planted[1]}
    for code, place in tiny_world().places.items():
        for item in campaign.forms["form1"].items:
            if not is_main(item):
                continue
            truth, claimed = place.rates[item.indicator], filled[SELF_CHECK, code][item.code].answer
            trick = tricks.get((code, item.code))
            assert isinstance(claimed, Ratio)
            if trick is None:
                assert (claimed.numerator, claimed.denominator) == (truth.numerator, truth.denominator)
            else:
                assert place.claims_too_much
                assert (trick.true_numerator, trick.true_denominator) == (truth.numerator, truth.denominator)
                assert derived_ratio(claimed) == (trick.claimed_numerator, trick.claimed_denominator)
                assert Fraction(*derived_ratio(claimed)) >= Fraction(95, 100) > truth.exact
    assert {one.kind for one in planted[1]} == {"claims_too_much", "shrunken_denominator"}


def test_what_the_ledgers_count_is_claimed_and_found_as_far_as_the_place_is_not_wanting(filled, campaign):
    claimed, found = filled[SELF_CHECK, "tonghua"], filled[INSPECTION, "tonghua"]
    form = campaign.forms["form1"].by_code
    assert claimed["ZH3-01"].answer == found["ZH3-01"].answer == Number(161)
    assert claimed["ZH4-03"].answer == Composite((("专职", 8), ("兼职", 4)))
    assert isinstance(claimed["ZH3-09"].answer, NoSuchObject | NotApplicable)
    for code, counts in (("ZH2-02", (150, 160)), ("ZH3-04", (40, 61))):
        held, team = derived_ratio(claimed[code].answer), derived_ratio(found[code].answer)
        assert held[1] == counts[1]
        assert held[0] >= counts[0] or code == "ZH3-04", "nobody claims less than the ledger holds"
        assert team is None or team[0] <= counts[0], "a team finds no more than the ledger holds"
        assert form[code].indicators
    employer = filled[INSPECTION, next(code for purpose, code in filled if code.startswith("9122990000523000"))]
    assert derived_ratio(employer["AF6-04"].answer)[1] == 48
    assert employer["AF1-02"].answer == YesNo(yes=False)


def test_a_third_of_the_places_is_recounted_on_a_sample(filled, campaign):
    world = tiny_world()
    rated = [item.code for item in campaign.forms["form1"].items if is_main(item)]
    sampled = {
        code
        for code, place in world.places.items()
        for item in rated
        if derived_ratio(filled[INSPECTION, code][item].answer)[1] == 32
        and min(rate.denominator for rate in place.rates.values()) > 32
    }
    assert 1 <= len(sampled) <= 2


def test_a_rate_is_judged_by_the_units_own_letter_of_responsibility(filled, campaign):
    unit_of = {"220523": "tonghua", "222403": "yanbian"}
    for code in tiny_world().places:
        for item in campaign.forms["form1"].items:
            if is_main(item):
                entry = filled[INSPECTION, code][item.code]
                target = campaign.target(item.indicator, unit_of.get(code, code), campaign.round.window_from).value
                share = Fraction(*derived_ratio(entry.answer))
                assert entry.verdict == ("met" if share >= target else "not_met"), (code, item.code)


def test_counts_that_belong_together_agree(filled):
    for (_, code), entries in filled.items():
        if "-" in code:
            continue
        value = {item: getattr(entry.answer, "value", None) for item, entry in entries.items()}
        assert value["ZH3-02"] <= value["ZH3-01"]
        filed, penalised = (dict(entries["ZH4-14"].answer.parts)[part] for part in ("立案查处", "行政处罚"))
        assert penalised <= filed
        stopped = entries["ZH2-17"].answer
        assert isinstance(stopped, Composite)
        assert sum(number for _, number in stopped.parts) <= value["ZH2-16"]


def test_items_of_prefectures_are_not_applicable_to_places_of_county_level(filled, campaign):
    of_cities = [item.code for item in campaign.forms["form1"].items if item.na_rule == "县级填不适用"]
    for code in ("220523", "222403", "meihekou", "changbaishan"):
        assert {filled[INSPECTION, code][item].verdict for item in of_cities} == {"not_applicable"}
    assert "not_applicable" not in {filled[INSPECTION, "tonghua"][item].verdict for item in of_cities}


def test_findings_may_be_raised_and_are_tied_to_items_judged_wanting(filled, folder, campaign):
    told = list(rows(folder / "findings.csv"))
    for row in told:
        form = form_of(campaign, row["inspectee"])
        assert finding_faults(form, row["item"], row, row["severity"]) == []
        assert filled[INSPECTION, row["inspectee"]][row["item"]].verdict in ("partly_met", "not_met")
    for code, place in tiny_world().places.items():
        count = sum(row["inspectee"] == code for row in told)
        assert (3 <= count <= 5) if place.kind == "unit" else (1 <= count <= 3)


def test_no_pattern_is_left_with_an_open_word(filled, folder):
    texts = [path.read_text("utf-8-sig") for path in (folder / "findings.csv", *(folder / "evidence").glob("*.txt"))]
    texts += [entry.remark for entries in filled.values() for entry in entries.values()]
    assert [text for text in texts if re.search(r"[{}]|None", text)] == []


def test_observations_take_their_figures_by_reference(filled, folder, campaign):
    said = list(rows(folder / "observations.csv"))
    units = [code for code, place in tiny_world().places.items() if place.kind == "unit"]
    for unit in units:
        kinds = [row["kind"] for row in said if row["inspectee"] == unit]
        assert kinds.count("basic") == 2
        assert 2 <= kinds.count("highlight") <= 3
        assert 2 <= kinds.count("suggestion") <= 3
    known = campaign.forms["form1"].by_code
    for row in said:
        references = re.findall(r"\{([^}]*)\}", row["text"])
        assert all(re.fullmatch(r"ZH\d-\d\d\.(claimed|computed|verified)", one) for one in references), row
        assert all(one.partition(".")[0] in known for one in references)
        assert "%" not in re.sub(r"\{[^}]*\}", "", row["text"])


def test_draws_name_the_county_and_the_salt_of_every_unit_and_the_number_stands_apart(folder):
    world = tiny_world()
    assert {row["unit"]: (row["county"], row["salt"]) for row in rows(folder / "draws.csv")} == {
        unit: (world.county_of[unit], salt) for unit, salt in world.salts.items()
    }
    assert [row["number"] for row in rows(folder / "public_number.csv")] == [world.public_number.number]


def test_what_is_praised_has_happened_and_papers_are_called_by_whose_they_are(filled, folder):
    praised = [one for one in rows(folder / "observations.csv") if one["kind"] == "highlight"]
    for one in praised:
        sheet = filled[INSPECTION, one["inspectee"]]
        for item in re.findall(r"{([A-Z0-9-]+)[.]", one["text"]):
            assert sheet[item].verdict not in ("partly_met", "not_met"), one["text"]
            assert not isinstance(sheet[item].answer, Number) or sheet[item].answer.value > 1, one["text"]
    assert praised
    assert all(re.match("[\u3400-\u9fff]", path.name) for path in (folder / "evidence").iterdir())
