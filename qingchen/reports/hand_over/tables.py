"""The workflow of a round as CSV, row by row. Persons stand in it masked, files of evidence by fingerprint.

Every table is text in UTF-8 with a head line, so that it can be read when nothing of this system is left.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from qingchen.findings.models import Finding
from qingchen.indicators.models import StoredResult
from qingchen.inspection.models import (
    DrawnSubstitute,
    Evidence,
    Inspectee,
    Observation,
    Round,
    SheetAnswer,
    Substitution,
)
from qingchen.registers.masking import mask_name
from qingchen.registers.models import Batch
from qingchen.reports.models import ReportFile, SignedCopy

_AT_ONCE = 2000
_PERSON = "responsible_person"


def tables(round_: Round) -> Iterator[tuple[str, Iterable[bytes]]]:
    """(path in the archive, its bytes in pieces)."""
    of_round = {"inspectee__unit__round": round_}
    yield "facts/batches.csv", _lines(("number", "register", "region", "known_on", "rows", "sha256"), _batches())
    results = StoredResult.objects.filter(run__campaign=round_.campaign).select_related("run")
    yield "results/results.csv", _lines(_RESULT, map(_result, results.iterator(_AT_ONCE)))
    inspectees = Inspectee.objects.filter(unit__round=round_).select_related("unit__team")
    yield "round/inspectees.csv", _lines(_INSPECTEE, map(_inspectee, inspectees))
    evidence = Evidence.objects.filter(sheet__inspectee__unit__round=round_).select_related("sheet__inspectee")
    ids = {
        (sheet, name): f"evidence {one}" for sheet, name, one in evidence.values_list("sheet", "file_name", "public_id")
    }
    answers = SheetAnswer.objects.filter(sheet__inspectee__unit__round=round_).select_related("sheet__inspectee", "by")
    yield (
        "answers/answers.csv",
        _lines(_ANSWER, (_answer(one, ids) for one in answers.order_by("id").iterator(_AT_ONCE))),
    )
    yield "evidence/evidence.csv", _lines(_EVIDENCE, map(_evidence, evidence.order_by("id").iterator(_AT_ONCE)))
    findings = Finding.objects.filter(**of_round).select_related("inspectee")
    yield "findings/findings.csv", _lines(_FINDING, map(_finding, findings))
    notes = Observation.objects.filter(**of_round).select_related("inspectee")
    yield "round/observations.csv", _lines(("inspectee", "kind", "text", "at"), map(_observation, notes))
    changes = Substitution.objects.filter(team__round=round_).select_related(
        "team", "outgoing", "incoming", "successor"
    )
    yield "round/substitutions.csv", _lines(_SUBSTITUTION, map(_substitution, changes))
    drawn = DrawnSubstitute.objects.filter(substitution__team__round=round_).select_related("draw", "substitution")
    yield "draws/substitutes.csv", _lines(("substitution", "draw", "how", "order"), map(_drawn, drawn))
    files = ReportFile.objects.filter(round=round_)
    yield "documents/documents.csv", _lines(_DOCUMENT, map(_document, files))
    copies = SignedCopy.objects.filter(file__round=round_)
    yield "documents/signed_copies.csv", _lines(_COPY, map(_copy, copies))


_RESULT = (
    "id", "run", "by", "about", "known_on", "batches_until", "code_version", "indicator", "definition", "group",
    "name", "numerator", "denominator", "numerator_with_excluded", "denominator_with_excluded", "target", "met",
)  # fmt: skip
_INSPECTEE = ("id", "team", "unit", "kind", "code", "name", "chosen", "reason", "released_at")
_ANSWER = ("inspectee", "purpose", "item", "version", "entry", "by", "at")
_EVIDENCE = ("id", "inspectee", "purpose", "media_type", "bytes", "sha256", "picture", "created_on", "at")
_FINDING = ("id", "inspectee", "item", "statement", "fact", "figure", "named_object", "severity", "state", "at")
_SUBSTITUTION = ("id", "team", "duty", "position", "outgoing", "incoming", "successor", "at")
_DOCUMENT = ("id", "kind", "file", "print_code", "sha256", "bytes", "built_at", "superseded_at", "figures")
_COPY = ("id", "document", "kind", "file", "sha256", "signer", "seal_of", "note", "received_at")


def _lines(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The table in pieces of some lines."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(head)
    for number, row in enumerate(rows, 1):
        out.writerow(["" if cell is None else cell for cell in row])
        if number % 500 == 0:
            yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    piece = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return piece


def _batches() -> Iterator[Sequence[Any]]:
    for one in Batch.objects.order_by("number").iterator(_AT_ONCE):
        yield one.number, one.register, one.region, one.known_on, one.rows, one.digest


def _result(row: StoredResult) -> Sequence[Any]:
    run = row.run
    standing = (row.public_id, run.public_id, run.by, run.about, run.known_on, run.batches_until, run.code_version)
    counted = (row.numerator, row.denominator, row.numerator_with_excluded, row.denominator_with_excluded)
    what = (row.indicator, row.definition_version, row.group_code, row.group_name)
    return (*standing, *what, *counted, row.target, row.met)


def _inspectee(one: Inspectee) -> Sequence[Any]:
    unit = one.unit
    return (
        one.public_id, unit.team.number, unit.code, one.kind, one.code, one.name, one.chosen, one.reason,
        one.released_at,
    )  # fmt: skip


def _answer(one: SheetAnswer, ids: Mapping[tuple[int, str], str]) -> Sequence[Any]:
    entry = _named(json.loads(one.entry), one.sheet_id, ids)
    if entry.get(_PERSON):
        entry[_PERSON] = mask_name(entry[_PERSON])
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
    return one.sheet.inspectee.public_id, one.sheet.purpose, one.item_code, one.version, text, one.by.username, one.at


def _named(thing: Any, sheet_id: int, ids: Mapping[tuple[int, str], str]) -> Any:
    """The names of evidence files in an entry replaced by their ids: offices put persons' names into them."""
    if isinstance(thing, str):
        return ids.get((sheet_id, thing), thing)
    if isinstance(thing, dict):
        return {key: _named(part, sheet_id, ids) for key, part in thing.items()}
    return [_named(part, sheet_id, ids) for part in thing] if isinstance(thing, list) else thing


