"""A submission on a disk with ever more free blocks: run as `python -m tests.integration.registers.filled_disk HOME`
with a small file system mounted there. Prints one JSON line a try.
"""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

BLOCK = 4096


def main(home: str) -> None:
    os.environ |= {"QINGCHEN_HOME": home, "QINGCHEN_DEMO": "1", "DJANGO_SETTINGS_MODULE": "qingchen.config.settings"}
    os.environ.pop("QINGCHEN_DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command

    from qingchen import clock

    for app in ("accounts", "registers"):
        call_command("migrate", app, verbosity=0)
    with clock.at(datetime(2020, 7, 20, 9)):
        _carried(900)
        for number, blocks in enumerate((0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 22, 26, 30, 36, 44, 60), 1):
            _fill(Path(home) / "filler", blocks)
            ended = _carried(number)
            (Path(home) / "filler").unlink()
            told = _told()
            after = "accepted" if ended == "accepted" else _carried(number)
            print(json.dumps({"blocks": blocks, "ended": ended, "after": after, **told}), flush=True)


def _fill(path: Path, blocks: int) -> None:
    """Take every block of the disk but so many."""
    with path.open("wb", buffering=0) as out:
        with suppress(OSError):
            while True:
                out.write(b"x" * BLOCK)
        out.truncate(max(out.tell() - blocks * BLOCK, 0))


def _carried(number: int) -> str:
    """`accepted`, or which act ended with which problem. What was done before is not done again."""
    from qingchen.problems import Problem
    from qingchen.registers.actions import accept, check, receive
    from qingchen.registers.models import Submission
    from tests.integration.registers.files import LISHU, SIPING, employers

    act = "receive"
    try:
        name = f"{number}.csv"
        found = Submission.objects.filter(file_name=name).first()
        if found is None:
            data = employers({"site_no": number})
            found = receive(LISHU, "employers", name, data, region="220322", mode="replace")
        act = "check"
        assert not check(LISHU, found).problems
        act = "accept"
        accept(SIPING, found, withdrawing=9)
    except Problem as problem:
        return f"{act}:{problem.code}"
    return "accepted"


def _told() -> dict[str, object]:
    from qingchen.accounts.models import AuditLine
    from qingchen.registers.models import Batch, Submission
    from qingchen.registers.store import verify_store

    return {
        "faults": verify_store(),
        "batches": Batch.objects.count(),
        "accepted_submissions": Submission.objects.filter(state="accepted").count(),
        "accept_lines": AuditLine.objects.filter(act="accept").count(),
    }


if __name__ == "__main__":
    main(sys.argv[1])
