"""What an identity number says of its holder against the other columns: day of birth and sex (GB 11643-1999)."""

import polars as pl

from qingchen.registers.register import RowRule, Severity

_WHOLE = r"^\d{17}[\dX]$"


def _number() -> pl.Expr:
    """The eighteen-character identity number, null for other documents."""
    number = pl.col("identity_number")
    return pl.when(number.str.contains(_WHOLE)).then(number)


def born_by_number() -> pl.Expr:
    """The day of birth in an identity number of eighteen characters."""
    return _number().str.slice(6, 8).str.to_date("%Y%m%d", strict=False)


def born() -> pl.Expr:
    """The day of birth given, else the one in the identity number."""
    return pl.coalesce(pl.col("born_on"), born_by_number())


def _born_otherwise() -> pl.Expr:
    """A first of the month may be a month without its day (1970.2, 出生年月): then the month is compared."""
    given, numbered = pl.col("born_on"), born_by_number()
    same_month = (given.dt.day() == 1) & (given == numbered.dt.month_start())
    return (given != numbered) & ~same_month


def identity_day_rule() -> RowRule:
    return RowRule(
        "born_otherwise_than_numbered",
        "born_on",
        _born_otherwise,
        "出生日期与证件号码中的出生日期不同。请核对；号码曾更正而日期属实的保留。",
        basis="GB 11643-1999",
        severity=Severity.HINT,
    )


def identity_sex_rule() -> RowRule:
    return RowRule(
        "sex_otherwise_than_numbered",
        "sex",
        lambda: (
            pl.col("sex").is_in(["male", "female"])
            & ((_number().str.slice(16, 1).cast(pl.Int64, strict=False) % 2 == 1) != (pl.col("sex") == "male"))
        ),
        "性别与证件号码第 17 位不符（单数为男，双数为女）。请核对。",
        basis="GB 11643-1999",
        severity=Severity.HINT,
    )
