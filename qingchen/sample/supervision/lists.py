"""Lists of other departments: licences and permits of the employers of a place, and of some that nobody registered."""

from datetime import date

import numpy
import polars

from qingchen.sample.employers import Employer
from qingchen.sample.people import credit_codes
from qingchen.sample.places import Place
from qingchen.sample.trades import TRADES

TAKEN_ON, MATCHED_ON = date(2020, 6, 20), date(2020, 6, 26)
_FIRST_UNREGISTERED = 80_000_000
_LISTS = (
    ("mining_licence", "采", "自然资源局", ("coal_mine", "non_coal_mine"), 0.9),
    ("safety_licence", "安", "应急管理局", ("coal_mine", "non_coal_mine"), 0.85),
    ("discharge_permit", "排", "生态环境局", ("metallurgy", "building_materials", "other"), 0.6),
)
_UNREGISTERED_SHARE = 0.04
"""Of the entries of a list: employers that are not in the register of dust employers."""


def external_list_entries(place: Place, employers: list[Employer], random: numpy.random.Generator) -> polars.DataFrame:
    """Rows of `external_list_entries` with codes; an employer is on a list of its trade, unless it is closed."""
    rows: list[dict[str, object]] = []
    for kind, mark, agency, trades, share in _LISTS:
        on_list = [
            one
            for one in employers
            if TRADES[one.trade].key_industry in trades and "closed" not in one.status and random.random() < share
        ]
        for one in on_list:
            row = _entry(place, kind, mark, agency, len(rows) + 1)
            row |= {"entry_name": one.name, "industry_text": TRADES[one.trade].word, "match_result": "matched"}
            row |= {"uscc": one.uscc if random.random() < 0.93 else None}
            rows.append(row | {"matched_uscc": one.uscc, "matched_site_no": 1})
        for _ in range(int(random.binomial(len(on_list), _UNREGISTERED_SHARE))):
            code = credit_codes(_FIRST_UNREGISTERED + place.number * 1_000 + len(rows), 1)[0]
            row = _entry(place, kind, mark, agency, len(rows) + 1)
            name = f"{place.name}未登记示例厂{len(rows) + 1}"
            rows.append(row | {"entry_name": name, "uscc": code, "match_result": "missed"})
    return polars.DataFrame(rows, infer_schema_length=None)


def _entry(place: Place, kind: str, mark: str, agency: str, number: int) -> dict[str, object]:
    return {
        "list_kind": kind,
        "entry_no": f"示{mark}{place.current}-{number:04d}",
        "division": place.current,
        "valid_until": date(2021 + number % 3, 5, 31),
        "list_taken_on": TAKEN_ON,
        "supplied_by": f"{place.name}{agency}",
        "matched_on": MATCHED_ON,
    }
