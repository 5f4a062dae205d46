"""Pairs of records and what speaks for their being one person, in words."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

import polars as pl

from qingchen.registers.catalogue import register_named
from qingchen.registers.file_ids import FileIds, file_ids
from qingchen.registers.linkage.linkage import LINKAGES, Side
from qingchen.registers.linkage.models import LinkCandidate, LinkRun
from qingchen.registers.linkage.outcome import LINKED, OUTCOMES
from qingchen.registers.masked_rows import masked
from qingchen.registers.models import Batch
from qingchen.registers.reader import ScopedReader, Version
from qingchen.standards import divisions
from qingchen.standards.codes import code_list
from qingchen.standards.linkage_weights import linkage_weights
from qingchen.values.region import Area
from qingchen.web.presenters.register_rows import facts
from qingchen.web.presenters.search import counties

TAGS = {"waiting": "tag-amber", "same": "tag-good", "different": "tag-bad", "undecided": ""}
_ALWAYS = {"identity_number", "name", "born_on"}
"""What is said even where it is missing: it is why the pair has to be looked at."""
Counts = Mapping[tuple[str, str], int]


def regions(area: Area, on: date) -> list[tuple[str, str]]:
    """Prefectures that lie wholly in the area, then every county that it touches."""
    of_counties = counties(area, on)
    prefectures = sorted({code[:4] for code, _ in of_counties if area.covers(Area((code[:4],)))})
    return [(code, divisions.full_name_of(code, on)) for code in prefectures] + of_counties


def tabs(counts: Counts, decision: str) -> list[tuple[str, str, int, str]]:
    """(name, title, pairs waiting, address) of each linkage."""
    return [
        (name, one.title, counts.get((name, "waiting"), 0), "?" + urlencode({"linkage": name, "decision": decision}))
        for name, one in LINKAGES.items()
    ]


def decisions(counts: Counts, chosen: str, decision: str) -> list[tuple[str, str, int, str, bool]]:
    return [
        (
            value,
            str(label),
            counts.get((chosen, value), 0),
            "?" + urlencode({"linkage": chosen, "decision": value}),
            value == decision,
        )
        for value, label in LinkCandidate.Decision.choices
    ]


def run(one: LinkRun, counts: Mapping[str, int]) -> dict[str, Any]:
    """One run: whom it looked for, where, and how many came out how."""
    return {
        "title": LINKAGES[one.linkage].title,
        "region": divisions.name_of(one.region),
        "at": one.ran_at,
        "left": one.left_rows,
        "right": one.right_rows,
        "linked": sum(counts.get(name, 0) for name in LINKED),
        "outcomes": [(OUTCOMES[name], count) for name, count in counts.items()],
    }


def line(pair: LinkCandidate) -> dict[str, Any]:
    """One pair for the list: no word about the persons but what agrees."""
    return {
        "public_id": pair.public_id,
        "weight": f"{pair.weight:.1f}",
        "words": "；".join(words for _, words, _ in _reasons(pair)),
        "left": _county(pair.left_county),
        "right": _county(pair.right_county),
        "decision": pair.get_decision_display(),
        "tag": TAGS[pair.decision],
        "by": pair.decided_by,
        "at": pair.decided_at,
    }


def pair(reader: ScopedReader, one: LinkCandidate) -> dict[str, Any]:
    """Both records, masked. Raises Problem.thing.not_found where one lies outside the area."""
    linkage, ids = LINKAGES[one.linkage], file_ids()
    return {
        "linkage": linkage,
        "pair": line(one),
        "note": one.note,
        "decided": one.decision != LinkCandidate.Decision.WAITING,
        "reasons": _reasons(one),
        "weights": linkage_weights(),
        "sides": [
            _record(reader, linkage.left, one.left_batch, one.left_row, ids),
            _record(reader, linkage.right, one.right_batch, one.right_row, ids),
        ],
    }


def history(said: Sequence[Version], batches: Mapping[int, Batch], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every word on a pair, the latest first: `{"at", "by", "decision", "tag", "note"}`."""
    labels = code_list("link_decision")
    return [
        {
            "at": batches[one.batch].known_at,
            "by": names.get(one.values["decided_by"]) or one.values["decided_by"],
            "decision": labels.label_of(one.values["decision"]),
            "tag": TAGS.get(one.values["decision"], ""),
            "note": one.values["note"] or "",
        }
        for one in sorted(said, key=lambda one: (one.batch, one.row), reverse=True)
    ]


def _record(reader: ScopedReader, side: Side, batch: int, row: int, ids: FileIds) -> dict[str, Any]:
    register, version = register_named(side.register), reader.version(side.register, batch, row)
    shown = masked(side.register, pl.DataFrame({"_batch": [batch], "_row": [row]}))[batch, row]
    more = [("单位名称", version.values["employer_name"])] if version.values.get("employer_name") else []
    return {
        "title": register.title,
        "masked": [
            (column.title, shown[column.name] or "未填")
            for column in register.sensitive
            if shown[column.name] or column.name in _ALWAYS
        ],
        "facts": [*more, *facts(register, version.values, register.headline)],
        "source": version.source.text,
        "reveal": ids.row(side.register, batch, row),
    }


def _reasons(pair: LinkCandidate) -> list[tuple[str, str, float]]:
    """(field, what was found, bits for it) in the order of the table; a field that one side lacks is left out."""
    weights = linkage_weights()
    return [
        (weights.comparisons[name][0], weights.level(name, level).words, bits)
        for name, (level, bits) in json.loads(pair.levels).items()
    ]


def _county(code: str) -> str:
    return divisions.name_of(code) if code else ""
