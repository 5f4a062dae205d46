"""A place's code is the same whatever the process has done before."""

import subprocess
import sys

SCRIPT = """
from qingchen.registers.pinyin import pinyin_of
from qingchen.inspection.notice.unit_codes import unit_codes

print(pinyin_of("曾示例"), *unit_codes(["长春市", "长白山管委会", "重庆市"]))
"""


def test_names_that_were_keyed_before_do_not_change_how_a_place_is_read() -> None:
    told = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["zengshili", "changchun", "changbaishan", "chongqing"]
