"""Column mappings that are kept: confirmed for a file and remembered, or loaded by the province for all counties."""

from typing import Any

import yaml
from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.refusal import Doer, not_permitted
from qingchen.problems import Problem
from qingchen.registers.actions.check import held
from qingchen.registers.actions.mapping_lookup import mapping_named
from qingchen.registers.catalogue import register_named
from qingchen.registers.file_heads import signature_of
from qingchen.registers.mapping import ColumnMapping, from_data
from qingchen.registers.mapping_faults import mapping_faults, of_one_file
from qingchen.registers.models import KeptMapping, Submission
from qingchen.registers.permissions import check_can_look_after, check_can_send, lies_in, region_codes
from qingchen.values.actor import Actor, Role


@transaction.atomic
def confirm_mapping(
    actor: Actor, submission: Submission, mapping: ColumnMapping, headings: list[str], *, remember: bool
) -> KeptMapping:
    """What the officer confirmed for this file: the next check reads it so; with `remember`, the sender's next file of
    the same headings too, unless the mapping is of this file alone (`of_one_file`).

    Raises Problem.thing.not_found, submission.wrong_state, register.bad_mapping (all faults at once).
    """
    check_can_look_after(actor, submission.region.split(","))
    fresh = held(submission, "确认列对应")
    _check_sound(mapping, fresh.register)
    kept = _kept(actor, mapping, fresh.region)
    remember = remember and not of_one_file(mapping, register_named(fresh.register))
    kept.headings = signature_of(headings) if remember else ""
    kept.save()
    fresh.mapping = submission.mapping = kept.public_id
    fresh.save(update_fields=["mapping"])
    details = {"register": fresh.register, "mapping": kept.public_id, "remembered": remember}
    record(actor, "confirm_mapping", "submission", fresh.public_id, region=fresh.region, details=details)
    return kept


@transaction.atomic
def keep_mapping(actor: Actor, mapping: ColumnMapping, region: str) -> KeptMapping:
    """A mapping from a file, for files that name it; recognised by no headings.

    Raises Problem.account.not_permitted, register.unknown, register.bad_mapping.
    """
    check_can_send(actor, region.split(","), "装入列对应")
    _check_sound(mapping, mapping.register)
    kept = _kept(actor, mapping, region)
    kept.save()
    details = {"register": kept.register, "title": kept.title}
    record(actor, "keep_mapping", "mapping", kept.public_id, region=region, details=details)
    return kept


@transaction.atomic
def use_mapping(actor: Actor, submission: Submission, name: str) -> None:
    """Read this file by a mapping that is known already, or by its headings alone (no name).

    Raises Problem.thing.not_found, submission.wrong_state, register.unknown_mapping.
    """
    check_can_look_after(actor, submission.region.split(","))
    mapping = mapping_named(name)
    if mapping is not None and mapping.register != submission.register:
        raise Problem("register.unknown_mapping", name=name, known="无")
    fresh = held(submission, "选用列对应")
    fresh.mapping = submission.mapping = name
    fresh.save(update_fields=["mapping"])
    details = {"register": fresh.register, "mapping": name}
    record(actor, "use_mapping", "submission", fresh.public_id, region=fresh.region, details=details)


@transaction.atomic
def load_profile(actor: Actor, text: str, region: str) -> KeptMapping:
    """Load a profile of a national system's export (YAML) for every sender within `region`; by the province, once.

    Raises Problem.account.not_permitted, submission.unknown_region, register.unknown, register.bad_mapping.
    """
    codes = region_codes(region)
    check_can_send(actor, codes, "装入列对应")
    if actor.role is not Role.PROVINCE:
        raise not_permitted(actor, "装入列对应", (Doer.OFFICE,))
    mapping = mapping_from_text(text)
    _check_sound(mapping, mapping.register)
    kept = _kept(actor, mapping, ",".join(codes))
    kept.profile = True
    kept.save()
    details = {"register": kept.register, "title": kept.title}
    record(actor, "load_profile", "mapping", kept.public_id, region=kept.region, details=details)
    return kept


@transaction.atomic
def retire_mapping(actor: Actor, public_id: str) -> None:
    """Files to come are no longer read by it; those read by it stay as they are.

    Raises Problem.thing.not_found, account.not_permitted.
    """
    kept = KeptMapping.objects.filter(public_id=public_id, retired_at=None).first()
    if kept is None or not lies_in(kept.region.split(","), actor.area):
        raise Problem("thing.not_found", what="这份列对应")
    if kept.profile and actor.role is not Role.PROVINCE:
        raise not_permitted(actor, "停用列对应", (Doer.OFFICE,))
    check_can_send(actor, kept.region.split(","), "停用列对应")
    kept.retired_at = clock.now()
    kept.save(update_fields=["retired_at"])
    record(actor, "retire_mapping", "mapping", public_id, region=kept.region, details={"register": kept.register})


def mapping_from_text(text: str) -> ColumnMapping:
    """A mapping from YAML that somebody sent. Raises Problem.register.bad_mapping."""
    try:
        data: Any = yaml.safe_load(text)
        return from_data("loaded", data)
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as fault:
        raise Problem("register.bad_mapping", lines=("不是列对应文件，或缺少 register、title、columns。",)) from fault


def _kept(actor: Actor, mapping: ColumnMapping, region: str) -> KeptMapping:
    return KeptMapping(
        register=mapping.register,
        title=mapping.title[:120],
        region=region,
        data=mapping.to_data(),
        kept_by=actor.username,
        kept_by_name=actor.name,
        kept_at=clock.now(),
    )


def _check_sound(mapping: ColumnMapping, register_name: str) -> None:
    faults = mapping_faults(mapping, register_named(register_name))
    if faults:
        raise Problem("register.bad_mapping", lines=tuple(faults))
