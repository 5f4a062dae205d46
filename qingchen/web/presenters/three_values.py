"""Claimed, computed and verified side by side, each with its two integers and its source."""

from datetime import date
from typing import Any

from qingchen.indicators.compute import CROSS
from qingchen.inspection import answer_text
from qingchen.inspection.entry import VERDICTS, Entry
from qingchen.inspection.entry_json import files_of
from qingchen.inspection.item import AnswerType, Item
from qingchen.inspection.three_values import ItemRow, rate_of, word_of
from qingchen.values.rate import Rate
from qingchen.verification.comparison import Difference
from qingchen.web.presenters.figures import grouped, rate_figure, thousands
from qingchen.web.presenters.sheets import VERDICT_TAGS

DIFFERENCES = ("不一致", "tag-amber")
_LONG = 24


def row(one: ItemRow, lists_address: str) -> dict[str, Any]:
    """One line of the heart page. `lists_address`: query under which a computed figure opens to its rows."""
    tag, colour = _verdict(one)
    return {
        "code": one.item.code,
        "title": one.item.title,
        "key": one.item.key_item,
        "target": one.item.target or "—",
        "asked": one.item.asked,
        "department": (one.claimed.department if one.claimed else "") or one.item.asked,
        "responsible": one.claimed.responsible_person if one.claimed else "",
        "evidence": len(files_of(one.claimed)) if one.claimed else 0,
        "claimed": _filled(one.item, one.claimed, "自查"),
        "computed": _computed(one, lists_address),
        "verified": _filled(one.item, one.verified, "核实"),
        "verdict": tag,
        "verdict_tag": colour,
        "said": _said(one),
        "blank": one.verified is None or one.verified.answer is None,
        "differs": _differs(one),
        "claim_agrees": one.claim_agrees,
    }


def beside(one: ItemRow, purpose: str) -> list[tuple[str, str, str]]:
    """(whose value, value, counts or source) that stand beside the fields while an item is filled."""
    shown = [("computed", "台账计算数", _computed(one, ""))]
    if purpose == "inspection":
        shown.insert(0, ("claimed", "自查申报数", _filled(one.item, one.claimed, "自查")))
    return [
        (title, figure["value"], "　".join(filter(None, (figure["counts"], figure["source"]))))
        for _, title, figure in shown
        if figure["value"] != "—"
    ]


def _filled(item: Item, entry: Entry | None, source: str) -> dict[str, str]:
    if entry is None or entry.answer is None:
        return {"value": "—", "counts": "", "source": "", "long": ""}
    rate = rate_of(entry.answer)
    if rate is not None:
        return _of_rate(rate) | {"source": source}
    text = answer_text.text(item, entry.answer)
    return {"value": text, "counts": "", "source": source, "long": "long" if len(text) > _LONG // 3 else ""}


def _computed(one: ItemRow, address: str) -> dict[str, Any]:
    """A composite's parts stand below each other, each with its own way to the rows."""
    item, value = one.item, one.computed
    if any(one.parts):
        known_on = next(part.known_on for part in one.parts if part)
        lines = [
            {
                "name": name,
                "value": part.text if part else "—",
                "href": _opens(spec, address) if part else "",
            }
            for name, spec, part in zip(item.parts, item.indicators, one.parts, strict=True)
        ]
        told = "；".join(f"{line['name']} {line['value']}" for line in lines)
        return {"value": told, "counts": "", "source": _source(known_on), "long": "", "parts": lines}
    if value is None:
        return {"value": "—", "counts": "", "source": "", "long": ""}
    shown = {"source": _source(value.known_on), "href": _opens(item.indicator, address), "long": ""}
    if value.measure == "count":
        out_of = value.rate.denominator
        counts = f"/ {thousands(out_of)}" if out_of > value.rate.numerator else ""
        return {"value": f"{thousands(value.rate.numerator)} {value.unit}", "counts": counts} | shown
    if item.answer_type in (AnswerType.YES_NO, AnswerType.YES_PARTIAL_NO) and value.rate.denominator:
        return {"value": word_of(item, value.rate), "counts": grouped(value.rate)} | shown
    return _of_rate(value.rate) | shown


def _opens(spec: str, address: str) -> str:
    """`spec`: of Item.indicators; a key industry by the crossed table."""
    name, _, trade = spec.partition("@")
    if not address:
        return ""
    return address.format(indicator=name, trade=f"{CROSS}{trade}" if trade else "") + (
        "&across=industry" if trade else ""
    )


def _source(known_on: date) -> str:
    return f"台账 {known_on:%m-%d} 所知"


def _of_rate(rate: Rate) -> dict[str, str]:
    figure = rate_figure(rate, None)
    return {"value": figure["percent"] + figure["unit"], "counts": figure["counts"], "long": ""}


def _verdict(one: ItemRow) -> tuple[str, str]:
    """The tag: the team's verdict; before there is one, whether the values differ."""
    if one.verified is not None and one.verified.verdict:
        return VERDICTS[one.verified.verdict], VERDICT_TAGS[one.verified.verdict]
    if _differs(one):
        return DIFFERENCES
    if one.verified is not None and one.verified.answer is not None:
        return "已核实", "tag-accent"
    return "未核实", ""


def _differs(one: ItemRow) -> bool:
    """Counts are compared by the rules; every other kind of answer is either the claimed one or not."""
    if one.difference.kind is Difference.DIFFERS:
        return True
    claimed = one.claimed.answer if one.claimed else None
    verified = one.verified.answer if one.verified else None
    return claimed is not None and verified is not None and claimed != verified


def _said(one: ItemRow) -> str:
    compared = one.difference.sentence if one.difference.kind is Difference.DIFFERS else ""
    parts = [compared, one.difference.explained, one.verified.remark if one.verified else ""]
    return "；".join(part.rstrip("。；") for part in parts if part)


LISTS = {"all": "全部", "blank": "未填", "differs": "不一致", "key": "重点项", "mine": "我负责的"}


def filtered(rows: list[dict[str, Any]], name: str) -> dict[str, list[dict[str, Any]]]:
    """Lines by work list."""
    return {
        "all": rows,
        "blank": [one for one in rows if one["blank"]],
        "differs": [one for one in rows if one["differs"]],
        "key": [one for one in rows if one["key"]],
        "mine": [one for one in rows if one["responsible"] == name],
    }


def tallies(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Figures of the head of the page."""
    verified = sum(not one["blank"] for one in rows)
    compared = [one for one in rows if one["claim_agrees"] is not None]
    agreeing = sum(bool(one["claim_agrees"]) for one in compared)
    return {
        "verified": verified,
        "total": len(rows),
        "blank": len(rows) - verified,
        "agreeing": f"{agreeing * 100 // len(compared)}%" if compared else "—",
        "compared": len(compared),
        "differing": len(compared) - agreeing,
        "unmet": sum(one["verdict_tag"] == "tag-bad" for one in rows),
        "evidence": sum(one["evidence"] for one in rows),
    }
