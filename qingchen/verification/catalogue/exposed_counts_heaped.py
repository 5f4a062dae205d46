"""The numbers of exposed workers (接尘人数) of a county end in 0 and 5 more often than elsewhere.

Looks at     exposed workers of employer sites with at least ten, by county
Tested       how many end in 0 or 5, against the share in all other counties, at least one fifth (exact binomial tail)
Why          estimated, not counted; denominators stand on them
Source       dossier 6.8: 0/5 share, exposed-worker counts of two digits and more
Innocent     employers everywhere round a little: hence beside the others and not beside one fifth
"""

import polars as pl

from qingchen.verification.check import PLACE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.tails import binomial_tail
from qingchen.verification.tested import frame_of
from qingchen.verification.wording import first_row

LEAST = 50


def rows(facts: CheckFacts) -> pl.DataFrame:
    register = facts.table("employers")
    counted = register.filter(register.workers_dust_exposed >= 10, register.division.notnull())
    by_county = counted.group_by(county=counted.division.substr(0, 6)).agg(
        heaped=(counted.workers_dust_exposed % 5 == 0).sum(), **first_row(counted)
    )
    found = by_county.order_by("county").to_polars()
    total, heaped = int(found["rows_behind"].sum()), int(found["heaped"].sum() or 0)
    return frame_of(
        _line(row, heaped - row["heaped"], total - row["rows_behind"])
        for row in found.iter_rows(named=True)
        if row["rows_behind"] >= LEAST
    )


def _line(row: dict[str, int], heaped_elsewhere: int, elsewhere: int) -> dict[str, object]:
    usual = max(0.2, heaped_elsewhere / elsewhere) if elsewhere else 0.2
    heaped, total = row["heaped"], row["rows_behind"]
    told = f"{total} 个接尘人数中 {heaped} 个以 0 或 5 结尾（{heaped / total:.0%}），其他县（市、区）为 {usual:.0%}。"
    kept = {name: row[name] for name in ("rows_behind", "_batch", "_row", "_line")}
    tail = binomial_tail(heaped, total, min(usual, 0.999))
    return {"subject": PLACE, "sentence": told, "p_value": tail, "division": row["county"]} | kept


check = Check(
    name="exposed_counts_heaped",
    title="接尘人数多以 0 和 5 结尾",
    look_at="抽几户的花名册、考勤和工资表数一数；问是谁、怎样得出这个人数",
    innocent="企业报的是约数，各地都有一些，所以与其他县（市、区）相比",
    basis="末位数字检验（本系统拟定）",
    register="employers",
    reads={"employers": ("uscc", "site_no", "division", "workers_dust_exposed")},
    rows=rows,
    needs=f"一个县（市、区）有 {LEAST} 户以上接尘 10 人以上的单位",
)
