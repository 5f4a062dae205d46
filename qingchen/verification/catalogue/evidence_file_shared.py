"""The same file (SHA-256) is the evidence (佐证) of several places that have nothing to do with each other.

Looks at     evidence files of self-checks by their fingerprint
Flagged      one fingerprint at two or three places, none of which lies within another; what more places show is a
             document from above that all of them have
Why          one place's papers were lent to another
Source       dossier 6.8: same photo hash reused in two places
Innocent     a document that the province sent to these places only; an empty form
"""

from collections import defaultdict

import polars as pl

from qingchen.verification.check import PLACE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.evidence import READS, are_apart, evidence
from qingchen.verification.found import found_rows

MOST_PLACES = 3


def rows(facts: CheckFacts) -> pl.DataFrame:
    by_digest = defaultdict(list)
    for row in evidence(facts):
        by_digest[row["file_digest"]].append(row)
    return found_rows(line for same in by_digest.values() if (line := _line(same)))


def _line(same: list[dict[str, object]]) -> dict[str, object] | None:
    places = sorted({str(row["division"]) for row in same})
    apart = [other for other in places[1:] if are_apart(places[0], other)]
    if not apart or len(places) > MOST_PLACES:
        return None
    digest = str(same[0]["file_digest"])[:12]
    told = f"同一个文件（指纹 {digest}…）在 {len(places)} 个地区的自查中作佐证，共 {len(same)} 处。"
    return {**same[0], "subject": PLACE, "sentence": told, "rows_behind": len(same), "also": places}


check = Check(
    name="evidence_file_shared",
    title="同一文件作几个地区的佐证",
    look_at="打开文件看落款、公章和日期是哪个地区的，请另一地区出示原件",
    innocent="上级只发给这几个地区的文件，或者空白表格",
    basis="吉尘防办发〔2020〕2号 五（三）",
    register="evidence_files",
    reads={"evidence_files": READS},
    rows=rows,
)
