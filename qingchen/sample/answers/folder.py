"""Writes the folder of answers, file by file; the same seed gives the same bytes."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from qingchen.inspection import answer_text
from qingchen.inspection.entry import INSPECTION, SELF_CHECK, Entry
from qingchen.inspection.form import Form
from qingchen.inspection.plans import Campaign
from qingchen.inspection.rendering import workbook
from qingchen.sample.answers import evidence, further, recounts, sheets
from qingchen.sample.answers.employer_lines import employer_lines
from qingchen.sample.answers.findings import HEADING, findings
from qingchen.sample.answers.line import Line
from qingchen.sample.answers.observations import observations
from qingchen.sample.answers.place_lines import place_lines
from qingchen.sample.answers.planted import PlantedAnswer
from qingchen.sample.answers.setting import Setting, settings, visit_days
from qingchen.sample.answers.visit_days import HEADING as VISIT_DAYS
from qingchen.sample.answers.visit_days import visit_days as other_plans
from qingchen.sample.answers.workshop import Workshop, workshops
from qingchen.sample.world import World


def write_answers(world: World, campaign: Campaign, seed: int, out: Path) -> list[PlantedAnswer]:
    """Write the whole folder; return what was planted in it.

    self_check/<code>.xlsx, inspection/<code>.xlsx, evidence/<file>, findings.csv, observations.csv, draws.csv,
    public_number.csv, records_number.csv, visit_days.csv, recounts.csv.
    """
    for name in (SELF_CHECK, INSPECTION, "evidence"):
        (out / name).mkdir(parents=True, exist_ok=True)
    folder = _Folder(world, campaign, seed, out)
    places = settings(world, campaign, seed)
    planted = [plant for setting in places for plant in folder.add_place(setting)]
    without_enforcement = {setting.place.code for setting in places if setting.zero_enforcement}
    for shop in workshops(world, campaign, seed, without_enforcement):
        folder.add_employer(shop)
    _write_table(out / "findings.csv", HEADING, folder.findings)
    _write_table(out / "observations.csv", ("inspectee", "kind", "text"), folder.observations)
    _write_table(out / "recounts.csv", recounts.HEADING, recounts.recounts(world, seed))
    draws = [(unit, world.county_of.get(unit, ""), salt) for unit, salt in world.salts.items()]
    _write_table(out / "draws.csv", ("unit", "county", "salt"), draws)
    named = world.public_number
    told = [(named.source, named.on.isoformat(), named.number)]
    _write_table(out / "public_number.csv", ("source", "on", "number"), told)
    named = recounts.records_number(campaign.round.window_from, seed)
    told = [(named.source, named.on.isoformat(), named.number)]
    _write_table(out / "records_number.csv", ("source", "on", "number"), told)
    _write_table(out / "visit_days.csv", VISIT_DAYS, other_plans(campaign))
    for name, (heading, rows) in folder.further.items():
        _write_table(out / f"{name}.csv", heading, rows)
    return planted


@dataclass
class _Folder:
    world: World
    campaign: Campaign
    seed: int
    out: Path
    findings: list[tuple[str, ...]] = field(default_factory=list)
    observations: list[tuple[str, ...]] = field(default_factory=list)
    further: dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]] = field(default_factory=further.tables)

    def add_place(self, setting: Setting) -> list[PlantedAnswer]:
        place, form = setting.place, self.campaign.forms["form1"]
        lines, planted = place_lines(form, setting)
        claimed = sheets.self_check(setting.papers_of, lines, Random(f"{self.seed}-{place.code}-people"))
        self._write_sheet(SELF_CHECK, form, place.code, place.name, claimed)
        said = {line.item.code: answer_text.text(line.item, line.claimed) for line in lines}
        self._write_sheet(
            INSPECTION, form, place.code, place.name, self._found(place.code, setting.papers_of, lines), said
        )
        visited = setting.random.choice(visit_days(self.campaign, setting.unit.code))
        self._write_files(evidence.of_place(setting, lines, visited))
        kind = "unit" if place.code == setting.unit.code else "county"
        people = Random(f"{self.seed}-{place.code}-people")
        further.add_place(self.further, self.campaign, setting, lines, people, visits=kind == "unit")
        self.findings += findings(place.code, kind, lines, setting.random)
        if kind == "unit":
            county = self.world.places.get(self.world.county_of.get(place.code, ""))
            said_of = observations(setting, self.campaign, lines, county.name if county else "")
            self.observations += [(place.code, *one) for one in said_of]
        return planted

    def add_employer(self, shop: Workshop) -> None:
        form = self.campaign.forms["form2"]
        lines = employer_lines(form, shop)
        self._write_sheet(INSPECTION, form, shop.code, shop.facts.name, self._found(shop.code, shop.facts.name, lines))
        self._write_files(evidence.of_employer(shop, lines))
        self.findings += findings(shop.code, "employer", lines, shop.random)
        further.add_employer(self.further, self.campaign, shop)

    def _found(self, code: str, name: str, lines: list[Line]) -> list[Entry]:
        return sheets.inspection(name, lines, Random(f"{self.seed}-{code}-remarks"))

    def _write_sheet(
        self,
        purpose: str,
        form: Form,
        code: str,
        name: str,
        entries: list[Entry],
        claimed: Mapping[str, str] | None = None,
    ) -> None:
        data = workbook.write(form, entries, place_name=name, purpose=purpose, claimed=claimed)
        (self.out / purpose / f"{code}.xlsx").write_bytes(data)

    def _write_files(self, files: Mapping[str, bytes]) -> None:
        for name, data in files.items():
            (self.out / "evidence" / name).write_bytes(data)


def _write_table(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows(rows)