def _evidence(one: Evidence) -> Sequence[Any]:
    sheet = one.sheet
    told = (one.public_id, sheet.inspectee.public_id, sheet.purpose, one.media_type, one.size, one.digest)
    return (*told, one.picture_digest, one.created_on, one.at)


def _finding(one: Finding) -> Sequence[Any]:
    told = (one.public_id, one.inspectee.public_id, one.item_code, one.statement, one.fact, one.figure)
    return (*told, one.named_object, one.severity, one.state, one.at)


def _observation(one: Observation) -> Sequence[Any]:
    return one.inspectee.public_id, one.kind, one.text, one.at


def _substitution(one: Substitution) -> Sequence[Any]:
    """By usernames, as answers are; why a person left is the person's own affair."""
    people = (user.username if user else "" for user in (one.outgoing, one.incoming, one.successor))
    return one.public_id, one.team.number, one.duty, one.position, *people, one.at


def _drawn(one: DrawnSubstitute) -> Sequence[Any]:
    return one.substitution.public_id, one.draw.public_id, one.how, one.order


def _document(one: ReportFile) -> Sequence[Any]:
    figures = json.dumps(one.figures, ensure_ascii=False)
    told = (one.public_id, one.kind, document_path(one), one.print_code, one.digest, one.size)
    return (*told, one.built_at, one.superseded_at, figures)


def _copy(one: SignedCopy) -> Sequence[Any]:
    told = (one.public_id, one.file.public_id, one.kind, copy_path(one), one.digest)
    return (*told, one.signer, one.seal_of, one.note, one.received_at)


def document_path(one: ReportFile) -> str:
    return f"documents/{one.public_id}/{one.file_name}"


def copy_path(one: SignedCopy) -> str:
    """By its own id: an uploaded file's name is not ours to trust."""
    ending = one.file_name.rpartition(".")[2].lower()
    return f"documents/{one.file.public_id}/signed-{one.public_id}.{ending if ending.isalnum() else 'bin'}"
