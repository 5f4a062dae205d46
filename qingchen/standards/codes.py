"""Code lists (代码表): short English codes with their Chinese labels, from `data/code_lists/<name>.yaml`."""

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from qingchen.standards.yaml_file import read_yaml

_FOLDER = Path(__file__).parent / "data" / "code_lists"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `Entry("coal_mine", "煤矿", ("煤炭",))`. Aliases are other ways in which files write it."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """A list of codes. `source` says where it is from and how sure that is."""

    name: str
    title: str
    source: str
    entries: tuple[Entry, ...]

    def code_of(self, text: str) -> str | None:
        """The code that a cell means: code, label or alias, full or half width, any case; None where none fits."""
        return self._by_text.get(_folded(text))

    def label_of(self, code: str) -> str:
        """The Chinese label. Raises KeyError for a code not in the list: stored codes were checked on entry."""
        return self._labels[code]

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label in order, as a drop-down of a template workbook shows them."""
        return tuple(entry.label for entry in self.entries)

    def __contains__(self, code: str) -> bool:
        return code in self._labels

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {entry.code: entry.label for entry in self.entries}

    @cached_property
    def _by_text(self) -> dict[str, str]:
        texts: dict[str, str] = {}
        for entry in self.entries:
            for text in (entry.code, entry.label, *entry.aliases):
                assert texts.setdefault(_folded(text), entry.code) == entry.code, f"{self.name}: {text} is ambiguous"
        return texts


@cache
def code_list(name: str) -> CodeList:
    """The list of that name. Raises KeyError where there is none: a wrong name is our own mistake."""
    file = _FOLDER / f"{name}.yaml"
    if not file.exists():
        raise KeyError(f"no code list {name}; there are: {', '.join(names())}")
    data = read_yaml(file)
    included = code_list(data["includes"]).entries if "includes" in data else ()
    own = tuple(Entry(str(code), *_label_and_aliases(written)) for code, written in data["entries"].items())
    entries = (*included, *own)
    return CodeList(name, data["title"], data["source"], entries)


@cache
def names() -> tuple[str, ...]:
    """The names of all code lists."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


def _label_and_aliases(written: str | list[str]) -> tuple[str, tuple[str, ...]]:
    return (written, ()) if isinstance(written, str) else (written[0], tuple(written[1:]))


def _folded(text: str) -> str:
    """Full-width letters, spaces within and the dash's many forms make no difference."""
    plain = unicodedata.normalize("NFKC", str(text)).casefold()
    return "".join(plain.split()).replace("—", "-").replace("–", "-")
