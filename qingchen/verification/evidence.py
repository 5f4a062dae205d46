"""Evidence files of the self-checks, as the store knows them; and which places may well show the same file."""

from qingchen.verification.earlier import CheckFacts

READS = (
    "evidence_id",
    "purpose",
    "inspectee_kind",
    "inspectee_code",
    "division",
    "media_type",
    "file_digest",
    "picture_digest",
    "created_on",
    "window_from",
)


def evidence(facts: CheckFacts) -> list[dict[str, object]]:
    """Rows of evidence files of self-checks, in the order of the store."""
    table = facts.table("evidence_files")
    rows: list[dict[str, object]] = (
        table.filter(table.purpose == "self_check").order_by("_batch", "_row").to_polars().to_dicts()
    )
    return rows


def are_apart(one: str | None, other: str | None) -> bool:
    """Neither place lies within the other: a county may show its prefecture's document as its own evidence."""
    return bool(one and other) and not str(one).startswith(str(other)) and not str(other).startswith(str(one))
