"""Data of the charts, as JSON: intervals of what was recounted, a funnel of counties, last digits, batches by day."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.models import StoredResult
from qingchen.inspection.models import Round
from qingchen.registers.catalogue import registers
from qingchen.registers.models import Batch
from qingchen.values.rate import Rate
from qingchen.values.region import Area
from qingchen.verification.plots.funnel import funnel_limits, outside
from qingchen.verification.plots.last_digits import last_digits
from qingchen.web.presenters.rates import SHORT

OUTER, INNER = 0.001, 0.025
BEFORE_VISIT = timedelta(days=7)


def intervals(items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One line an item: what is claimed, computed and, where recounted, found between which bounds; percent."""
    lines = []
    for item in items:
        claimed, computed = item["rates"]
        recounted = next((one for one in item["recounts"] if one["outcome"]), None)
        lines.append(
            {
                "name": SHORT.get(item["indicator"], item["title"]),
                "target": _percent(item["target_share"]),
                "claimed": _percent(claimed.exact if claimed else None),
                "computed": _percent(computed.exact),
                "low": _percent(recounted["low"]) if recounted else None,
                "high": _percent(recounted["high"]) if recounted else None,
                "found": _percent(recounted["estimate"]) if recounted else None,
                "outcome": recounted["outcome"] if recounted else "",
            }
        )
    return lines


def funnel(results: Sequence[StoredResult], area: Area) -> dict[str, Any]:
    """Counties that the viewer sees, those of the place marked, with limits around the rate of all together."""
    counted = [one for one in results if one.rate.denominator]
    whole = sum((one.rate for one in counted), Rate(0, 0))
    if whole.exact is None or len(counted) < 2:
        return {}
    share = float(whole.exact)
    sizes = [one.rate.denominator for one in counted]
    smallest, largest = max(1, min(sizes) * 3 // 4), max(sizes) * 5 // 4 + 1
    limits = {error: funnel_limits(share, smallest, largest, error) for error in (INNER, OUTER)}
    return {
        "share": _percent(share),
        "title": indicators()[results[0].indicator].title,
        "points": [
            {
                "name": one.group_name,
                "objects": one.rate.denominator,
                "percent": _percent(one.rate.exact),
                "counts": one.rate.counts_text,
                "ours": one.group_code in area,
                "outside": outside(share, one.rate.numerator, one.rate.denominator, OUTER),
            }
            for one in counted
        ],
        "limits": [
            {
                "objects": inner.objects,
                "inner": [_percent(inner.low), _percent(inner.high)],
                "outer": [_percent(outer.low), _percent(outer.high)],
            }
            for inner, outer in zip(limits[INNER], limits[OUTER], strict=True)
        ],
    }


def digits(values: Sequence[int | None]) -> dict[str, Any]:
    """How often each last digit comes; empty where there are too few values."""
    found = last_digits(values)
    if not found.enough:
        return {"many": found.many}
    return {
        "many": found.many,
        "counts": list(found.counts),
        "expected": found.many / 10,
        "rounded": round(found.rounded * 100, 1),
    }


def timeline(batches: Sequence[Batch], round_: Round) -> dict[str, Any]:
    """A dot a day and register; what came within a week before the inspection is marked."""
    seen: dict[tuple[str, str], list[int]] = {}
    for batch in batches:
        held = seen.setdefault((batch.known_on.isoformat(), batch.register), [0, 0])
        held[0] += 1
        held[1] += batch.rows
    first = round_.window_from - BEFORE_VISIT
    return {
        "registers": [registers()[name].title for name in registers() if any(key[1] == name for key in seen)],
        "points": [
            {
                "day": day,
                "register": registers()[name].title,
                "batches": many,
                "rows": rows,
                "late": day >= first.isoformat(),
            }
            for (day, name), (many, rows) in sorted(seen.items())
        ],
        "window": [round_.window_from.isoformat(), round_.window_until.isoformat()],
        "from": first.isoformat(),
    }


def _percent(share: Any) -> float | None:
    return None if share is None else round(float(share) * 100, 2)
