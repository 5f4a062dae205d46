"""Faults in the evidence that places show."""

from datetime import timedelta

import numpy
import polars

from qingchen.inspection.evidence_traits import picture_digest
from qingchen.sample.evidence_shown import VISIT, picture_of, saved_anew
from qingchen.sample.faults.fault import Fault, some
from qingchen.sample.held import Frames

_CASES = 20
_NAME = "evidence_files"
_SAVED = {"原样": (320, 95, 0.0), "缩小并重新压缩": (160, 55, 0.0), "裁去四边各 3%": (300, 80, 0.03)}


def lent_papers(frames: Frames, _: None, random: numpy.random.Generator) -> Frames:
    """A paper of one county is shown by another too."""
    rows = frames[_NAME].to_dicts()
    papers = [
        row for row in rows if row["media_type"] == "application/pdf" and row["evidence_id"][-2:] not in ("d0", "d1")
    ]
    chosen = some(papers, 2 * _CASES, random)
    for case, (one, other) in enumerate(zip(chosen[::2], chosen[1::2], strict=True)):
        other["file_digest"] = one["file_digest"]
        one["_planted"] = other["_planted"] = case
    return {_NAME: polars.DataFrame(rows, schema=frames[_NAME].schema)}


def pictures_used_again(frames: Frames, how: str, random: numpy.random.Generator) -> Frames:
    rows = frames[_NAME].to_dicts()
    pictures = [row for row in rows if row["media_type"].startswith("image/")]
    chosen = some(pictures, 2 * _CASES, random)
    width, quality, cropped = _SAVED[how]
    half = len(chosen) // 2
    for case, (one, other) in enumerate(zip(chosen[:half], chosen[half:], strict=False)):
        data = picture_of(f"again-{case}-{random.integers(10**9)}", case)
        one["picture_digest"] = picture_digest(saved_anew(data, 320, 95))
        other["picture_digest"] = picture_digest(saved_anew(data, width, quality, cropped))
        one["_planted"] = other["_planted"] = case
    return {_NAME: polars.DataFrame(rows, schema=frames[_NAME].schema)}


def written_for_visit(frames: Frames, share: float, random: numpy.random.Generator) -> Frames:
    rows = frames[_NAME].to_dicts()
    chosen = some(sorted({row["division"] for row in rows}), _CASES, random)
    for row in rows:
        if row["division"] in chosen:
            row["_planted"] = chosen.index(row["division"])
            if row["created_on"] and random.random() < share:
                row["created_on"] = VISIT - timedelta(days=int(random.integers(1, 8)))
    return {_NAME: polars.DataFrame(rows, schema=frames[_NAME].schema)}


FAULTS = (
    Fault("lent_papers", _NAME, (("借用一份", None),), lent_papers),
    Fault(
        "pictures_used_again",
        _NAME,
        tuple((how, how) for how in ("裁去四边各 3%", "缩小并重新压缩", "原样")),
        pictures_used_again,
    ),
    Fault("written_for_visit", _NAME, tuple((f"突击补 {s:.0%}", s) for s in (0.4, 0.6, 0.9)), written_for_visit),
)
