"""The words of headings: what makes two of them one, and which column of a register each means."""

import re
import unicodedata
from functools import cache, lru_cache

from qingchen.registers.catalogue import registers
from qingchen.registers.cells.units import is_unit, spelled
from qingchen.registers.register import Column, ColumnType, Register

NOT_KEPT = frozenset({"序号", "序", "行号", "编号", "no", "备注", "说明"})
"""Headings that nearly every file has and no register keeps."""
BETWEEN = "／"
"""Stands between the rows of a heading as it is shown: `检查情况／体检日期`."""
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_BRACKETS = re.compile(r"[()\[\]【】]")
_MARKS = re.compile(r"[\s*:：、,，。.·\-—_/／'\"“”]+")
_AMONG = re.compile(r"^其中")
_LAST_NOUN = re.compile(r"(?:人数|时间|日期|情况|编号|代码|名称|方式|类别|结果|数|号|人员)$")
_TOTAL = re.compile(r"^(?:合计|总计|总数|小计|计|总人数)$")
"""Below a group's name these say the group itself: 接害人数 over 合计, 粉尘 and 噪声."""
_HINT = re.compile(
    r"(?:\(.*\)|\[.*\]|【.*】|[甲乙丙丁]|\d{1,3}位?|全称|人|个|名|%|mg/m3|min|分钟|小时|学时|元|万元|年|月|日|"
    r"年[-月日/.年]*|yyyy.*|是/?否|有/?无|√|必填|选填|下拉选择)",
    re.IGNORECASE,
)

_COUNTS = re.compile(r"\((?:人次?|名|个|户|家|次|例|%|mg/m3|元|万元)\)|(?:人数|人次|数量|个数|金额)\s*(?:\(.*\))?$")
"""Over these only numbers stand: `主要负责人` under 培训情况（人次） counts them and does not name one."""
_NUMBERS = (ColumnType.INTEGER, ColumnType.DECIMAL)
_SOMEONE_ELSE = re.compile(
    r"法定代表人|法人|负责人|联系人|家属|亲属|紧急|经办|填报|填表|(?:企业|单位|机构)(?:基本)?(?:信息|情况)?$"
)
"""Over `联系电话` or `姓名` these make it another's than the person of the row: that is asked, not taken."""


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """Half width, lower case, without spaces and marks: `接尘\n人数*` and `接尘人数` are one heading."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=16_384)
def without_brackets(text: str) -> str:
    """`接尘人数（人）` is `接尘人数`."""
    return _BRACKETED.sub("", unicodedata.normalize("NFKC", text))


def column_meant(register: Register, text: str) -> str | None:
    """The name of the column that a heading means, by title, alias or identifier."""
    names = column_names(register.name)
    name = names.get(folded(text)) or names.get(_BRACKETS.sub("", folded(text)))
    if name is None:
        name = names.get(folded(without_brackets(text)))
        if name is not None and not unit_fits(register.by_name[name], text):
            return None
    return name


def meant_outright(register: Register, rows: tuple[str, ...]) -> str | None:
    """As `column_meant_by_rows`, without passing over what stands in brackets, but for a unit or how to fill in."""
    bare = tuple(row for row in rows if not is_hint(row)) or rows
    said = [inside for row in bare for inside in _BRACKETED.findall(unicodedata.normalize("NFKC", row))]
    if any(not is_hint(inside) or not is_hint(inside[1:-1]) for inside in said):
        return column_names(register.name).get(folded(bare[-1]))
    return column_meant_by_rows(register, rows)


def but_for_the_unit(register: Register, rows: tuple[str, ...]) -> str | None:
    """The column of numbers that the heading names, were it not for the unit in its brackets: 罚款（万元）."""
    name = column_names(register.name).get(folded(without_brackets(rows[-1])))
    if name is None or register.by_name[name].type not in _NUMBERS:
        return None
    return None if unit_fits(register.by_name[name], rows[-1]) else name


def unit_fits(column: Column, text: str) -> bool:
    """Whether no unit stands in brackets behind the heading but the column's own: 工龄（年） are not months."""
    said = [
        inside
        for found in _BRACKETED.findall(unicodedata.normalize("NFKC", text))
        if is_unit(inside := found[1:-1].strip())
    ]
    if column.type not in _NUMBERS:
        return all(inside in ("年", "月", "日") and column.type is ColumnType.DATE for inside in said)
    if column.type is ColumnType.DECIMAL and not column.unit:
        return True  # A limit has the unit of what was measured, a place on earth has degrees.
    return all(inside.lower() in spelled(column.unit) for inside in said)


