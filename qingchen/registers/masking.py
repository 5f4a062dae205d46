"""How a sensitive value is shown to who has no reason to see it: enough to tell rows apart, not to know a person.

Source: dossier of the domain, section 7, S26 (张*, first six and last four digits); the wording of GB/T 35273-2020
on display limits. What fits no kind is hidden whole.
"""

import re

from qingchen.registers.register import Column, ColumnType
from qingchen.standards.surnames import surname_length

HIDDEN = "****"
_NUMBER_HEAD, _NUMBER_TAIL = 6, 4

_PART = "[^省市区县旗乡镇街路村屯号弄巷栋楼室0-9]"
_PLACES = re.compile(
    rf"(?:(?:北京|天津|上海|重庆)市|.{_PART}{{1,7}}?(?:省|自治区))?"
    rf"(?:.{_PART}{{0,11}}?(?:市|州|地区|盟))?"
    rf"(?:.{_PART}{{0,11}}?(?:区|县|市|旗))?"
    rf"(?:.{_PART}{{0,9}}?(?:街道|乡|镇|苏木))?"
)


def mask(column: Column, text: str) -> str:
    """The clear `text` of a sensitive column (a date as ISO text) as it may be shown.

    张三 is 张*, 229900196001010012 is 229900********0012, 19900001234 is 199****1234, an address ends with its
    county or township, a birthday is its year.
    """
    clear = text.strip()
    if not clear:
        return ""
    match kind_of(column):
        case "number":
            return mask_number(clear)
        case "name":
            return mask_name(clear)
        case "phone":
            return _phone(clear)
        case "address":
            return address_head(clear) + HIDDEN
        case "birthday":
            return f"{clear[:4]}年" if re.match(r"\d{4}-", clear) else HIDDEN
        case _:
            return HIDDEN


def kind_of(column: Column) -> str:
    """`number`, `name`, `phone`, `address`, `birthday`, or `other`: told by type, stand-in and name of the column."""
    if column.type is ColumnType.IDENTITY_NUMBER:
        return "number"
    if column.type is ColumnType.DATE:
        return "birthday"
    if column.stand_in == "name_key" or column.name == "name" or column.name.endswith("_name"):
        return "name"
    if column.stand_in == "phone_key" or "phone" in column.name:
        return "phone"
    return "address" if "address" in column.name else "other"


def mask_number(number: str) -> str:
    """An identity number; of a passport and the like, which are short, the first character and the last two."""
    head, tail = (_NUMBER_HEAD, _NUMBER_TAIL) if len(number) >= 15 else (1, 2)
    return _between(number, head, tail)


def address_head(address: str) -> str:
    """The address down to its township, or as far towards it as it can be read; empty where it cannot."""
    found = _PLACES.match("".join(address.split()))
    return found.group() if found else ""


def mask_name(name: str) -> str:
    kept = surname_length(name)
    return name[:kept] + "*" * max(len(name) - kept, 1)


def _phone(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    if len(digits) == 11 and digits.startswith("1"):
        return f"{digits[:3]}{HIDDEN}{digits[-4:]}"
    return HIDDEN + digits[-4:] if len(digits) > 7 else HIDDEN + digits[-2:] if len(digits) > 4 else HIDDEN


def _between(text: str, head: int, tail: int) -> str:
    if len(text) < head + tail + 3:
        return HIDDEN
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]
