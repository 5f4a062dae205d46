"""Kill -9 at a step of a write, in a home of its own: run as `python -m tests.integration.registers.killed HOME`.

Prints one JSON line a kill: step, whether the act died, what the catalogue and the disk hold afterwards, what
mending removed, and whether the same act then goes through. Every act runs in a fork of its own: nothing of one
(threads, connections, locks) can help or hinder the next.
"""

import importlib
import json
import os
import signal
import sys
import traceback
from datetime import date, datetime
from pathlib import Path


def start(home: str) -> None:
    """Set up the home, and load what all forks need."""
    os.environ |= {"QINGCHEN_HOME": home, "QINGCHEN_DEMO": "1", "DJANGO_SETTINGS_MODULE": "qingchen.config.settings"}
    os.environ.pop("QINGCHEN_DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    # Loaded once for all forks. None of it may set a pool of threads to work: a fork would wait for them for ever.
    for name in ("tests.integration.registers.files", "qingchen.registers.actions", "ibis.backends.duckdb.converter"):
        importlib.import_module(name)
    importlib.import_module("qingchen.standards.divisions").current("220322101001", date(2020, 7, 20))

    for app in ("accounts", "registers"):
        call_command("migrate", app, verbosity=0)
    connections.close_all()
    names = [(task / "comm").read_text().strip() for task in Path("/proc/self/task").iterdir()]
    assert not [name for name in names if name.startswith("polars-") and name[7:].isdigit()], names


def main(home: str) -> None:
    start(home)
    files = ("opened", "partial", "renamed")
    kills = [
        *(("receive", step, ".sealed") for step in files),
        *(("check", step, ending) for ending in (".parquet", ".sealed") for step in files),
        *(("replace", step, ".parquet") for step in files),
        *((act, step, "") for act in ("accept", "replace") for step in ("inserted", "committed")),
    ]
    for number, (act, step, ending) in enumerate(kills, 1):
        died = forked(_act, act, number, step, ending) is None
        told = json.loads(forked(_told, act, number) or "{}")
        print(json.dumps({"act": act, "step": step + ending, "died": died, **told}))


def forked(act, *arguments):
    """What `act` returns, from a fork; None where it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        from qingchen import clock

        try:
            with clock.at(datetime(2020, 7, 20, 9)):
                os.write(writing, str(act(*arguments)).encode())
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    return None if os.WIFSIGNALED(status) else said


def die_at(step: str, ending: str) -> None:
    from qingchen.registers import durable

    def kill(at: str, name: str) -> None:
        if (at, name) == (step, ending):
            os.kill(os.getpid(), signal.SIGKILL)

    if step:
        durable.listeners.append(kill)


def _act(act: str, number: int, step: str, ending: str) -> str:
    """`replace` is an acceptance that has a file to write: the withdrawals of what a ledger no longer holds."""
    if act != "receive":
        receive_employer(number, "replace" if act == "replace" else "upsert")
    if act in ("accept", "replace"):
        check_last()
    die_at(step, ending)
    return {"receive": receive_employer, "check": lambda _: check_last()}.get(act, lambda _: accept_last())(number)


def receive_employer(number: int, mode: str = "upsert") -> str:
    from qingchen.registers.actions import receive
    from tests.integration.registers.files import LISHU, employers

    receive(LISHU, "employers", "梨树.csv", employers({"site_no": number}), region="220322", mode=mode)
    return "received"


def check_last() -> str:
    from qingchen.registers.actions import check
    from qingchen.registers.models import Submission
    from tests.integration.registers.files import LISHU

    assert not check(LISHU, Submission.objects.latest("pk")).problems
    return "checked"


def accept_last() -> str:
    from qingchen.problems import Problem
    from qingchen.registers.actions import accept
    from qingchen.registers.models import Submission
    from tests.integration.registers.files import SIPING

    try:
        accept(SIPING, Submission.objects.latest("pk"), withdrawing=99)
    except Problem as problem:
        return problem.code
    return "accepted"


def _again(act: str, number: int) -> str:
    """The act that was cut off, once more; and a submission on its way carried through."""
    if act == "receive":
        receive_employer(number)
    if act in ("receive", "check"):
        check_last()
    return accept_last()


def _told(act: str, number: int) -> str:
    from qingchen.accounts.models import AuditLine
    from qingchen.registers.actions import mend_store
    from qingchen.registers.models import Batch, Submission
    from qingchen.registers.reader import ScopedReader
    from qingchen.registers.store import snapshot, verify_store
    from qingchen.values.actor import SYSTEM, Actor, Role
    from qingchen.values.region import EVERYWHERE
    from tests.integration.registers.files import USCC

    reader = ScopedReader(Actor("all", "all", Role.PROVINCE, EVERYWHERE), snapshot(date(2020, 7, 20)))
    faults = verify_store()
    told = {
        "batches": Batch.objects.count(),
        "last_number": max(Batch.objects.values_list("number", flat=True), default=0),
        "accepted_lines": AuditLine.objects.filter(act="accept").count(),
        "accepted_submissions": Submission.objects.filter(state="accepted").count(),
        "only_orphans": all(fault.startswith("多余文件") for fault in faults),
        "faults": len(faults),
        "removed": len(mend_store(SYSTEM)),
        "left": len(verify_store()),
        "there": len(reader.history("employers", {"uscc": USCC, "site_no": number})) == 1,
        "retried": _again(act, number),
    }
    return json.dumps(told)


if __name__ == "__main__":
    main(sys.argv[1])
