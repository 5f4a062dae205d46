"""Invented people and codes: names, identity numbers of the unassigned area 2299xx, telephone numbers, credit codes."""

from datetime import date, timedelta

import numpy
import polars
from stdnum.cn import uscc

SURNAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
GIVEN = "一二三四五六七八九十百千万山川河谷林松柏石泉云雨晴岚峰岭原野田禾稻麦"
_WEIGHTS = numpy.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECK = numpy.array(list("10X98765432"))
_FIRST_BIRTHDAY = date(1958, 1, 1)
_BIRTHDAYS = (date(2000, 6, 30) - _FIRST_BIRTHDAY).days
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def identity_numbers(area: int, first: int, count: int) -> polars.DataFrame:
    """`count` people of one invented area (0 to 99): identity_number, born_on, sex; unique by `first` and area.

    Check digits by GB 11643; the area 2299xx is assigned to nobody.
    """
    serial = numpy.arange(first, first + count, dtype=numpy.int64)
    # A stride without common factor spreads the birthdays; the order within a day gives the last digits.
    days = (serial * 7919) % _BIRTHDAYS
    within = serial // _BIRTHDAYS
    male = (serial * 31) % 10 != 0
    sequence = 2 * within + male
    assert count == 0 or sequence.max() < 1000, "an area holds 500 people of one sex a day"
    frame = polars.DataFrame({"day": days, "sequence": sequence, "male": male}).select(
        born_on=polars.lit(_FIRST_BIRTHDAY) + polars.duration(days="day"),
        sequence=polars.col("sequence").cast(polars.String).str.zfill(3),
        sex=polars.when("male").then(polars.lit("male")).otherwise(polars.lit("female")),
    )
    body = frame.select(
        polars.concat_str(
            polars.lit(f"2299{area:02d}"), polars.col("born_on").dt.strftime("%Y%m%d"), polars.col("sequence")
        ).alias("body")
    )["body"]
    digits = numpy.array(body.to_list(), dtype="S17").view("S1").reshape(count, 17).astype(numpy.int64)
    check = _CHECK[(digits * _WEIGHTS).sum(axis=1) % 11]
    return frame.select(
        identity_number=body + polars.Series(check.astype(str)), born_on=polars.col("born_on"), sex=polars.col("sex")
    )


def names(random: numpy.random.Generator, count: int) -> list[str]:
    """Names that nobody has: a cyclical character for the surname, two of nature or number."""
    surname = random.integers(0, len(SURNAMES), count)
    given = random.integers(0, len(GIVEN), (count, 2))
    return [SURNAMES[s] + GIVEN[a] + GIVEN[b] for s, (a, b) in zip(surname, given, strict=True)]


def phones(random: numpy.random.Generator, count: int) -> list[str]:
    """Numbers of the unassigned prefix 100; one family in a hundred shares its number, as families do."""
    own = random.integers(0, 10**8, count)
    shared = random.random(count) < 0.01
    own[1:][shared[1:]] = own[:-1][shared[1:]]
    return [f"100{number:08d}" for number in own]


def credit_codes(first: int, count: int) -> list[str]:
    """Unified social credit codes with right check characters and the unassigned division 229900."""
    codes = []
    for number in range(first, first + count):
        body = f"{number:08d}"
        rest = 11 - sum(int(digit) * weight for digit, weight in zip(body, _BODY_WEIGHTS, strict=True)) % 11
        front = "91229900" + body + {10: "X", 11: "0"}.get(rest, str(rest))
        codes.append(front + uscc.calc_check_digit(front))
    return codes


def days_between(random: numpy.random.Generator, first: date, last: date, count: int) -> list[date]:
    """Days drawn evenly, both ends included."""
    return [first + timedelta(days=int(offset)) for offset in random.integers(0, (last - first).days + 1, count)]
