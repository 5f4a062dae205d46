"""How an export writes: for people (Chinese headings, labels) or for programs (identifiers, codes)."""

from enum import StrEnum

from qingchen.registers.register import Column


class Style(StrEnum):
    """WORDS: titles and labels, 是/否. CODES: identifiers and codes, true/false. Our reader reads both."""

    WORDS = "words"
    CODES = "codes"

    def heading(self, column: Column) -> str:
        return column.title if self is Style.WORDS else column.name
