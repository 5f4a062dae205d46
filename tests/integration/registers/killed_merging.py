"""Kill -9 at a step of a merge, in a home of its own: `python -m tests.integration.registers.killed_merging HOME`.

Prints one JSON line a kill: the step, whether the merge died, what is read and left afterwards, and whether the same
merge then goes through.
"""

import json
import os
import sys
from datetime import date

from tests.integration.registers import killed

KILLS = (
    *((step, ".parquet") for step in ("partial", "renamed")),
    *((step, ".lookup") for step in ("opened", "partial", "renamed")),
    ("inserted", ""),
    ("committed", ""),
)


def main(home: str) -> None:
    killed.start(home)
    for number, (step, ending) in enumerate(KILLS, 1):
        killed.forked(_accept, number)
        died = killed.forked(_merge, step, ending) is None
        told = json.loads(killed.forked(_told, number) or "{}")
        print(json.dumps({"step": step + ending, "died": died, **told}))


def _accept(number: int) -> str:
    killed.receive_employer(number)
    killed.check_last()
    return killed.accept_last()


def _merge(step: str = "", ending: str = "") -> str:
    from qingchen.registers.actions import merge_batches
    from qingchen.values.actor import SYSTEM

    killed.die_at(step, ending)
    return str(len(merge_batches(SYSTEM, whole=True)))


def _read() -> list[int]:
    from qingchen.registers.reader import ScopedReader
    from qingchen.registers.store import snapshot
    from qingchen.values.actor import Actor, Role
    from qingchen.values.region import EVERYWHERE
    from tests.integration.registers.files import USCC

    reader = ScopedReader(Actor("all", "all", Role.PROVINCE, EVERYWHERE), snapshot(date(2020, 7, 20)))
    found = sorted(reader.matching("employers", "uscc", USCC)["site_no"])
    assert found == sorted(reader.table("employers").site_no.to_pyarrow().to_pylist())
    return found


def _told(number: int) -> str:
    from qingchen.accounts.models import AuditLine
    from qingchen.registers.actions.keeping import mend_after_restart
    from qingchen.registers.models import Segment
    from qingchen.registers.store import verify_store

    faults, before = verify_store(), _read()
    told = {
        "only_orphans": all(fault.startswith("多余文件") for fault in faults),
        "faults": len(faults),
        "lines_less_segments": AuditLine.objects.filter(act="merge_batches").count() - Segment.objects.count(),
        "removed": len(mend_after_restart()),
        "left": len(verify_store()),
        "read": before == _read() == list(range(1, number + 1)),
        "merged_again": _merge(),
        "read_then": _read() == list(range(1, number + 1)),
        "faults_then": len(verify_store()),
    }
    return json.dumps(told)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
