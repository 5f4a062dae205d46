"""Runs checks over one picture of the facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qingchen.standards import divisions
from qingchen.verification.catalogue import checks
from qingchen.verification.check import PLACE, Check, Flag, RowAt
from qingchen.verification.earlier import SharedCheckFacts, VersionedReader
from qingchen.verification.false_discovery import LEVEL, q_values
from qingchen.verification.measured import Weight, measured_of


@dataclass(frozen=True, slots=True)
class NotLooked:
    """A statistical check that tested nobody: there was too little of everything. `reason` is Chinese."""

    check: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tested:
    """A subject of a statistical check that had enough to be tested. `places` are its divisions, none: all places."""

    check: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckRun:
    """What a run of checks raised.

    tested   every subject that its statistical checks tested, flagged or not
    needs    what a subject must have to be tested, by statistical check of the run, in Chinese
    """

    flags: list[Flag]
    tested: tuple[Tested, ...]
    needs: Mapping[str, str]

    @property
    def counts(self) -> dict[str, int]:
        """How many subjects each statistical check of the run tested."""
        return {name: sum(one.check == name for one in self.tested) for name in self.needs}

    @property
    def not_looked(self) -> list[NotLooked]:
        """The statistical checks that tested nobody."""
        counts = self.counts
        return [
            NotLooked(name, f"没有可检验的对象：须有{needs}") for name, needs in self.needs.items() if not counts[name]
        ]


def run_checks(reader: VersionedReader, wanted: Iterable[Check] | None = None) -> list[Flag]:
    """The leads of the checks (default: all of the catalogue) within what the reader may see, check by check."""
    return check_run(reader, wanted).flags


def check_run(reader: VersionedReader, wanted: Iterable[Check] | None = None) -> CheckRun:
    """The leads, and what could not be looked at.

    Whatever the statistical checks of the run tested shares one rate of false discoveries (Benjamini–Hochberg).
    """
    chosen = list(checks().values()) if wanted is None else list(wanted)
    facts = SharedCheckFacts(reader, [check.reads for check in chosen])
    found = [(check, check.found(facts).to_dicts()) for check in chosen]
    tested = [line for check, lines in found if check.is_statistical for line in lines]
    for line, q_value in zip(tested, q_values([line["p_value"] for line in tested]), strict=True):
        line["q_value"] = q_value
    flags = [
        _flag(check, line)
        for check, lines in found
        for line in lines
        if not check.is_statistical or line["q_value"] <= LEVEL
    ]
    subjects = tuple(
        Tested(check.name, tuple(filter(None, (line["division"], *_codes(line.get("also"))))))
        for check, lines in found
        if check.is_statistical
        for line in lines
    )
    return CheckRun(flags, subjects, {check.name: check.needs for check in chosen if check.is_statistical})


def _flag(check: Check, line: Mapping[str, Any]) -> Flag:
    measured = measured_of(check.name)
    also, named = _codes(line.get("also")), _codes(line.get("named"))
    return Flag(
        check=check.name,
        subject=str(line["subject"]).replace(PLACE, _place(line["division"])),
        sentence=str(line["sentence"]),
        division=line["division"] or None,
        source=RowAt(check.register, line["_batch"], line["_row"], line["_line"]),
        rows_behind=line.get("rows_behind") or 1,
        also=tuple(code for code in also if code != line["division"]),
        named=tuple(code for code in named if code != line["division"]),
        subject_apart=line.get("subject_apart") or str(line["subject"]),
        sentence_apart=line.get("sentence_apart") or str(line["sentence"]),
        weight=measured.weight if measured else Weight.LIGHT,
        p_value=line.get("p_value"),
        q_value=line.get("q_value"),
        false_alarm=measured.false_alarm if measured else None,
        power=measured.power if measured else (),
    )


def _codes(listed: Iterable[str | None] | None) -> list[str]:
    """The divisions of a list column, each once; what lies nowhere is left out."""
    return sorted({code for code in listed or () if code})


def _place(code: str | None) -> str:
    return divisions.name_of(code) if code else "未知地区"
