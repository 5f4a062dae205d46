"""The page of GB/T 9704-2012 in twips (twentieths of a point)."""

TWIPS_MM = 1440 / 25.4


def twips(mm: float) -> int:
    return round(mm * TWIPS_MM)


PAGE_WIDTH, PAGE_HEIGHT = twips(210), twips(297)
TOP, INSIDE, OUTSIDE, BOTTOM = twips(37), twips(28), twips(26), twips(35)
TEXT_WIDTH = PAGE_WIDTH - INSIDE - OUTSIDE
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

LINES, CHARACTERS = 22, 28
LINE = TEXT_HEIGHT // LINES
"""28.95 pt, so that 22 lines fill the type area of 225 mm."""
CHARACTER = TEXT_WIDTH // CHARACTERS
"""15.8 pt: a 28th of the line of 156 mm, a hair less than the 16 pt of the font."""
CLOSER = -5
"""Twips by which the characters of the body stand closer than their 16 pt.

Word's own grid of characters (`linesAndChars`) would do the same, but LibreOffice spreads it to 19 characters a line;
spacing in the style gives 28 in every program.
"""
