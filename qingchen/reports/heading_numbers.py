"""Headings get their numbers while a document is written, so no author can miscount."""

from qingchen.reports.wording import chinese_number


class HeadingNumbers:
    """一、 （一） 1. （1）; a heading begins the count of the levels below it anew."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0, 0]

    def next(self, level: int) -> str:
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (4 - level)
        number = self._counts[level - 1]
        return (f"{chinese_number(number)}、", f"（{chinese_number(number)}）", f"{number}.", f"（{number}）")[
            level - 1
        ]
