"""Officers who submit at one moment, each in a process of its own: run as `python -m …at_once HOME`.

Prints one JSON object: what each act answered, and what the catalogue and a reader hold afterwards.
"""

import json
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor

from tests.integration.registers.killed import forked, start

OFFICERS, SUBMISSIONS = 4, 2


def submit_all(officer: int) -> str:
    """The submissions of one officer, received, checked and accepted; every other officer replaces the whole ledger."""
    from qingchen.registers.actions import accept, check, receive
    from tests.integration.registers.files import LISHU, SIPING, employers

    mode, told = ("replace" if officer % 2 else "upsert"), []
    for number in range(1, SUBMISSIONS + 1):
        site = 10 * officer + number
        try:
            sent = receive(LISHU, "employers", f"{site}.csv", employers({"site_no": site}), region="220322", mode=mode)
            assert not check(LISHU, sent).problems
            told.append(str(accept(SIPING, sent, withdrawing=99).number))
        except Exception as fault:
            traceback.print_exc()
            told.append(f"{type(fault).__name__}: {fault}")
    return json.dumps(told)


def found() -> str:
    """Sites in the order of acceptance, and those that a reader finds, beside what that order says."""
    from qingchen.registers import store
    from qingchen.registers.models import Batch
    from qingchen.registers.reader import ScopedReader
    from tests.integration.registers.files import LISHU

    said: set[int] = set()
    batches = list(Batch.objects.order_by("number").select_related("submission"))
    for batch in batches:
        site = int(batch.submission.file_name.removesuffix(".csv"))
        said = {site} if batch.submission.mode == "replace" else said | {site}
    # The clock that a test sets stands in its own thread only.
    day = batches[-1].known_on
    reader = ScopedReader(LISHU, store.snapshot(day, day))
    return json.dumps(
        {
            "numbers": [batch.number for batch in batches],
            "in_order": [batch.known_at for batch in batches] == sorted(batch.known_at for batch in batches),
            "said": sorted(said),
            "sites": sorted(reader.table("employers").site_no.to_pyarrow().to_pylist()),
            "faults": store.verify_store(),
        }
    )


def main(home: str) -> None:
    start(home)
    with ThreadPoolExecutor(OFFICERS) as officers:
        answers = [
            json.loads(told or "[]") for told in officers.map(lambda one: forked(submit_all, one), range(OFFICERS))
        ]
    print(json.dumps({"answers": answers, **json.loads(forked(found) or "{}")}))


if __name__ == "__main__":
    main(sys.argv[1])
