"""A figure's own store: a folder and a catalogue of its own, so that figures do not count each other's batches."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections


@contextmanager
def own_home(folder: Path) -> Iterator[None]:
    """Within the block store and database lie under `folder`, empty at first."""
    before, connection = settings.QINGCHEN_HOME, connections["default"]
    database = connection.settings_dict["NAME"]
    _move(folder, folder / "qingchen.sqlite3")
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        _move(before, database)


def _move(home: Path, database: object) -> None:
    connection = connections["default"]
    connection.close()
    settings.QINGCHEN_HOME = home
    connection.settings_dict["NAME"] = database
