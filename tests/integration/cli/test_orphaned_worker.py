"""A worker of the web server does not outlive the process that started it."""

import os
import select
import signal
import subprocess
import sys

_SCRIPT = """
import multiprocessing, os, sys, time
from qingchen.config.ending import end_with_parent

def work():
    end_with_parent()
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    worker = multiprocessing.Process(target=work)
    worker.start()
    worker.join()
"""


def test_a_worker_ends_when_the_first_process_is_killed():
    first = subprocess.Popen([sys.executable, "-c", _SCRIPT], stdout=subprocess.PIPE)
    with first, os.fdopen(os.pidfd_open(int(first.stdout.readline()))) as worker:
        first.send_signal(signal.SIGKILL)
        ended, _, _ = select.select([worker], [], [], 30)
    assert ended == [worker]
