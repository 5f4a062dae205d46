"""Upkeep that happens by itself in a running server: mending once at the start, then merging whenever batches came,
and reading every file through once a day.

Every process of the server keeps a thread; the locks of mending and merging let one at a time work.
"""

import logging
import threading

from django.db import close_old_connections

from qingchen.problems import Problem
from qingchen.registers import connection, mending, store
from qingchen.registers.actions.daily_check import check_store_if_due
from qingchen.registers.actions.merge import merge_batches
from qingchen.registers.actions.upkeep import mend_store
from qingchen.registers.merged import store as merged
from qingchen.registers.merged.segments import is_intact
from qingchen.registers.models import Submission
from qingchen.values.actor import SYSTEM

GATHERING_SECONDS = 2
LOOKING_SECONDS = 60
"""How often it looks for what other processes accepted."""
_log = logging.getLogger(__name__)
_thread: list[threading.Thread] = []


def start_keeper() -> None:
    """Keep an upkeep thread in this process. Called by the web server once."""
    if not _thread:
        _thread.append(threading.Thread(target=_keep, name="store-keeper", daemon=True))
        _thread[0].start()


def mend_after_restart() -> list[str]:
    """Mend where an interrupted write or a damaged segment shows; tells what was mended, and of how many files the
    check was not finished. Nothing to mend, no line.

    Raises Problem.store.busy while one writes.
    """
    connection.clear_spill()
    root = store.root()
    damaged = [one for some in merged.segments(root).values() for one in some if not is_intact(one)]
    told = mend_store(SYSTEM) if damaged or mending.orphans(root, store.known_files()) else []
    waiting = Submission.objects.filter(state=Submission.State.RECEIVED).count()
    if waiting:
        told.append(f"{waiting} 份报送已收到、没有检查完：报送人可在它的页面上继续检查或核对列对应，文件不必重报。")
    return told


def _keep() -> None:
    mended = False
    while True:
        try:
            close_old_connections()
            if not mended:
                for line in mend_after_restart():
                    _log.warning("%s", line)
                mended = True
            merge_batches(SYSTEM, threads=1)
            for line in check_store_if_due():
                _log.error("%s", line)
        except Problem as problem:
            if problem.code not in ("store.busy", "store.merging"):
                _log.warning("%s", problem.sentence)
        except Exception:
            # A full disk or a database away for a moment must not end upkeep; what was begun is cleaned up.
            _log.exception("store upkeep failed; it is tried again")
        finally:
            close_old_connections()
        store.accepted.wait(timeout=LOOKING_SECONDS)
        store.accepted.clear()
        threading.Event().wait(GATHERING_SECONDS)
