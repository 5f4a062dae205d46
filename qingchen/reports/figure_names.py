"""What the figures of a document are called, by the ids that they carry in it."""

import re
from collections.abc import Collection

from qingchen.accounts.models import new_public_id
from qingchen.findings.models import Finding
from qingchen.indicators.catalogue import indicators
from qingchen.indicators.models import StoredResult
from qingchen.inspection.models import Inspectee, Sheet

FINDING = "finding-"
_ENTRY = re.compile(rf"(claim|answer)-(.{{{len(new_public_id())}}})-(.+)")
OTHER = "文中的计数"
_VALUES = {"claim": "自报", "answer": "核查"}


def figure_names(ids: Collection[str]) -> dict[str, str]:
    """By id; a count that a document makes itself is OTHER.

    Ids are those that `gathering` gives: of a stored result its own, `claim-` + inspectee + item, `answer-` + sheet +
    item, `finding-` + finding.
    """
    rows = StoredResult.objects.filter(public_id__in=ids).select_related("run")
    named = {row.public_id: result_name(row) for row in rows}
    return dict.fromkeys(ids, OTHER) | named | _entries(ids) | _findings(ids)


def result_name(row: StoredResult) -> str:
    """The same for every run."""
    known = indicators().get(row.indicator)
    return f"{row.group_name}·{known.title if known else row.indicator}"


def _entries(ids: Collection[str]) -> dict[str, str]:
    told = {one: match.groups() for one in ids if (match := _ENTRY.fullmatch(one))}
    among = {public_id for _, public_id, _ in told.values()}
    places = dict(Inspectee.objects.filter(public_id__in=among).values_list("public_id", "name"))
    places |= dict(Sheet.objects.filter(public_id__in=among).values_list("public_id", "inspectee__name"))
    return {
        one: f"{places[public_id]}·{code}（{_VALUES[kind]}）"
        for one, (kind, public_id, code) in told.items()
        if public_id in places
    }


def _findings(ids: Collection[str]) -> dict[str, str]:
    told = [one.removeprefix(FINDING) for one in ids if one.startswith(FINDING)]
    return {f"{FINDING}{one.public_id}": f"问题：{one.statement}" for one in Finding.objects.filter(public_id__in=told)}
