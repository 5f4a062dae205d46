"""What an empty cell means in the columns where nearly every file leaves it out."""

from typing import Final

DEFAULTS: Final[dict[str, str | int]] = {"site_no": 1, "spell": 1, "identity_type": "identity_card"}
