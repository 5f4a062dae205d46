"""Reads a YAML file of a campaign folder, with the line of each value."""

from datetime import date, datetime
from pathlib import Path as File
from typing import Any

import yaml

from qingchen.inspection.campaign_folder.faults import CampaignFault, Faults
from qingchen.values.source import Source

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Path = tuple[str | int, ...]
"""`("round", "window_from")`, `("teams", 0, "number")`"""


class Tree:
    """A YAML file's content. Asking for a value that is absent or of another type is told as a fault."""

    def __init__(self, file: str, content: Any, lines: dict[Path, int], faults: Faults) -> None:
        self._file = file
        self._content = content
        self._lines = lines
        self._faults = faults

    def source(self, *path: str | int) -> Source:
        """Where the value stands, or, if it is absent, what it should stand in."""
        for length in range(len(path), -1, -1):
            if path[:length] in self._lines:
                return Source(self._file, row=self._lines[path[:length]])
        return Source(self._file)

    def fault(self, path: Path, rule: str, sentence: str) -> None:
        self._faults.append(CampaignFault(self.source(*path), rule, sentence))

    def get(self, *path: str | int) -> Any:
        """The value as it stands; None where it is absent."""
        value = self._content
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def text(self, *path: str | int) -> str:
        value = self.get(*path)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
        self._wrong(path, value, "文字")
        return ""

    def whole_number(self, *path: str | int, least: int = 1) -> int | None:
        value = self.get(*path)
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self._wrong(path, value, f"不小于 {least} 的整数")
        return None

    def day(self, *path: str | int) -> date | None:
        value = self.get(*path)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self._wrong(path, value, "日期，如 2020-07-15")
        return None

    def texts(self, *path: str | int) -> tuple[str, ...]:
        value = self.get(*path)
        if isinstance(value, list) and value and all(isinstance(one, str | int) for one in value):
            return tuple(str(one).strip() for one in value)
        self._wrong(path, value, "至少有一项的清单")
        return ()

    def length(self, *path: str | int) -> int:
        """How many members a list has."""
        value = self.get(*path)
        if isinstance(value, list) and value:
            return len(value)
        self._wrong(path, value, "至少有一项的清单")
        return 0

    def _wrong(self, path: Path, value: Any, wanted: str) -> None:
        name = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        if value is None:
            self.fault(path, "value_missing", f"缺少“{name}”。应为{wanted}，请补填。")
        else:
            self.fault(path, "value_wrong", f"“{name}”写的是“{value}”，应为{wanted}。请改正。")


def read_tree(path: File, faults: Faults) -> Tree | None:
    """The file's content; None, with the fault told, where it cannot be read at all."""
    try:
        loader = _Loader(path.read_text(encoding="utf-8-sig"))
        node = loader.get_single_node()
        lines: dict[Path, int] = {}
        content = _build(loader, node, (), lines, path.name, faults) if node else None
    except FileNotFoundError:
        faults.append(CampaignFault(Source(path.name), "file_missing", "没有这个文件。请照 jilin-2020 的样例补上。"))
        return None
    except UnicodeDecodeError:
        faults.append(CampaignFault(Source(path.name), "not_utf8", "不是 UTF-8 编码。请另存为 UTF-8。"))
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark else None
        sentence = "不是正确的 YAML。请检查缩进、冒号后的空格和引号是否成对。"
        faults.append(CampaignFault(Source(path.name, row=row), "not_yaml", sentence))
        return None
    if not isinstance(content, dict):
        faults.append(CampaignFault(Source(path.name), "not_yaml", "没有内容。应为“名称: 值”的各行。"))
        return None
    return Tree(path.name, content, lines, faults)


def _build(loader: Any, node: Any, path: Path, lines: dict[Path, int], file: str, faults: Faults) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        made: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(loader.construct_object(key_node, deep=True))
            row = key_node.start_mark.line + 1
            if key in made:
                sentence = f"“{key}”写了两次，前一次在第 {lines[*path, key]} 行。请只留一处。"
                faults.append(CampaignFault(Source(file, row=row), "name_repeated", sentence))
            lines[*path, key] = row
            made[key] = _build(loader, value_node, (*path, key), lines, file, faults)
        return made
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, child, (*path, i), lines, file, faults) for i, child in enumerate(node.value)]
    return loader.construct_object(node, deep=True)
