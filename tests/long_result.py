"""Writes what `make test-long` found last into docs/reference/test-long.md: `python -m tests.long_result JUNIT.xml`."""

import sys
import xml.etree.ElementTree as tree
from datetime import date
from pathlib import Path

from bench.machine import commit, machine

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "test-long.md"
_WORDS = {"failure": "未通过", "error": "出错", "skipped": "跳过"}


def written(junit: Path, on: date) -> str:
    """A table of every test with its outcome and seconds; why a skipped one was skipped."""
    suites = tree.parse(junit).getroot().iter("testsuite")
    cases = [case for suite in suites for case in suite.iter("testcase")]
    told = [(case, next((mark for mark in _WORDS if case.find(mark) is not None), "")) for case in cases]
    here = machine()
    bad = sum(mark in ("failure", "error") for _, mark in told)
    lines = [
        "# 长测试的最近一次结果",
        "",
        f"`make test-long`，{on.isoformat()}，{here['cores']} 核，{here['system']}，{commit()}。"
        f"共 {len(cases)} 项，未通过 {bad} 项。",
        "",
        "| 测试 | 结果 | 秒 |",
        "|---|---|---|",
    ]
    for case, mark in told:
        found = case.find(mark) if mark else None
        why = f"（{found.get('message')}）" if mark == "skipped" and found is not None else ""
        name = f"{case.get('classname', '').removeprefix('tests.')}: {case.get('name')}".replace("|", "\\|")
        lines.append(f"| {name} | {_WORDS.get(mark, '通过')}{why} | {float(case.get('time', 0)):.0f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(written(Path(sys.argv[1]), date.today()), encoding="utf-8")
    print(f"结果写入 {TARGET.relative_to(Path.cwd())}")
