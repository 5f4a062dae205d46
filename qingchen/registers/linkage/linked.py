"""Who is linked with whom: by equal identity number, else by a person's word that it is the same one."""

from qingchen.registers.linkage.linkage import Side, linkage_named
from qingchen.registers.reader import ScopedReader


def linked_ids(reader: ScopedReader, linkage_name: str, left_id: str) -> tuple[str, ...]:
    """Identifiers of the right side within the area that are this left person, the number's first."""
    linkage = linkage_named(linkage_name)
    of_left = reader.matching(linkage.left.register, linkage.left.identifier, left_id)
    found: dict[str, None] = {}
    for person_key in of_left["person_key"].drop_nulls().unique(maintain_order=True):
        rows = reader.matching(linkage.right.register, "person_key", person_key)
        found |= dict.fromkeys(rows[linkage.right.identifier].drop_nulls())
    said = reader.matching("person_links", "left_id", left_id)
    for one in said.iter_rows(named=True):
        if (
            one["linkage"] == linkage_name
            and one["decision"] == "same"
            and _is_seen(reader, linkage.right, one["right_id"])
        ):
            found[one["right_id"]] = None
    return tuple(found)


def _is_seen(reader: ScopedReader, side: Side, identifier: str) -> bool:
    return reader.matching(side.register, side.identifier, identifier).height > 0
