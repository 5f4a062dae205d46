"""Publications as their pages show them."""

from collections.abc import Sequence
from typing import Any

from qingchen.indicators.models import Publication
from qingchen.indicators.result import Result
from qingchen.indicators.store import compared
from qingchen.web.presenters.figures import grouped, rate_figure


def line(publication: Publication) -> dict[str, Any]:
    run = publication.run
    return {
        "id": publication.public_id,
        "title": publication.title,
        "about": run.about,
        "known_on": run.known_on,
        "batches_until": run.batches_until,
        "code_version": run.code_version,
        "by": publication.published_by,
        "at": publication.published_at,
    }


def detail(publication: Publication, seen: Sequence[Result], today: Sequence[Result]) -> dict[str, Any]:
    """`{"publication", "moved", "columns", "rows": [{"name", "cells"}], "definitions"}`.

    seen    the same groups as the person may see them today: others' lines are left out, and those seen in part
    """
    whole = {result.group_code for result in seen if not result.group_partial}
    lines = [one for one in compared(publication, today) if one.stored.group_code in whole]
    groups = list(dict.fromkeys((one.stored.group_code, one.stored.group_name) for one in lines))
    names = list(dict.fromkeys(one.stored.indicator for one in lines))
    held = {(one.stored.indicator, one.stored.group_code): one for one in lines}
    cells = {}
    for key, one in held.items():
        figure = rate_figure(one.stored.rate, one.stored.target_share)
        now = "今日没有这一组" if one.today is None else f"今日 {one.today.percent_text}（{grouped(one.today)}）"
        cells[key] = figure | {"moved": now if one.moved else ""}
    words = publication.definitions
    return {
        "publication": line(publication),
        "moved": sum(one.moved for one in lines),
        "figures": len(lines),
        "columns": [words[name]["名称"] for name in names],
        "rows": [{"name": name, "cells": [cells[one, code] for one in names]} for code, name in groups],
        "definitions": [(words[name]["名称"], list(words[name].items())[1:]) for name in names],
    }
