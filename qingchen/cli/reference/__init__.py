"""The pages of docs/reference, each a function without arguments that returns its text; found by its name."""

import sys

from qingchen.discovery import modules


def pages() -> dict[str, str]:
    """Text by file name: one page a module of this folder, Markdown but where the module says its ENDING."""
    found = {}
    for module in modules(sys.modules[__name__]):
        name = module.__name__.rpartition(".")[2]
        found[f"{name}{getattr(module, 'ENDING', '.md')}"] = module.page()
    return found


def table(heading: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """A Markdown table; bars and line breaks inside cells are made harmless."""
    lines = ["| " + " | ".join(heading) + " |", "|" + "---|" * len(heading)]
    for row in rows:
        cells = [str("" if cell is None else cell).replace("|", "\\|").replace("\n", " ") for cell in row]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
