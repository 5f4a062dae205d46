"""The code that opens an account once, as it is printed and typed."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without what is mistaken for another on paper: 0 O, 1 I L."""
LENGTH = 12
DAYS = 14
"""How long a code opens its account."""
TRIES = 5
"""After so many wrong codes a right one opens nothing: the office hands out another."""


def new_code() -> str:
    """`K7QM-4TXP-9HWD`: 59 random bits."""
    made = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(made[i : i + 4] for i in range(0, LENGTH, 4))


def plain(typed: str) -> str:
    """The code without what people put between and around its letters."""
    return "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
