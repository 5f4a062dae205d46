"""Most of a place's papers (佐证材料) were made in the days just before the inspection (迎检突击补资料).

Looks at     evidence files of a self-check that say when they were made; photographs are left out, and so are files
             without a day
Flagged      at least `LEAST` of them, and more than `SHARE` of all dated ones, were made in the `DAYS` days before the
             first day of the inspection
Why          minutes and ledgers of a year are not all written in a week
Source       dossier 6.8: file created in the 7 days before the inspection (metadata)
Innocent     papers were scanned for the self-check, and the day is that of the scan
"""

from collections import defaultdict
from datetime import date, timedelta

import polars as pl

from qingchen.verification.check import PLACE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.evidence import READS, evidence
from qingchen.verification.found import found_rows

DAYS, LEAST, SHARE = 7, 4, 0.5


def rows(facts: CheckFacts) -> pl.DataFrame:
    by_place = defaultdict(list)
    for row in evidence(facts):
        if row["created_on"] and row["window_from"] and not str(row["media_type"]).startswith("image/"):
            by_place[row["inspectee_code"]].append(row)
    return found_rows(line for dated in by_place.values() if (line := _line(dated)))


def _line(dated: list[dict[str, object]]) -> dict[str, object] | None:
    late = [row for row in dated if _days_before(row) in range(1, DAYS + 1)]
    if len(late) < LEAST or len(late) <= len(dated) * SHARE:
        return None
    told = f"有形成日期的 {len(dated)} 份佐证文件中，{len(late)} 份形成于督导开始前 {DAYS} 天内。"
    return {**late[0], "subject": PLACE, "sentence": told, "rows_behind": len(late)}


def _days_before(row: dict[str, object]) -> int:
    made, visit = row["created_on"], row["window_from"]
    assert isinstance(made, date)
    assert isinstance(visit, date)
    return (visit - made) // timedelta(days=1)


check = Check(
    name="evidence_made_for_visit",
    title="佐证文件多在督导前几天形成",
    look_at="文件的文号登记簿、发文和归档记录、纸质原件；会议纪要对照会议通知和签到",
    innocent="为自查统一扫描，日期是扫描的日期",
    basis="吉尘防办发〔2020〕2号 五（二）、五（三）",
    register="evidence_files",
    reads={"evidence_files": READS},
    rows=rows,
)
