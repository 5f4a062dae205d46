"""Notes of one item merged field by field. Nothing is dropped: a value that gives way still stands in its field."""

from collections.abc import Iterable
from dataclasses import dataclass

from qingchen.inspection.answer_types import Answer
from qingchen.inspection.entry import VERDICTS, Entry
from qingchen.inspection.item import Item
from qingchen.inspection.methods.answer_fields import field_text, field_title, gathered, is_joined, spread
from qingchen.inspection.methods.note import Note


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field and who said so."""

    value: str
    text: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MergedField:
    """A field with every value that was noted for it, in the order of the notes.

    claimed   what the self-check says of it, as people read it; None where it says nothing
    """

    name: str
    title: str
    said: tuple[Said, ...]
    joined: bool = False
    claimed: str | None = None

    @property
    def contradicts(self) -> bool:
        """Whether the notes contradict each other."""
        return not self.joined and len(self.said) > 1

    @property
    def between_methods(self) -> bool:
        """Whether a contradiction lies between methods, not only between members who used the same one."""
        methods = [frozenset(note.method for note in said.notes) for said in self.said]
        return self.contradicts and len(set(methods)) > 1

    @property
    def value(self) -> str:
        """The agreed value; the joined words; empty where the notes contradict each other."""
        if self.contradicts:
            return ""
        return "；".join(said.value for said in self.said)

    @property
    def differs_from_claim(self) -> bool:
        """Whether any note says something else than the place claimed."""
        if self.joined or self.claimed is None:
            return False
        return any(said.text != self.claimed for said in self.said)


@dataclass(frozen=True, slots=True)
class Merged:
    """All notes of an item together. `entry` is None while fields contradict each other or too few are there."""

    item: Item
    notes: tuple[Note, ...]
    fields: tuple[MergedField, ...]
    entry: Entry | None
    wanting: tuple[str, ...]

    @property
    def contradictions(self) -> tuple[MergedField, ...]:
        return tuple(field for field in self.fields if field.contradicts)

    @property
    def against_claim(self) -> tuple[MergedField, ...]:
        return tuple(field for field in self.fields if field.differs_from_claim)


def merge(item: Item, notes: Iterable[Note], claimed: Answer | None = None) -> Merged:
    """Merge the standing notes of an item; the order in which they come does not matter."""
    standing = tuple(sorted((note for note in notes if not note.withdrawn), key=lambda note: note.order))
    claim = {name: field_text(item, name, value) for name, value in spread(item, claimed).items()}
    names = dict.fromkeys(name for note in standing for name in note.fields)
    fields = [_field(item, name, standing, claim.get(name)) for name in names]
    verdicts = _said([(note.verdict, VERDICTS.get(note.verdict, note.verdict), note) for note in standing])
    if verdicts:
        fields.append(MergedField("verdict", "结论", verdicts))
    merged = tuple(fields)
    if any(field.contradicts for field in merged):
        return Merged(item, standing, merged, None, ())
    values = {field.name: field.value for field in merged if field.name != "verdict"}
    answer, problems = gathered(item, values) if values else (None, [])
    if answer is None:
        return Merged(item, standing, merged, None, tuple(problem.text for problem in problems))
    verdict = next((field.value for field in merged if field.name == "verdict"), "")
    return Merged(item, standing, merged, line_of(item, standing, answer, verdict), ())


def _field(item: Item, name: str, notes: tuple[Note, ...], claimed: str | None) -> MergedField:
    held = [
        (note.fields[name], field_text(item, name, note.fields[name]), note) for note in notes if name in note.fields
    ]
    return MergedField(name, field_title(item, name), _said(held), is_joined(item, name), claimed)


def _said(held: list[tuple[str, str, Note]]) -> tuple[Said, ...]:
    by_value: dict[str, list[tuple[str, Note]]] = {}
    for value, text, note in held:
        if value:
            by_value.setdefault(value, []).append((text, note))
    return tuple(Said(value, found[0][0], tuple(note for _, note in found)) for value, found in by_value.items())


def line_of(item: Item, notes: tuple[Note, ...], answer: Answer, verdict: str) -> Entry:
    """One line for the sheet: words are joined, each under its method where there are several."""
    remarks = [(note.method.title, note.remark) for note in notes if note.remark]
    texts = dict.fromkeys(text for _, text in remarks)
    remark = next(iter(texts)) if len(texts) == 1 else "；".join(dict.fromkeys(f"{t}：{text}" for t, text in remarks))
    return Entry(
        item.code,
        answer,
        responsible_person=next((note.responsible_person for note in notes if note.responsible_person), ""),
        department="、".join(dict.fromkeys(note.department for note in notes if note.department)),
        verdict=verdict,
        remark=remark,
        method="、".join(dict.fromkeys(note.said_method or note.method.title for note in notes)),
        evidence=tuple(dict.fromkeys(name for note in notes for name in note.evidence)),
    )
