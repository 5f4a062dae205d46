"""Outside demo mode no server starts without its keys: said in a sentence before the first page."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from qingchen.problems import Problem


def refuse_to_start_without_keys() -> None:
    """End the process with exit code 2 and a sentence on standard error where a key is missing or does not fit."""
    try:
        check_keys()
    except Problem as problem:
        print(problem.sentence, file=sys.stderr)
        sys.exit(2)


def check_keys() -> None:
    """Raises Problem.store.no_secret_key, store.no_master_key, store.bad_master_key, store.wrong_master_key."""
    from qingchen.registers.keyring import keyring_path, masters, open_keyring

    try:
        assert settings.SECRET_KEY
    except ImproperlyConfigured:
        raise Problem("store.no_secret_key", path=settings.QINGCHEN_HOME / "secret.key") from None
    keys = masters(os.environ, settings.QINGCHEN_HOME, make=settings.QINGCHEN_DEMO)
    if keyring_path(settings.QINGCHEN_HOME).exists():
        open_keyring(settings.QINGCHEN_HOME, keys, make=False)
