"""Recounts of drawn records carried from recounts.csv: drawn by certificate, filed look after look.

unit, indicator, of, seed   what is drawn, of which frame (denominator, numerator), by which public seed
not_found                   places in the draw whose record no paper bears out, apart by blanks; all others agree
"""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from qingchen.field.steps import Log, find_inspectee, rows_of
from qingchen.inspection.actions.recounts import draw_records, file_recount
from qingchen.inspection.models import Inspectee, RecordDraw, Round
from qingchen.inspection.recounts.store import draw_for, frame_of, questions_for, recount_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor
from qingchen.verification.sampling.outcome import Frame
from qingchen.verification.sampling.records import Record, digest_of
from qingchen.verification.sampling.recount import Result
from qingchen.verification.sampling.recount_line import TITLES, Written


def recount_from_file(actor_for: Callable[[Inspectee], Actor], round_: Round, answers: Path, log: Log) -> int:
    """How many records were recounted. A folder without the file has none."""
    path, count = answers / "recounts.csv", 0
    for number, row in rows_of(path) if path.exists() else ():
        inspectee = find_inspectee(round_, row["unit"])
        if inspectee is None:
            continue
        try:
            count += _recount(actor_for(inspectee), inspectee, row)
        except Problem as problem:
            log.refuse(f"recounts.csv 第 {number} 行", problem)
    return count


def _recount(actor: Actor, inspectee: Inspectee, row: dict[str, str]) -> int:
    indicator, frame = row["indicator"], cast(Frame, row["of"])
    question = questions_for(actor, inspectee).get(indicator)
    if question is None:
        raise Problem("recount.no_plan", place=inspectee.name, item=indicator)
    digest = digest_of(frame_of(actor, inspectee, question, frame)[1])
    draw = draw_records(actor, inspectee, indicator, frame, digest, row["seed"])
    return _file(actor, draw, {int(place) for place in row["not_found"].split()})


def _file(actor: Actor, draw: RecordDraw, not_found: set[int]) -> int:
    """File the records of the first look, then those of the next while one is due."""
    filed = 0
    while (held := recount_of(actor, draw)).due > filed:
        filed = held.due
        due = enumerate(held.records[:filed], 1)
        file_recount(actor, draw_for(actor, draw.public_id), [_line(place, one, not_found) for place, one in due])
    return filed


def _line(place: int, record: Record, not_found: set[int]) -> Written:
    if place in not_found and record.reported:
        return Written(record.code, TITLES[Result.NOT_FOUND])
    return Written(record.code, TITLES[Result.AGREES], document=f"原始记录卷宗第 {place} 份")
