"""`python -m bench.import_process FILE`: read to accepted, in a process of its own; prints its peak memory in MB."""

import resource
import sys
from pathlib import Path


def main(path: Path) -> None:
    from qingchen.config.setup import set_up

    set_up()
    from bench.worker_files import REGISTER
    from qingchen.accounts.actions import keep_account
    from qingchen.registers import actions
    from qingchen.values.actor import SYSTEM, Role
    from qingchen.values.region import EVERYWHERE

    office = keep_account(SYSTEM, "bench", name="测试", role=Role.PROVINCE, area=EVERYWHERE).actor
    with path.open("rb") as data:
        submission = actions.receive(office, REGISTER, path.name, data, region="22")
    result = actions.check(office, submission)
    assert not result.problems, [problem.text for problem in result.problems][:3]
    batch = actions.accept(office, submission)
    print(batch.rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
