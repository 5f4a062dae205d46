"""Storing computed rates, for documents to read: numbers in them are never typed again."""

from collections.abc import Sequence

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.indicators.groups import By
from qingchen.indicators.models import ResultRun, StoredResult
from qingchen.indicators.result import Result
from qingchen.values.actor import Actor


@transaction.atomic
def store_results(actor: Actor, results: Sequence[Result], *, by: By, campaign: str = "") -> ResultRun:
    """Keep `results`, all of one computation, as one run that nothing changes afterwards."""
    assert results, "a run of no results says nothing"
    standing = results[0].standing
    assert all(result.standing == standing for result in results), "results of one run share their snapshot"
    run = ResultRun.objects.create(
        by=by,
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