def counted_otherwise(column: Column, heading: str) -> bool:
    """Whether a heading, as shown, has another unit in brackets than this column of numbers."""
    return column.type in _NUMBERS and not unit_fits(column, heading)


def column_meant_by_rows(register: Register, rows: tuple[str, ...]) -> str | None:
    """The column that a heading of several rows means, upper row first: the rows joined, then the lowest alone.

    `接触人数` over `粉尘` is 接触粉尘人数, `劳动合同` over `编号` is 劳动合同编号; a lowest row that only says
    how to fill in (`（人）`, `年月日`) leaves the word to the row above.
    """
    for form in forms(rows):
        name = column_meant(register, form)
        if name is not None and may_stand_under(register.by_name[name], rows):
            someone_else = (
                len(rows) > 1 and folded(rows[-1]).endswith(form) and any(map(_SOMEONE_ELSE.search, rows[:-1]))
            )
            return None if someone_else and register.by_name[name].sensitive else name
    return None


def may_stand_under(column: Column, rows: tuple[str, ...]) -> bool:
    """Under a row that counts, only a number may stand; behind another unit than its own no column."""
    if not all(unit_fits(column, row) for row in rows):
        return False
    counts = any(_COUNTS.search(unicodedata.normalize("NFKC", upper)) for upper in rows[:-1])
    return not counts or column.type in _NUMBERS


@lru_cache(maxsize=16_384)
def forms(rows: tuple[str, ...]) -> tuple[str, ...]:
    """The headings that the rows of one may stand for, the fullest first."""
    kept = list(rows)
    while len(kept) > 1 and is_hint(kept[-1]):
        kept.pop()
    lowest = _AMONG.sub("", folded(without_brackets(kept[-1]))) or kept[-1]
    if len(kept) == 1:
        return tuple(dict.fromkeys([kept[0], lowest]))
    uppers = [_AMONG.sub("", folded(without_brackets(upper))) for upper in kept[-2::-1]]
    joined = []
    for upper in uppers:
        joined += [upper + lowest, lowest + upper]
        if noun := _LAST_NOUN.search(upper):
            stem = upper[: noun.start()]
            joined += [stem + lowest + noun.group(), stem + lowest]
    whole = "".join(reversed(uppers)) + lowest
    if _TOTAL.match(lowest):
        joined.append(uppers[0])
    return tuple(dict.fromkeys([whole, *joined, kept[-1], lowest]))


def shown(rows: tuple[str, ...]) -> str:
    """A heading of several rows in one line."""
    return BETWEEN.join(" ".join(row.split()) for row in rows)


@cache
def column_names(register_name: str) -> dict[str, str]:
    """Every folded title, alias and identifier to its column; a day is also said as 时间 and 年月."""
    register = registers()[register_name]
    names: dict[str, str] = {}
    for column in register.columns:
        for text in (column.title, column.name, *column.aliases):
            for form in (folded(text), folded(without_brackets(text))):
                if form:
                    names.setdefault(form, column.name)
    for name, column_name in list(names.items()):
        if register.by_name[column_name].type is ColumnType.DATE and name.endswith("日期"):
            for noun in ("时间", "年月"):
                names.setdefault(name.removesuffix("日期") + noun, column_name)
    return names


def is_hint(text: str) -> bool:
    """A text that only says how to fill in: a unit, `年/月/日`, `必填`."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return not plain or _HINT.fullmatch(plain) is not None
