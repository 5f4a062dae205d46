"""What was typed into the one search box, read as all that it can be: a code, a number, a phone, a name, a sound."""

import re
import unicodedata
from dataclasses import dataclass

import polars as pl
from stdnum.cn import uscc

from qingchen.registers.cells import identity
from qingchen.registers.shared_columns import IDENTITY_NUMBER
from qingchen.registers.temporary_code import is_temporary

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·•]{2,20}")
_CREDIT_CODE = re.compile(r"[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}")
_LONGEST_CHINESE_NAME = 4


@dataclass(frozen=True, slots=True)
class Terms:
    """Each reading that the text allows; None for the others.

    employer_part, name   free Chinese text may be part of an employer's name and the whole name of a person
    sound                 the text whose pinyin is looked for
    fault                 why a text that looks like an identity number or a credit code is none, in Chinese
    """

    uscc: str | None = None
    number: str | None = None
    phone: str | None = None
    name: str | None = None
    sound: str | None = None
    employer_part: str | None = None
    fault: str = ""

    @property
    def stand_ins(self) -> tuple[tuple[str, str], ...]:
        """(stand-in, text) by which persons are looked for, the surest first."""
        texts = (self.number, self.phone, self.name, self.sound)
        kinds = ("person_key", "phone_key", "name_key", "pinyin_key")
        return tuple((kind, text) for kind, text in zip(kinds, texts, strict=True) if text)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A masked number or phone, or a part of a name: to be held against opened rows.

    kind      `number`, `phone` or `name`
    matches   the whole value
    """

    kind: str
    matches: re.Pattern[str]


def read_terms(text: str) -> Terms:
    """All readings of `text`; empty where it is nothing that can be looked for."""
    plain = unicodedata.normalize("NFKC", text).strip()
    code = re.sub(r"[\s-]", "", plain).upper()
    if _HAN.search(plain):
        joined = re.sub(r"\s", "", plain)
        person = joined if _NAME.fullmatch(joined) else None
        sound = joined if person and (len(joined) <= _LONGEST_CHINESE_NAME or "·" in joined) else None
        return Terms(employer_part=joined if len(joined) > 1 else None, name=person, sound=sound)
    digits = re.sub(r"\D", "", plain)
    number, fault = _number(code)
    if is_temporary(code) or (len(code) == 18 and uscc.is_valid(code)):
        return Terms(uscc=code, number=number)
    if number or fault:
        return Terms(number=number, fault=fault)
    if _CREDIT_CODE.fullmatch(code):
        return Terms(fault="这个统一社会信用代码的校验位不对，请核对。")
    if re.fullmatch(r"\+?[\d\s-]+", plain) and 7 <= len(digits) <= 14:
        return Terms(phone=digits)
    if re.fullmatch(r"[A-Z]{1,3}\d{6,10}", code):
        return Terms(number=code)
    return Terms(sound=plain) if re.fullmatch(r"[^\W\d_][^\W\d_' ’·-]+(?:[ '’·-]+[^\W\d_]+)*", plain) else Terms()


def read_pattern(text: str) -> Pattern | None:
    """`229900****0012`, `199****1234`, `张*明` or a part of a name; None for whatever hides too much to look for."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    hidden = re.sub(r"\*+", "*", plain)
    if re.fullmatch(r"\d{6}\*[\dX]{4}", hidden):
        return Pattern("number", re.compile(_filled(hidden, r"\d*")))
    if re.fullmatch(r"\d{3}\*\d{4}", hidden):
        return Pattern("phone", re.compile(_filled(hidden, r"\d*")))
    if _HAN.search(plain) and not re.search(r"\d", plain):
        return Pattern("name", re.compile(_filled(hidden, ".*") if "*" in hidden else f".*{re.escape(plain)}.*"))
    return None


def _filled(hidden: str, between: str) -> str:
    return between.join(re.escape(part) for part in hidden.split("*"))


def _number(code: str) -> tuple[str | None, str]:
    if not re.fullmatch(r"\d{15}|\d{17}[\dX]", code):
        return None, ""
    values, _ = identity.read(pl.Series([code]), IDENTITY_NUMBER)
    if values[0] is None:
        return None, "这个证件号码的校验位或出生日期不对，请核对。"
    return values[0], ""
