"""docs/reference/commands.md: the command line, from its own help."""

import click


def page() -> str:
    from qingchen.cli.main import group

    parts = ["# 命令\n\n由命令自身的帮助生成。\n"]
    for path, command in _walk(group, ("qingchen",)):
        context = click.Context(command, info_name=" ".join(path), max_content_width=100, terminal_width=100)
        parts.append(f"\n## {' '.join(path)}\n\n```text\n{command.get_help(context).strip()}\n```\n")
    return "".join(parts)


def _walk(command: click.Command, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], click.Command]]:
    found = [(path, command)]
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            found += _walk(command.commands[name], (*path, name))
    return found
