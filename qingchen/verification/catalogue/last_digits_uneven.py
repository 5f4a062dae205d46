"""The last digits of a provider's dust concentrations do not come evenly, as those of measured values do.

Looks at     concentrations with at least three significant digits at the resolution of their report (the most decimals
             that any of its values has), above the limit of detection, by provider
Tested       χ² of the ten digits against evenness, nine degrees of freedom
Why          people who invent numbers favour some digits
Source       dossier 6.8: terminal digit test; resolution effects and values below LOD left out
Innocent     an instrument whose scale steps by two or five
"""

import ibis
import polars as pl

from qingchen.verification.check import Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import READS as SITES
from qingchen.verification.sites import at_site
from qingchen.verification.tails import chi_square_tail_9
from qingchen.verification.tested import frame_of
from qingchen.verification.wording import first_row, places_of

LEAST = 100


def rows(facts: CheckFacts) -> pl.DataFrame:
    register = facts.table("dust_measurements")
    value = register.concentration_mg_m3
    values = register.filter(register.sampled_on <= facts.about, value > 0, ~register.below_limit.fill_null(False))
    written = values.concentration_mg_m3.cast("string").split(".")
    decimals = (written[1] != "0").ifelse(written[1].length(), 0).fill_null(0)
    values = values.mutate(decimals=decimals)
    values = values.mutate(decimals=values.decimals.max().over(ibis.window(group_by="report_no")))
    scaled = (values.concentration_mg_m3 * ibis.literal(10.0) ** values.decimals).round().cast("int64")
    fine = values.mutate(scaled=scaled).filter(scaled >= 100, values.decimals >= 1)
    fine = at_site(fine, facts)
    by_provider = fine.group_by("provider_no").agg(
        provider=fine.provider_name.max(),
        division=fine.division.mode(),
        also=places_of(fine.division),
        **{f"digit_{digit}": (fine.scaled % 10 == digit).sum() for digit in range(10)},
        **first_row(fine),
    )
    found = by_provider.filter(by_provider.rows_behind >= LEAST).order_by("provider_no").to_polars()
    return frame_of(_line(row) for row in found.iter_rows(named=True))


def _line(row: dict[str, object]) -> dict[str, object]:
    counts = [int(str(row[f"digit_{digit}"])) for digit in range(10)]
    total = sum(counts)
    chi_square = sum((count - total / 10) ** 2 for count in counts) * 10 / total
    most, least = (pick(range(10), key=counts.__getitem__) for pick in (max, min))
    told = (
        f"{total} 个浓度的末位数字分布不均（χ² = {chi_square:.1f}）：末位 {most} 有 {counts[most]} 个，"
        f"末位 {least} 只有 {counts[least]} 个，均匀时各约 {total / 10:.0f} 个。"
    )
    kept = {name: row[name] for name in ("division", "also", "rows_behind", "_batch", "_row", "_line")}
    subject = row["provider"] or row["provider_no"]
    return {"subject": subject, "sentence": told, "p_value": chi_square_tail_9(chi_square)} | kept


check = Check(
    name="last_digits_uneven",
    title="检测机构浓度的末位数字不均匀",
    look_at="该机构的称量原始记录、滤膜编号和天平打印条，抽几份报告从原始记录重算",
    innocent="仪器以 2 或 5 为一档读数",
    basis="GBZ/T 192.1-2007；末位数字检验（本系统拟定）",
    register="dust_measurements",
    reads={
        "employers": SITES,
        "dust_measurements": (
            "report_no", "provider_no", "provider_name", "uscc", "site_no", "sampled_on", "concentration_mg_m3",
            "below_limit",
        ),
    },
    rows=rows,
    needs=f"一家检测机构有 {LEAST} 个以上三位有效数字的浓度",
)  # fmt: skip
