"""Facts that come from acts of the round (claims, answers): the act that files them writes the audit line."""

import secrets

import polars as pl
from django.db import transaction

from qingchen.registers import store
from qingchen.registers.catalogue import register_named
from qingchen.registers.models import Batch
from qingchen.registers.parquet import write_batch
from qingchen.registers.permissions import region_codes
from qingchen.registers.rows import batch_rows
from qingchen.values.actor import Actor


def put_rows(actor: Actor, register_name: str, frame: pl.DataFrame, region: str) -> Batch:
    """Put rows as one batch, as part of another act: inside its transaction, under its permission and its line.

    frame   some of the register's columns, clean; the others are null
    """
    assert transaction.get_connection().in_atomic_block, "put_rows is part of an act"
    register = register_named(register_name)
    unknown = set(frame.columns) - set(register.by_name)
    assert not unknown, f"{register_name} has no {unknown}"
    with store.writing():
        # The keys are read while nobody can change them.
        keyring = store.keyring()
        rows = batch_rows(register, frame, "upsert", store.batch_day(), keyring)
        files = write_batch(store.root(), register, secrets.token_hex(12), rows, keyring)
        return store.enter_batch(
            files, register_name, region=",".join(region_codes(region)), sender=actor.username, title=register.title
        )
