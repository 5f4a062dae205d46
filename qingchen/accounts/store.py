"""Linking audit lines into the chain, and verifying it.

Acts only insert their line; the sealer links lines in batches, so that no writer waits for the chain.
The newest chain digest is also written to a file beside the database: cutting off the chain's end shows.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import close_old_connections, transaction

from qingchen import clock
from qingchen.accounts.chain import FIELDS, GENESIS, line_digest, next_link
from qingchen.accounts.models import ApiToken, AuditLine, AuditLink
from qingchen.accounts.token_holder import TokenHolder
from qingchen.accounts.token_secret import digest_of

_wake = threading.Event()
_thread: list[threading.Thread] = []


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """Result of a verification: how many lines were read, and each fault as a Chinese sentence."""

    lines: int
    head: str
    faults: tuple[str, ...]


def line_values(line: AuditLine) -> dict[str, Any]:
    """The fields that the digest covers, as they are digested."""
    values = {field: getattr(line, field) for field in FIELDS}
    values["at"] = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    return values


def seal_pending() -> int:
    """Link every line that is not yet linked; return how many."""
    with transaction.atomic():
        last = AuditLink.objects.select_for_update().order_by("-position").first()
        position, chain = (last.position, last.chain_digest) if last else (0, GENESIS)
        pending = list(AuditLine.objects.select_for_update().filter(sealed=False).order_by("id"))
        links = []
        for line in pending:
            position += 1
            digest = line_digest(line_values(line))
            chain = next_link(chain, digest)
            links.append(AuditLink(position=position, line=line, line_digest=digest, chain_digest=chain))
        AuditLink.objects.bulk_create(links, batch_size=500)
        AuditLine.objects.filter(id__in=[line.id for line in pending]).update(sealed=True)
        if links:
            transaction.on_commit(lambda: _note_head(position, chain))
    return len(links)


def verify_chain() -> ChainVerdict:
    """Link what is pending, then recompute everything. Never raises for a broken chain: it names the lines."""
    seal_pending()
    faults: list[str] = []
    heads: dict[int, set[str]] = {}
    for position, digest in _noted_heads():
        heads.setdefault(position, set()).add(digest)
    chain, expected, count = GENESIS, 0, 0
    for link in AuditLink.objects.select_related("line").order_by("position").iterator(2000):
        expected += 1
        count += 1
        name = f"第 {link.position} 环（留痕编号 {link.line_id}，{link.line.act}）"
        if link.position != expected:
            faults.append(f"{name}：前面缺少 {link.position - expected} 环。")
            expected = link.position
        digest = line_digest(line_values(link.line))
        if digest != link.line_digest:
            faults.append(f"{name}：内容与封存时的摘要不一致，该行被改动过。")
        chain = next_link(chain, link.line_digest)
        if chain != link.chain_digest:
            faults.append(f"{name}：链值与前一环接不上。")
            chain = link.chain_digest
        if heads.get(expected, {chain}) != {chain}:
            faults.append(f"{name}：链值与另存的链头不一致，链被重写过。")
    if heads and max(heads) > expected:
        faults.append(f"链尾缺失：曾封存到第 {max(heads)} 环，现只有 {expected} 环。")
    return ChainVerdict(count, chain, tuple(faults))


def wake_sealer() -> None:
    """Have the sealer link new lines within a second, where the process keeps one (the server does)."""
    _wake.set()


def start_sealer() -> None:
    """Keep a sealing thread in this process. Called by the web server once."""
    if not _thread:
        _thread.append(threading.Thread(target=_keep_sealing, name="audit-sealer", daemon=True))
        _thread[0].start()


def seal_if_woken() -> None:
    """Link what this process wrote, where anything was: the command line does so before it ends."""
    if _wake.is_set():
        _wake.clear()
        seal_pending()


def _keep_sealing() -> None:
    while True:
        # Half a second gathers the lines of one busy moment; the time limit finds what other processes left.
        _wake.wait(timeout=60)
        _wake.clear()
        threading.Event().wait(0.5)
        close_old_connections()
        if AuditLine.objects.filter(sealed=False).exists():
            seal_pending()


def _head_file() -> Path:
    return Path(settings.QINGCHEN_HOME) / "audit-heads.log"


def _note_head(position: int, chain: str) -> None:
    with _head_file().open("a", encoding="ascii") as out:
        out.write(f"{position} {chain}\n")


def _noted_heads() -> Iterator[tuple[int, str]]:
    if _head_file().exists():
        for line in _head_file().read_text(encoding="ascii").splitlines():
            position, _, chain = line.partition(" ")
            yield int(position), chain


def token_holder(secret: str) -> TokenHolder | None:
    """Whoever shows this secret; None where no token has it, or one that has run out or was revoked."""
    now = clock.now()
    token = ApiToken.objects.filter(digest=digest_of(secret), revoked_at=None, expires_at__gt=now).first()
    if token is None:
        return None
    if token.last_used_at is None or now - token.last_used_at > timedelta(minutes=1):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token.holder
