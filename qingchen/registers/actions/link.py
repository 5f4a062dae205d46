"""Linking the persons of two registers: a run proposes, a person decides, and what was decided is a fact."""

import json

import polars as pl
from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.problems import Problem
from qingchen.registers import store
from qingchen.registers.actions.put import put_rows
from qingchen.registers.actions.search import reader_of_today
from qingchen.registers.linkage.candidates import candidates
from qingchen.registers.linkage.linkage import LINKAGES, Linkage, linkage_named
from qingchen.registers.linkage.models import LinkCandidate, LinkRun
from qingchen.registers.linkage.outcome import outcomes
from qingchen.registers.linkage.records import records_of, rows_of
from qingchen.registers.linkage.store import candidate_for, decisions_of, keep_candidates
from qingchen.registers.linkage.tokens import Tokens
from qingchen.registers.permissions import check_can_send
from qingchen.standards import divisions
from qingchen.standards.linkage_weights import linkage_weights
from qingchen.values.actor import Actor
from qingchen.values.person_numbers import hidden_in


def run_linkage(actor: Actor, linkage_name: str, region: str) -> LinkRun:
    """Look for the left persons of a county or prefecture among its right ones; returns what came of each.

    Rows of both sides are opened in memory; pairs of equal identity numbers are linked without asking.
    Raises Problem.thing.not_found, account.not_permitted, link.too_many_rows.
    """
    linkage = linkage_named(linkage_name)
    code = divisions.normalise(region)
    if len(code) not in (4, 6) or not divisions.exists(code):
        raise Problem("thing.not_found", what=f"市县“{region}”")
    check_can_send(actor, [code], "比对个人")
    reader, tokens = reader_of_today(actor), Tokens()
    rows = [rows_of(reader, side, code) for side in (linkage.left, linkage.right)]
    opened, most = sum(part.height for part in rows), linkage_weights().most_rows
    if opened > most:
        raise Problem("link.too_many_rows", rows=opened, limit=most)
    left, right = records_of(linkage.left, rows[0], tokens), records_of(linkage.right, rows[1], tokens)
    numbers = set(right["number"].drop_nulls())
    by_number = left["number"].is_in(list(numbers)).fill_null(False)
    pairs = candidates(left.filter(~by_number), right)
    return _enter_run(actor, linkage, code, left, right, set(left.filter(by_number)["unique_id"]), pairs)


@transaction.atomic
def _enter_run(
    actor: Actor,
    linkage: Linkage,
    region: str,
    left: pl.DataFrame,
    right: pl.DataFrame,
    exact: set[str],
    pairs: pl.DataFrame,
) -> LinkRun:
    keep_candidates(linkage, pairs, left, right)
    counts = outcomes(left, exact, decisions_of(linkage, left["unique_id"]))
    run = LinkRun.objects.create(
        linkage=linkage.name,
        region=region,
        ran_at=clock.now(),
        actor=actor.username,
        left_rows=left.height,
        right_rows=right.height,
        counts=json.dumps(counts),
    )
    details = {"linkage": linkage.name, "opened": left.height + right.height, "pairs": pairs.height}
    record(actor, "run_linkage", "link_run", run.public_id, region=region, details=details)
    return run


@transaction.atomic
def decide_link(actor: Actor, public_id: str, decision: str, note: str = "") -> LinkCandidate:
    """Say of a pair: same, different, undecided; or withdraw what was said, with a reason, so that it waits again. May
    be said anew: the later word is a later fact, and those before it stay in the pair's history.

    Raises Problem.thing.not_found (a record of it outside the area), account.not_permitted, submission.no_reason.
    """
    pair = candidate_for(actor, public_id)
    withdrawn = decision == "withdrawn" and pair.decision != LinkCandidate.Decision.WAITING
    if decision not in ("same", "different", "undecided") and not withdrawn:
        raise Problem("thing.not_found", what="这种结论")
    check_can_send(actor, [code for code in (pair.left_county, pair.right_county) if code], "核对比对结果")
    reader, linkage = reader_of_today(actor), LINKAGES[pair.linkage]
    reader.version(linkage.left.register, pair.left_batch, pair.left_row)
    reader.version(linkage.right.register, pair.right_batch, pair.right_row)
    place = pair.left_county or pair.right_county
    # The fact lies in clear: what was typed of the person does not go with it.
    said = hidden_in(note.strip())[:200]
    if withdrawn and not said:
        raise Problem("submission.no_reason", act="撤回结论")
    fact = {
        "linkage": pair.linkage,
        "left_id": pair.left_id,
        "right_id": pair.right_id,
        "decision": decision,
        "weight": pair.weight,
        "division": place,
        "other_division": pair.right_county or place,
        "decided_on": store.batch_day(),
        "decided_by": actor.username,
        "note": said or None,
    }
    batch = put_rows(actor, "person_links", pl.DataFrame([fact]), place)
    pair.decision, pair.decided_by, pair.decided_at, pair.note = decision, actor.name, clock.now(), said
    if withdrawn:
        pair.decision, pair.decided_by, pair.decided_at = LinkCandidate.Decision.WAITING, "", None
    pair.save()
    details = {"linkage": pair.linkage, "decision": decision, "batch": batch.number}
    record(actor, "decide_link", "link", pair.public_id, region=place, details=details)
    return pair
