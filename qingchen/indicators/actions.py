"""Storing computed rates, for documents to read, and publishing them: numbers are never typed again."""

from collections.abc import Sequence
from typing import Literal

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.refusal import Doer, not_permitted
from qingchen.indicators.catalogue import indicators as every
from qingchen.indicators.definition import definitions
from qingchen.indicators.formats import to_csv, to_json_with_definitions
from qingchen.indicators.groups import BY_TITLES, By
from qingchen.indicators.models import Publication, PublicEdition, ResultRun, StoredResult
from qingchen.indicators.public_edition import GROUPINGS, public_lines, to_public_csv
from qingchen.indicators.result import Result, Standing
from qingchen.indicators.workbook import to_workbook
from qingchen.problems import Problem
from qingchen.standards.rules import rule
from qingchen.values.actor import Actor, Role

ResultForm = Literal["csv", "xlsx", "json"]


@transaction.atomic
def store_results(
    actor: Actor, results: Sequence[Result], *, by: By, across: By | None = None, campaign: str = ""
) -> ResultRun:
    """Keep `results`, all of one computation, as one run that nothing changes afterwards."""
    assert results, "a run of no results says nothing"
    standing = results[0].standing
    assert all(result.standing == standing for result in results), "results of one run share their snapshot"
    run = ResultRun.objects.create(
        by=by,
        across=across or "",
        about=standing.about,
        known_on=standing.known_on,
        batches_until=standing.batches_until,
        code_version=standing.code_version,
        campaign=campaign,
        stored_by=actor.username,
        stored_at=clock.now(),
    )
    StoredResult.objects.bulk_create([_stored(run, result) for result in results], batch_size=500)
    record(
        actor,
        "store_results",
        "result_run",
        run.public_id,
        details={
            "by": by,
            "about": standing.about.isoformat(),
            "known_on": standing.known_on.isoformat(),
            "batches_until": standing.batches_until,
            "results": len(results),
        },
    )
    return run


@transaction.atomic
def publish_results(
    actor: Actor, results: Sequence[Result], title: str, *, by: By, across: By | None = None, campaign: str = ""
) -> Publication:
    """Store `results` and make them public under `title`, with the words of their definitions as they stand today.

    Raises Problem.account.not_permitted, Problem.publication.no_title, .title_taken, .not_whole.
    """
    check_can_publish(actor, results)
    title = title.strip()[:200]
    if not title:
        raise Problem("publication.no_title")
    if same := Publication.objects.filter(title=title).first():
        raise Problem(
            "publication.title_taken", title=title, at=f"{same.published_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"
        )
    run = store_results(actor, results, by=by, across=across, campaign=campaign)
    told = dict.fromkeys(result.indicator for result in results)
    publication = Publication.objects.create(
        run=run,
        title=title,
        definitions=definitions([every()[name] for name in told]),
        published_by=actor.name,
        published_at=run.stored_at,
    )
    details = {"title": publication.title, "run": run.public_id}
    record(actor, "publish_results", "publication", publication.public_id, details=details)
    return publication


@transaction.atomic
def take_public_edition(actor: Actor, publication: Publication) -> str:
    """The publication as anybody may read it, a CSV: small counts of persons hidden. The first time it is noted.

    Raises Problem.account.not_permitted, Problem.publication.too_fine, Problem.publication.public_already.
    """
    if actor.role is not Role.PROVINCE:
        raise not_permitted(actor, "提供公开版", (Doer.OFFICE,))
    run = publication.run
    if run.across or run.by not in GROUPINGS:
        raise Problem("publication.too_fine")
    other = PublicEdition.objects.filter(about=run.about).exclude(publication=publication).first()
    if other is not None:
        raise Problem("publication.public_already", about=run.about, title=other.publication.title)
    made = {"about": run.about, "taken_by": actor.name, "taken_at": clock.now()}
    PublicEdition.objects.get_or_create(publication=publication, defaults=made)
    record(actor, "take_public_edition", "publication", publication.public_id, details={"title": publication.title})
    threshold = int(rule("small_count", run.about).value)
    figures = [(row.indicator, row.group_name, row.rate) for row in run.results.order_by("id")]
    head = {
        "标题": publication.title,
        "情况截止日": run.about.isoformat(),
        "发布": f"{publication.published_at:%Y-%m-%d}",
        "说明": f"涉及个人的数小于 {threshold} 的写“<{threshold}”；能由它推算出小数的，写“不公布”",
    }
    return to_public_csv(public_lines(figures, threshold, publication.definitions), head)


@transaction.atomic
def export_results(
    actor: Actor, results: Sequence[Result], form: ResultForm, *, by: By, across: By | None = None
) -> bytes:
    """A file of `results` with their definitions; the line of audit says who took which away."""
    told = definitions([every()[name] for name in dict.fromkeys(one.indicator for one in results)])
    details = {"by": by, "across": across or "", "form": form, "results": len(results)}
    record(actor, "export_results", "results", "", details=details)
    if form == "xlsx":
        return to_workbook(results, told, _title(by, across, results[0].standing if results else None))
    written = to_csv(results, told) if form == "csv" else to_json_with_definitions(results, told)
    return written.encode()


def _title(by: By, across: By | None, standing: Standing | None) -> str:
    """`指标结果（按市（州）和重点行业，截止 2020-07-31，按 2020-07-31 所知）`."""
    grouped = "和".join(BY_TITLES[one] for one in (by, across) if one)
    days = f"，截止 {standing.about}，按 {standing.known_on} 所知" if standing else ""
    return f"指标结果（按{grouped}{days}）"


def check_can_publish(actor: Actor, results: Sequence[Result]) -> None:
    """Raises as `publish_results`: only the provincial office, and only of all that it answers for."""
    if actor.role is not Role.PROVINCE:
        raise not_permitted(actor, "发布指标结果", (Doer.OFFICE,))
    if any(result.group_partial for result in results):
        raise Problem("publication.not_whole")


def _stored(run: ResultRun, result: Result) -> StoredResult:
    return StoredResult(
        run=run,
        indicator=result.indicator,
        definition_version=result.version,
        group_code=result.group_code,
        group_name=result.group_name,
        group_partial=result.group_partial,
        numerator=result.rate.numerator,
        denominator=result.rate.denominator,
        numerator_with_excluded=result.rate_with_excluded.numerator,
        denominator_with_excluded=result.rate_with_excluded.denominator,
        target="" if result.target is None else str(result.target),
        pro_rata="" if result.pro_rata is None else str(result.pro_rata),
        met=result.met,
    )
