"""`python -m bench.import_process REGISTER FILE`: read to accepted, in a process of its own; prints the rows accepted
and the peak of its memory in MB."""

import sys
from pathlib import Path


def main(register: str, path: Path) -> None:
    from qingchen.config.setup import set_up

    set_up()
    from qingchen.accounts.actions import keep_account
    from qingchen.registers import actions
    from qingchen.sample.peak_memory import peak_memory_mb
    from qingchen.values.actor import SYSTEM, Role
    from qingchen.values.region import EVERYWHERE

    office = keep_account(SYSTEM, "bench", name="测试", role=Role.PROVINCE, area=EVERYWHERE).actor
    with path.open("rb") as data:
        submission = actions.receive(office, register, path.name, data, region="22")
    result = actions.check(office, submission)
    assert not result.problems.faults, [problem.text for problem in result.problems.faults][:3]
    batch = actions.accept(office, submission)
    print(batch.rows, peak_memory_mb())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
