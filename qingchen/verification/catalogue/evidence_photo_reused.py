"""The same photograph, cropped or saved anew, is evidence at two places or of two rounds.

Looks at     pictures of self-checks by their look (difference hash of 256 bits); pictures with hardly any structure, as
             blank pages, are left out
Flagged      two pictures at most `MOST_BITS` bits apart, of different places or rounds, that are not the same file at
             one place; one lead a picture after the first
Why          a photograph of elsewhere, or of last year, stands for today
Source       dossier 6.8: same photo hash reused in two places
Innocent     two pictures of one sign or form, from the same stand
"""

import numpy
import polars as pl

from qingchen.standards import divisions
from qingchen.verification.check import PLACE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.evidence import READS, evidence
from qingchen.verification.found import found_rows

MOST_BITS = 12
LEAST_STRUCTURE = 32
"""Bits that are one, and bits that are nought, in a picture that can be told from others."""


def rows(facts: CheckFacts) -> pl.DataFrame:
    pictures = [row for row in evidence(facts) if _is_telling(row["picture_digest"])]
    return found_rows(_line(pictures[first], pictures[second], bits) for first, second, bits in _alike(pictures))


def _is_telling(digest: object) -> bool:
    return bool(digest) and LEAST_STRUCTURE <= int(str(digest), 16).bit_count() <= 256 - LEAST_STRUCTURE


def _alike(pictures: list[dict[str, object]]) -> list[tuple[int, int, int]]:
    """(earlier, later, bits apart): of each picture the nearest earlier one of another place or round."""
    hashes = numpy.array(
        [[int(str(row["picture_digest"])[at : at + 16], 16) for at in (0, 16, 32, 48)] for row in pictures],
        dtype=numpy.uint64,
    ).reshape(-1, 4)
    found = []
    for second in range(1, len(pictures)):
        apart = numpy.bitwise_count(hashes[:second] ^ hashes[second]).sum(axis=1)
        near = [int(one) for one in numpy.flatnonzero(apart <= MOST_BITS) if _differ(pictures[one], pictures[second])]
        if near:
            first = min(near, key=lambda one: int(apart[one]))
            found.append((first, second, int(apart[first])))
    return found


def _differ(one: dict[str, object], other: dict[str, object]) -> bool:
    return (one["inspectee_code"], one["round_code"]) != (other["inspectee_code"], other["round_code"])


def _line(first: dict[str, object], second: dict[str, object], bits: int) -> dict[str, object]:
    place = divisions.name_of(str(first["division"])) if first["division"] else "未填"
    own = first["inspectee_code"] == second["inspectee_code"]
    where = "本地区以前的督导" if own else f"另一地区（{place}）"
    how = "完全相同" if bits == 0 else f"几乎相同（256 位中差 {bits} 位）"
    told = f"自查中的一张照片与{where}的一张{how}。"
    apart = f"自查中的一张照片与其他检查对象的一张{how}。"
    seen = {"subject": PLACE, "sentence": told, "sentence_apart": apart, "rows_behind": 2}
    return {**second, **seen, "also": [] if own else [first["division"]]}


check = Check(
    name="evidence_photo_reused",
    title="佐证照片重复使用",
    look_at="两张照片放在一起看，问拍摄的时间、地点和拍摄人，看原文件的拍摄信息",
    innocent="站在同一处拍的同一块牌子或者同一种表格",
    basis="吉尘防办发〔2020〕2号 五（三）",
    register="evidence_files",
    reads={"evidence_files": (*READS, "round_code")},
    rows=rows,
)
