"""Versions of a form side by side: what each holds, which sheets point at it, what changed from the one before."""

from typing import Any

from qingchen.inspection.form import Form
from qingchen.inspection.models import FormVersion, Round, Sheet
from qingchen.inspection.store import form_version


def versions(round_: Round) -> list[dict[str, Any]]:
    """By form, the newest version first."""
    rows = list(FormVersion.objects.order_by("code", "-id"))
    shown = []
    for number, row in enumerate(rows):
        form = form_version(row)
        before = next((form_version(one) for one in rows[number + 1 :] if one.code == row.code), None)
        sheets = Sheet.objects.filter(form=row, inspectee__unit__round=round_)
        shown.append(
            {
                "id": row.id,
                "code": row.code,
                "annex": form.annex,
                "title": form.title,
                "version": form.version,
                "digest": row.digest,
                "items": len(form.items),
                "published_at": row.published_at,
                "current": number == 0 or rows[number - 1].code != row.code,
                "sheets": sheets.count(),
                "submitted": sheets.exclude(state="open").count(),
                "changes": changes(before, form) if before else [],
            }
        )
    return shown


def changes(before: Form, after: Form) -> list[str]:
    """`增 2 项：ZH7-01、ZH7-02` and the like; empty where only the head changed."""
    old, new = before.by_code, after.by_code
    added = [code for code in new if code not in old]
    dropped = [code for code in old if code not in new]
    changed = [code for code in new if code in old and old[code] != new[code]]
    named = (("增", added), ("减", dropped), ("改", changed))
    return [
        f"{word} {len(codes)} 项：{'、'.join(codes[:8])}{'…' if len(codes) > 8 else ''}"
        for word, codes in named
        if codes
    ]
