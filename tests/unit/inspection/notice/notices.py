"""What the tests of notices share: the shipped samples, and reading a text."""

from pathlib import Path

from qingchen.inspection.notice.reading import Reading, read_notice
from qingchen.inspection.notice.received import open_notice

NOTICES = Path(__file__).parents[3] / "fixtures" / "notices"


def read(text: str, file: str = "通知.txt") -> Reading:
    return read_notice(open_notice(file, text.encode("utf-8")))


def sample(name: str) -> str:
    return (NOTICES / name).read_text(encoding="utf-8")


def rules(reading: Reading) -> set[str]:
    return {doubt.rule for doubt in reading.doubts}
