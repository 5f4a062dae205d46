"""Words in the place of a number or a day: 未检, 无, 约30, 20多, 3-5. What they mean is asked, never guessed."""

import polars as pl

_NONE = r"^(?:暂?无|没有|不详|不清楚?|未知|不知道?|空|缺|[nN][./]?[aA])$"
_NOT_DONE = (
    r"^(?:(?:尚|暂|还|均)?未\p{Han}{1,6}|没有?[做检测查办验开评罚]\p{Han}{0,4}"
    r"|(?:不(?:需要?|用|适用|涉及)|无需)\p{Han}{0,4}|免[检测做])$"
)
_NUMBER = r"\d+(?:\.\d+)?"
_ABOUT = (
    rf"^(?:大?约|近|将近|接近|至少|不少于|不低于|不足|超过?|高于|大于|最多|不超过)\s*{_NUMBER}"
    rf"|^{_NUMBER}\s*\p{{Han}}?(?:余|多|来|几|左右|上下|以上|以下)"
    rf"|^{_NUMBER}\s*(?:[-~—–]|至|到)\s*{_NUMBER}\D{{0,4}}$"
    r"|^[>＞≥]"
    r"|^(?:若干|几|数)[十百千万个人]*$"
)


def in_place_of_a_number(text: pl.Expr) -> pl.Expr:
    """The fault of a text that is no number, null where it is none of these words."""
    return (
        pl.when(text.str.contains(_NONE))
        .then(pl.lit("none_in_number"))
        .when(text.str.contains(_NOT_DONE))
        .then(pl.lit("not_done"))
        .when(text.str.contains(_ABOUT))
        .then(pl.lit("about"))
    )


def in_place_of_a_day(text: pl.Expr) -> pl.Expr:
    """The fault of a text that is no day, null where it is none of these words."""
    return (
        pl.when(text.str.contains(_NONE))
        .then(pl.lit("none_in_date"))
        .when(text.str.contains(_NOT_DONE))
        .then(pl.lit("not_done"))
    )
