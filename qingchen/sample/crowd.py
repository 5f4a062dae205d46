"""Invented people and codes by the column, as many as a nation has: all of a person follows from a serial number.

An identity number is a hundred areas (2299xx, assigned to nobody) times the days of birth (15,521 of workers) times
a thousand orders within a day: 1,500 million numbers, where a nation here needs 13. No further area is needed.
"""

from dataclasses import dataclass
from datetime import date

import numpy
import polars

from qingchen.sample.people import GIVEN, SURNAMES

FIRST_PATIENT = 100_000_000
"""Serial from which patients are numbered who are not among the workers."""
_AREAS = 100
_WEIGHTS = numpy.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECK = polars.Series(list("10X98765432"))
_NAMES = polars.Series([s + a + b for s in SURNAMES for a in GIVEN for b in GIVEN])
_ALPHABET = numpy.array(list("0123456789ABCDEFGHJKLMNPQRTUWXY"))
_CODE_WEIGHTS = numpy.array([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28])
_BODY_WEIGHTS = numpy.array([3, 7, 9, 10, 5, 8, 4, 2])


@dataclass(frozen=True, slots=True)
class Births:
    """Days of birth, both ends included, and the first order within a day of this kind of people."""

    first: date
    last: date
    orders_from: int


WORKERS = Births(date(1958, 1, 1), date(2000, 6, 29), 0)
PATIENTS = Births(date(1920, 1, 1), date(1978, 12, 31), 500)


def people(serials: numpy.ndarray, births: Births, male_in: int) -> polars.DataFrame:
    """identity_number, name, sex, born_on, phone of each serial; one in `male_in` is a woman.

    One person in a hundred shares the telephone of the one before, as families do.
    """
    days = (births.last - births.first).days + 1
    day = (serials * 7919) % days
    block = serials % FIRST_PATIENT // days
    male = mixed(serials, 1) % male_in != 0
    order = births.orders_from + 2 * (block // _AREAS) + male
    assert order.max(initial=0) < births.orders_from + 500, "an area holds 250 people of one sex and kind a day"
    born = numpy.datetime64(births.first, "D") + day.astype("timedelta64[D]")
    shared = serials - (mixed(serials, 2) % 100 == 0)
    return polars.DataFrame(
        {
            "identity_number": _identity_numbers(229900 + block % _AREAS, born, order),
            "name": _NAMES.gather(mixed(serials, 3) % len(_NAMES)),
            "sex": numpy.where(male, "male", "female"),
            "born_on": born,
            "phone": _digits(mixed(shared, 4) % 10**8 + 100 * 10**8),
        }
    )


def credit_codes(province: str, serials: numpy.ndarray) -> polars.Series:
    """Unified social credit codes by GB 32100 of the division 2299pp, which is assigned to nobody."""
    assert serials.max(initial=0) < 10**8
    digits = _digit_table(serials, 8)
    rest = 11 - (digits * _BODY_WEIGHTS).sum(axis=1) % 11
    own = numpy.where(rest == 10, numpy.flatnonzero(_ALPHABET == "X")[0], rest % 11)
    front = numpy.array([int(digit) for digit in f"912299{province}"])
    total = (front * _CODE_WEIGHTS[:8]).sum() + (digits * _CODE_WEIGHTS[8:16]).sum(axis=1) + own * _CODE_WEIGHTS[16]
    letters = polars.Series(_ALPHABET)
    body = polars.Series(serials).cast(polars.String).str.zfill(8)
    return f"912299{province}" + body + letters.gather(own) + letters.gather((31 - total % 31) % 31)


def mixed(serials: numpy.ndarray, purpose: int) -> numpy.ndarray:
    """A number from 0 to 2⁶²−1 for each serial and purpose, always the same (finaliser of splitmix64)."""
    mixing = serials.astype(numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15) + numpy.uint64(
        purpose * 0x632BE59BD9B4E019 % 2**64
    )
    mixing = (mixing ^ (mixing >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    mixing = (mixing ^ (mixing >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return ((mixing ^ (mixing >> numpy.uint64(31))) >> numpy.uint64(2)).astype(numpy.int64)


def _identity_numbers(areas: numpy.ndarray, born: numpy.ndarray, orders: numpy.ndarray) -> polars.Series:
    year = born.astype("datetime64[Y]").astype(numpy.int64) + 1970
    month = born.astype("datetime64[M]").astype(numpy.int64) % 12 + 1
    day = (born - born.astype("datetime64[M]")).astype(numpy.int64) + 1
    body = ((areas * 10_000 + year) * 10_000 + month * 100 + day) * 1000 + orders
    check = (_digit_table(body, 17) * _WEIGHTS).sum(axis=1) % 11
    return _digits(body) + _CHECK.gather(check)


def _digit_table(numbers: numpy.ndarray, width: int) -> numpy.ndarray:
    powers = 10 ** numpy.arange(width - 1, -1, -1, dtype=numpy.int64)
    return numbers.astype(numpy.int64)[:, None] // powers % 10


def _digits(numbers: numpy.ndarray) -> polars.Series:
    return polars.Series(numbers.astype(numpy.int64)).cast(polars.String)
