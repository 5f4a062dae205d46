"""What a register (台账) is: declared once, column by column; everything else derives from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from qingchen.registers.stand_ins import stand_ins_of


class RegisterKind(StrEnum):
    """How a row counts about a day D (bitemporal rule, DESIGN section 3)."""

    EVENT = "event"
    """A thing that happened on a day: the newest version counts if its day is on or before D."""
    STATE = "state"
    """A thing that holds from a day: of the versions with that day on or before D, the newest day wins."""


class ColumnType(StrEnum):
    """Type of a column's clean value; in brackets, how it lies in Parquet."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    """(float64) a measured number."""
    DATE = "date"
    BOOLEAN = "boolean"
    CODE = "code"
    """(string) the code of an entry of the code list `codes`; files may hold code or label."""
    CODES = "codes"
    """(list of string) several entries, written with 、 , ; or ， between them."""
    DIVISION = "division"
    """(string) a division code of `standards`, trailing zeros of padding cut off."""
    EMPLOYER_CODE = "employer_code"
    """(string) unified social credit code (GB 32100), upper case, checked."""
    IDENTITY_NUMBER = "identity_number"
    """(never in Parquet in clear) checked by digit and calendar date; 15 digits become 18."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a register.

    name       identifier, the field's standard English term, with the unit where the type has none
    title      the Chinese heading of template and pages
    aliases    other headings met in files
    codes      name of the code list in `standards` (CODE and CODES)
    sensitive  sealed; never in the analytic copies, masked on pages
    stand_in   name of the keyed stand-in kept in its place (`person_key`, `name_key`, `phone_key`); with a name
               comes its sound (`pinyin_key`)
    minimum, maximum   bounds of numbers, inclusive
    below      of a measured number that may be written `<0.1`: the BOOLEAN column that then holds, and the column of
               the limit, which is 0.1 where it is not given
    until      of the first day of a span: the column of its last day, for files that have both in one
    spans      headings that ask for both days in one cell (培训时间)
    basis      clause or source of the field
    """

    name: str
    title: str
    type: ColumnType
    required: bool = False
    aliases: tuple[str, ...] = ()
    codes: str | None = None
    sensitive: bool = False
    stand_in: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None
    below: tuple[str, ...] = ()
    until: str | None = None
    spans: tuple[str, ...] = ()
    note: str = ""
    basis: str = ""
    example: str = ""

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """Every keyed stand-in kept in its place."""
        return stand_ins_of(self.stand_in)


class Severity(StrEnum):
    """Whether a broken rule keeps the file from being accepted."""

    FAULT = "fault"
    """(问题) the row cannot be right: it must be mended."""
    HINT = "hint"
    """(提示) a plausible doubt, or a fact against the law that must be on record all the same: told, never refused."""


@dataclass(frozen=True, slots=True)
class RowRule:
    """A rule between the columns of one row, evaluated for all rows at once.

    name       identifier, a fault as a statement (`dust_exposed_over_exposed`)
    column     the column marked in the annotated workbook
    broken     polars expression: true where the row breaks the rule (null counts as kept)
    sentence   how it is told: which rule and how to mend it, in Chinese, without the row's values
    within     columns in which rows agree that are held against each other: by `.over(...)` of these columns `broken`
               looks at the other rows of the whole file. Else it sees the row alone
    """

    name: str
    column: str
    broken: Callable[[], Any]
    sentence: str
    basis: str = ""
    severity: Severity = Severity.FAULT
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRule:
    """A rule between the rows of a whole file: those that agree in `same` may not differ in `one`.

    column     the column marked in the annotated workbook, at each of those rows
    same       polars expressions; a null agrees with a null
    one        polars expression, null for a row that is not asked
    sentence   as of `RowRule`
    """

    name: str
    column: str
    same: Callable[[], tuple[Any, ...]]
    one: Callable[[], Any]
    sentence: str
    basis: str = ""
    severity: Severity = Severity.FAULT


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: `columns` of this register name the thing that `to` names in `register`.

    It says what a value means, not that the other register holds it: a row may come before the thing it names, and
    whether both are there is verification's question. `columns` and `to` hold names as they lie in Parquet, so a person
    is `person_key`. Null in any of them: the row names nothing.
    """

    columns: tuple[str, ...]
    register: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    """A register of facts.

    name       plural noun, also the module's name
    key        columns that never change for one thing: no region, no date, no code edition. A sensitive
               column is named by its stand-in.
    about      the DATE column: the day an event counts on, or a state holds from (None: the batch's day)
    division   the DIVISION column that places the row; None where it is placed by its employer
    also_at    further DIVISION columns at whose places the row may be seen (a patient's residence: who lives in a
               county is followed up there, wherever the case was reported); it lies in `division` all the same
    importable False for registers that are filled by acts of the round, never by file
    headline   the columns a person reads as the row's short line, in lists and on file pages (`sampled_on`,
               `work_position`, `c_twa_mg_m3`, `result`); never a sensitive one
    references what its columns name in other registers
    """

    name: str
    title: str
    kind: RegisterKind
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    about: str | None
    division: str | None = None
    rules: tuple[RowRule, ...] = field(default=())
    file_rules: tuple[FileRule, ...] = field(default=())
    importable: bool = True
    basis: str = ""
    note: str = ""
    headline: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    also_at: tuple[str, ...] = ()

    @cached_property
    def place(self) -> tuple[str, ...]:
        """The columns that say where a row lies: its own division, or the employer site that the register of employers
        places. Of an employer without a site number the first site counts."""
        if self.division:
            return (self.division,)
        return tuple(name for name in ("uscc", "site_no") if name in self.by_name)

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def sensitive(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.sensitive)

    @cached_property
    def analytic_names(self) -> tuple[str, ...]:
        """Columns of the Parquet copies, in order: clear columns, then the stand-ins of sensitive ones."""
        clear = tuple(column.name for column in self.columns if not column.sensitive)
        return clear + tuple(name for column in self.sensitive for name in column.stand_ins)

    @cached_property
    def searched(self) -> tuple[str, ...]:
        """Columns by which single rows are found quickly: employer codes, stand-ins, and the texts of the key."""
        codes = tuple(one.name for one in self.columns if one.type is ColumnType.EMPLOYER_CODE and not one.sensitive)
        stand_ins = tuple(name for column in self.sensitive for name in column.stand_ins)
        texts = tuple(name for name in self.key if name in self.by_name and self.by_name[name].type is ColumnType.TEXT)
        return tuple(dict.fromkeys((*codes, *stand_ins, *texts)))
