"""Published results found again, and held against what the same question gives today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from types import MappingProxyType

from django.db.models import QuerySet

from qingchen.indicators.catalogue import indicators as every
from qingchen.indicators.models import Publication, ResultRun, StoredResult
from qingchen.indicators.result import Result, Standing
from qingchen.problems import Problem
from qingchen.values.rate import Rate


@dataclass(frozen=True, slots=True)
class Compared:
    """One published figure and today's, None where the group or the indicator is no more.

    version    of the counting rule today; empty where there is no such indicator any more
    """

    stored: StoredResult
    today: Rate | None
    with_excluded: Rate | None
    version: str

    @property
    def moved(self) -> bool:
        return (self.today, self.with_excluded) != (self.stored.rate, self.stored.rate_with_excluded)

    @property
    def redefined(self) -> bool:
        """Today's figure is counted by another rule."""
        return self.version != self.stored.definition_version


def newest_run(by: str, campaign: str, across: str = "") -> ResultRun | None:
    """What was frozen last for a campaign in one grouping; None before the office has frozen any."""
    return ResultRun.objects.filter(by=by, across=across, campaign=campaign).order_by("-id").first()


def first_frozen_at(by: str, campaign: str) -> datetime | None:
    """The hour from which a campaign has results of one grouping; None before the office has frozen any."""
    first = ResultRun.objects.filter(by=by, across="", campaign=campaign).order_by("id").first()
    return first.stored_at if first else None


def publications() -> QuerySet[Publication]:
    """The newest first."""
    return Publication.objects.select_related("run")


def publication_named(public_id: str) -> Publication:
    """Raises Problem.thing.not_found."""
    found = publications().filter(public_id=public_id).first()
    if found is None:
        raise Problem("thing.not_found", what="这次发布")
    return found


def result_of(stored: StoredResult, words: Mapping[str, str] = MappingProxyType({})) -> Result:
    """A stored figure as it was computed, whatever became of its indicator since.

    words   of its definition as it was published; what they do not tell is told by today's, if there is one
    """
    run, declared = stored.run, every().get(stored.indicator)
    title, counted, unit = (declared.title, declared.counted, declared.unit) if declared else ("", "", "%")
    unit = words.get("单位", unit)
    told = Result(
        indicator=stored.indicator,
        title=words.get("名称", title) or stored.indicator,
        counted=words.get("统计对象", counted),
        version=stored.definition_version,
        group_code=stored.group_code,
        group_name=stored.group_name,
        group_partial=stored.group_partial,
        rate=stored.rate,
        rate_with_excluded=stored.rate_with_excluded,
        target=stored.target_share,
        pro_rata=Fraction(stored.pro_rata) if stored.pro_rata else None,
        standing=Standing(run.about, run.known_on, run.batches_until, run.code_version),
        measure="rate" if unit == "%" else "count",
        unit=unit,
        better=declared.better if declared else "higher",
    )
    if told.met == stored.met:
        return told
    return replace(told, better="lower" if told.better == "higher" else "higher")


def compared(publication: Publication, today: Sequence[Result]) -> list[Compared]:
    """Every figure of the publication beside the one of `today` for the same indicator and group."""
    now: Mapping[tuple[str, str], Result] = {(one.indicator, one.group_code): one for one in today}
    lines = []
    for stored in publication.run.results.all():
        found, declared = now.get((stored.indicator, stored.group_code)), every().get(stored.indicator)
        lines.append(
            Compared(
                stored,
                found.rate if found else None,
                found.rate_with_excluded if found else None,
                declared.version if declared else "",
            )
        )
    return lines
