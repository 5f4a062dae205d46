"""Operating employers that were in the scope (治理范围) of an earlier batch are out of it now.

Looks at     versions of the employers' register, by county: sites in scope and operating in some earlier version
Flagged      a county where at least `LEAST` such sites and `SHARE` of them are now out of scope though operating, or
             withdrawn while no other site of theirs is registered; one lead a county
Why          a denominator that shrinks before the cut-off lifts every rate (dossier 1.5)
Source       dossier 1.5: shrinking the scope list
Innocent     the first list was taken over from an older survey and was cleaned
"""

import ibis
import ibis.expr.types as ir

from qingchen.verification.check import PLACE, Check
from qingchen.verification.earlier import CheckFacts
from qingchen.verification.sites import SITE
from qingchen.verification.wording import first_row, places_of, sentence

LEAST, SHARE = 3, 0.02


def rows(facts: CheckFacts) -> ir.Table:
    versions, now = facts.versions("employers"), facts.table("employers")
    held = versions.filter(versions["_about"] <= facts.about)
    order = held["_batch"] * 2**32 + held["_row"]
    was_in = (held["_act"] == "put") & held.in_scope & (held.production_status == "operating")
    before = held.group_by(*SITE).agg(
        was_in=was_in.any(),
        name_before=held.name.argmax(order),
        division_before=held.division.argmax(order),
        **{name: held[name].argmax(order) for name in ("_batch", "_row", "_line")},
    )
    before = before.filter(before.was_in)
    current = now.select(
        *SITE, "name", "division", "in_scope", operating=now.production_status == "operating", registered=True
    )
    both = before.left_join(current, SITE).drop("uscc_right", "site_no_right")
    elsewhere = now.select("uscc").distinct().mutate(known=True)
    both = both.left_join(elsewhere, "uscc").drop("uscc_right")
    gone = both.registered.isnull() & both.known.isnull()
    dropped = (both.registered & ~both.in_scope & both.operating).fill_null(False)
    both = both.mutate(
        lies_in=ibis.coalesce(both.division, both.division_before),
        out=gone | dropped,
        gone=gone,
        name=ibis.coalesce(both.name, both.name_before),
    )
    both = both.mutate(county=both.lies_in.substr(0, 6))
    before_by = both.group_by("county").agg(before=both.count())
    left = both.filter(both.out)
    by_county = left.group_by("county").agg(
        dropped=left.count(),
        withdrawn=left.gone.sum(),
        example=left.name.min(),
        also=places_of(left.lies_in),
        **first_row(left),
    )
    joined = by_county.inner_join(before_by, "county")
    found = joined.filter(joined.dropped >= LEAST, joined.dropped >= joined.before * SHARE)
    told = sentence(
        "以前的批次中在范围、在产的 ", found.before, " 户，现有 ", found.dropped,
        " 户仍在产而不在范围内或者整户撤回（撤回 ", found.withdrawn, " 户），如", found.example, "。",
    )  # fmt: skip
    apart = sentence(
        "以前的批次中在范围、在产的 ", found.before, " 户，现有 ", found.dropped, " 户仍在产而不在范围内或者整户撤回，"
        "分属几个检查对象。",
    )  # fmt: skip
    return found.select(
        "also", "rows_behind", "_batch", "_row", "_line",
        division=found.county, subject=ibis.literal(PLACE), sentence=told, sentence_apart=apart,
    )  # fmt: skip


check = Check(
    name="scope_shrunk",
    title="治理范围比以前的批次缩小",
    look_at="前后两批台账逐户比对，剔除的原因和证明材料，抽几户到现场看是否在产、有没有粉尘",
    innocent="第一批沿用了以前的调查名单，后来按规定清理",
    basis="国卫职健发〔2019〕46号；吉尘防办发〔2020〕2号 二（二）",
    register="employers",
    reads={"employers": ("uscc", "site_no", "name", "division", "in_scope", "production_status")},
    rows=rows,
)
