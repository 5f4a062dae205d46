"""Recounts of drawn records carried from recounts.csv: frames frozen, later drawn by number, filed look after look.

unit, indicator, of   what is drawn, of which frame (denominator, numerator)
not_found             places in the draw whose record no paper bears out, apart by blanks; all others agree
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from qingchen.field.steps import Log, find_inspectee, rows_of
from qingchen.inspection.actions.record_draws import freeze_records
from qingchen.inspection.actions.recounts import file_recount
from qingchen.inspection.models import Inspectee, RecordDraw, Round
from qingchen.inspection.recounts.store import draw_for, draws_for, frame_of, question_for, recount_of
from qingchen.problems import Problem
from qingchen.values.actor import Actor
from qingchen.verification.sampling.outcome import Frame
from qingchen.verification.sampling.records import Record, digest_of
from qingchen.verification.sampling.recount import Result
from qingchen.verification.sampling.recount_line import TITLES, Written

_ActorFor = Callable[[Inspectee], Actor]


def freeze_from_file(actor_for: _ActorFor, round_: Round, answers: Path, log: Log) -> int:
    """How many frames were frozen. A folder without the file has none."""
    return sum(_each(_freeze, actor_for, round_, answers, log))


def recount_from_file(actor_for: _ActorFor, round_: Round, answers: Path, log: Log) -> int:
    """How many records were recounted, of those that were drawn."""
    return sum(_each(_recount, actor_for, round_, answers, log))


def _each(
    act: Callable[[Actor, Inspectee, dict[str, str]], int],
    actor_for: _ActorFor,
    round_: Round,
    answers: Path,
    log: Log,
) -> Iterator[int]:
    path = answers / "recounts.csv"
    for number, row in rows_of(path) if path.exists() else ():
        inspectee = find_inspectee(round_, row["unit"])
        if inspectee is None:
            continue
        try:
            yield act(actor_for(inspectee), inspectee, row)
        except Problem as problem:
            log.refuse(f"recounts.csv 第 {number} 行", problem)


def _freeze(actor: Actor, inspectee: Inspectee, row: dict[str, str]) -> int:
    indicator, frame = row["indicator"], cast(Frame, row["of"])
    question = question_for(actor, inspectee, indicator)
    digest = digest_of(frame_of(actor, inspectee, question, frame)[1])
    freeze_records(actor, inspectee, indicator, frame, digest)
    return 1


def _recount(actor: Actor, inspectee: Inspectee, row: dict[str, str]) -> int:
    drawn = [d for d in draws_for(actor, inspectee) if (d.indicator, d.of) == (row["indicator"], row["of"])]
    return sum(_file(actor, draw, {int(place) for place in row["not_found"].split()}) for draw in drawn)


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
