"""The pages of docs/reference, each a function without arguments that returns Markdown; found by its name."""

import sys

from qingchen.discovery import modules


def pages() -> dict[str, str]:
    """Markdown by file name: one page a module of this folder."""
    own = sys.modules[__name__]
    return {f"{module.__name__.rpartition('.')[2]}.md": module.page() for module in modules(own)}


def table(heading: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """A Markdown table; bars and line breaks inside cells are made harmless."""
    lines = ["| " + " | ".join(heading) + " |", "|" + "---|" * len(heading)]
    for row in rows:
        cells = [str("" if cell is None else cell).replace("|", "\\|").replace("\n", " ") for cell in row]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
