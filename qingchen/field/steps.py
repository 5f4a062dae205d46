"""The steps of a round carried from files, each by the person whose act it is."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qingchen.findings.actions import raise_finding
from qingchen.inspection.actions import evidence, sheets
from qingchen.inspection.entry_json import files_of
from qingchen.inspection.models import Inspectee, Round, Sheet
from qingchen.inspection.rendering import workbook
from qingchen.inspection.store import form_of
from qingchen.problems import Problem
from qingchen.registers import actions as registers
from qingchen.values.actor import Actor


@dataclass
class Log:
    """What was done and what was refused, and why: printed while it goes on and written as the summary."""

    tell: Callable[[str], None]
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def did(self, sentence: str) -> None:
        self.done.append(sentence)
        self.tell(sentence)

    def refuse(self, where: str, problem: Problem) -> None:
        self.refused.append(f"{where}：{problem.sentence}")
        self.refused += [f"    {line}" for line in problem.lines]


def submit_register(sender: Actor, office: Actor, folder: Path, row: dict[str, str], log: Log) -> None:
    """Receive, check and accept one file of the manifest; a file with problems stays refused, with its annotation."""
    path = folder / row["file"]
    try:
        submission = registers.receive(
            sender, row["register"], path.name, path.read_bytes(), mode=row["mode"] or "upsert", region=row["region"]
        )
        result = registers.check(sender, submission)
        if result.problems.total:
            log.refused.append(f"{row['file']}：{result.problems.total} 处问题，未予接收。")
            log.refused += [f"    {problem.text}" for problem in result.problems[:20]]
            return
        registers.accept(office, submission)
    except Problem as problem:
        log.refuse(row["file"], problem)
    except OSError as error:
        log.refused.append(f"{row['file']}：不能读取（{error.strerror}）。")


def fill_sheet(
    actor: Actor, sheet: Sheet, answers: Path, log: Log, between: Callable[[Sheet], None] | None = None
) -> None:
    """Fill a sheet from its workbook, with the evidence it names, and submit it; `between` is done before that."""
    path = answers / sheet.purpose / f"{sheet.inspectee.code}.xlsx"
    if not path.exists():
        log.refused.append(f"{sheet.title}：没有文件 {sheet.purpose}/{path.name}。")
        return
    entries, problems = workbook.read(form_of(sheet), path.read_bytes())
    log.refused += [f"{sheet.purpose}/{path.name} {problem.text}" for problem in problems]
    try:
        for name in dict.fromkeys(name for entry in entries for name in files_of(entry)):
            _add_evidence(actor, sheet, answers / "evidence" / name, log)
        refused = sheets.save_entries(actor, sheet, entries)
        log.refused += refused
        if between is not None:
            between(sheet)
        sheets.submit_sheet(actor, sheet)
    except Problem as problem:
        log.refuse(sheet.title, problem)


def raise_findings(actor_for: Callable[[Inspectee], Actor], round_: Round, answers: Path, log: Log) -> int:
    """Raise the findings of findings.csv, each by a member of the team; return how many."""
    count = 0
    for number, row in rows_of(answers / "findings.csv"):
        inspectee = find_inspectee(round_, row["inspectee"])
        if inspectee is None:
            continue
        try:
            raise_finding(
                actor_for(inspectee),
                inspectee,
                row["item"],
                statement=row["statement"],
                fact=row["fact"],
                figure=row["figure"],
                named_object=row["named_object"],
                severity=row["severity"],
                violation=row.get("violation", ""),
            )
            count += 1
        except Problem as problem:
            log.refuse(f"findings.csv 第 {number} 行", problem)
    return count


def note_observations(actor_for: Callable[[Inspectee], Actor], round_: Round, answers: Path, log: Log) -> int:
    """Note the observations of observations.csv; return how many."""
    count = 0
    for number, row in rows_of(answers / "observations.csv"):
        inspectee = find_inspectee(round_, row["inspectee"])
        if inspectee is None:
            continue
        try:
            sheets.note_observation(actor_for(inspectee), inspectee, row["kind"], row["text"])
            count += 1
        except Problem as problem:
            log.refuse(f"observations.csv 第 {number} 行", problem)
    return count


def find_inspectee(round_: Round, code: str) -> Inspectee | None:
    """The inspectee of a code. Files may hold more than was drawn: what was not drawn is nobody's business."""
    rows = Inspectee.objects.filter(unit__round=round_, code=code)
    return rows.select_related("unit__round", "unit__team").first()


def rows_of(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV file with the line a person sees; none where there is no such file."""
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from enumerate(csv.DictReader(lines), start=2)


def _add_evidence(actor: Actor, sheet: Sheet, path: Path, log: Log) -> None:
    try:
        evidence.add_evidence(actor, sheet, path.name, path.read_bytes())
    except Problem as problem:
        log.refuse(sheet.title, problem)
    except OSError:
        log.refused.append(f"{sheet.title}：没有佐证文件 evidence/{path.name}。")
