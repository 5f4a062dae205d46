"""The edition of published results that anybody may read: small counts of persons hidden, and whatever tells them.

A rate tells two counts, those who did and those who did not; both stand in one table with the sums over the groups
(`values.suppression`). Counts of anything but persons are told as they are. What one edition hides a second grouping
of the same facts would give away by subtraction: `actions.take_public_edition` lets one day have one edition.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from qingchen.indicators.catalogue import indicators
from qingchen.indicators.formats import Definitions, harmless
from qingchen.registers.catalogue import register_named
from qingchen.values.rate import Rate
from qingchen.values.suppression import NOT_PUBLISHED, public_table

GROUPINGS = ("province", "unit", "prefecture", "industry", "size")
"""Of counties so much is hidden that little is said, and finding out what takes minutes."""
PERSON = "identity_number"
"""A register with this column has a row for a person."""
COLUMNS = ("指标", "分组", "分子", "分母", "比率", "单位")
EVERYWHERE = "合计"
NO_WORDS: Definitions = MappingProxyType({})
Figure = tuple[str, str, Rate]
"""Indicator name, name of the group, counts."""


def public_lines(figures: Iterable[Figure], threshold: int, words: Definitions = NO_WORDS) -> list[tuple[str, ...]]:
    """Lines under COLUMNS: of each indicator its groups in the order given, then the sum over them.

    Texts; `values.suppression` says which stand for hidden numbers. No rate where one of its counts is hidden.
    words   of the definitions as they were published; what they do not tell is told by today's
    """
    by_indicator: dict[str, list[tuple[str, Rate]]] = {}
    for name, group, rate in figures:
        by_indicator.setdefault(name, []).append((group, rate))
    return [line for name, told in by_indicator.items() for line in _lines(name, told, threshold, words.get(name, {}))]


def to_public_csv(lines: Sequence[Sequence[str]], head: Mapping[str, str]) -> str:
    """UTF-8 with a byte order mark; `head`, words and their values, stands above the table."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in line] for line in [*head.items(), (), COLUMNS, *lines])
    return "\ufeff" + text.getvalue()


def _lines(
    name: str, told: Sequence[tuple[str, Rate]], threshold: int, words: Mapping[str, str]
) -> list[tuple[str, ...]]:
    declared = indicators().get(name)
    # Of an indicator that is no more nobody knows: its counts are kept as those of persons are.
    persons = declared is None or PERSON in register_named(declared.register).by_name
    title = words.get("名称") or (declared.title if declared else name)
    unit = words.get("单位") or (declared.unit if declared else "%")
    apart = [[rate.numerator, rate.denominator - rate.numerator] for _, rate in told]
    table = public_table(apart, threshold if persons else 1)
    numerators = [*(row[0] for row in table.cells), table.column_totals[0]]
    denominators = [*table.row_totals, table.total]
    groups = [*(group for group, _ in told), EVERYWHERE]
    return [
        (title, group, n, d, _share(n, d, unit), unit)
        for group, n, d in zip(groups, numerators, denominators, strict=True)
    ]


def _share(numerator: str, denominator: str, unit: str) -> str:
    if unit != "%":
        return ""
    if denominator == "0":
        return "无此类对象"
    if not (numerator.isdigit() and denominator.isdigit()):
        return NOT_PUBLISHED
    return Rate(int(numerator), int(denominator)).percent_text
