"""The whole round as one archive, for those who come after: facts, answers, evidence, draws, audit chain, documents."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.db import transaction

from qingchen import clock
from qingchen.accounts.actions import record
from qingchen.accounts.models import AuditLink
from qingchen.accounts.store import line_values, seal_pending
from qingchen.indicators.code_version import code_version
from qingchen.inspection.draws.models import Draw
from qingchen.inspection.draws.session_states import SessionState
from qingchen.inspection.models import Round
from qingchen.inspection.permissions import check_permitted, province_standing
from qingchen.inspection.recounts.certificates import certificate_of, frame_text
from qingchen.inspection.recounts.models import RecordDraw
from qingchen.inspection.states import TeamState
from qingchen.problems import Problem
from qingchen.registers.models import Batch
from qingchen.registers.store import open_sealed_file, root
from qingchen.reports.hand_over.archive import PIECE, Archive, pieces_of
from qingchen.reports.hand_over.tables import copy_path, document_path, tables
from qingchen.reports.models import ReportFile, SignedCopy
from qingchen.values.actor import Actor

TOOLS = Path(__file__).resolve().parents[3] / "tools"
PROGRAMS = ("verify_handover.py", "verify_draw.py", "verify_audit.py")
_LINES_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`manifest` is the SHA-256 of the manifest: kept apart, it proves the archive whole in ten years."""

    files: int
    manifest: str


@transaction.atomic
def hand_over_round(actor: Actor, round_: Round, out: IO[bytes]) -> HandedOver:
    """Write the archive of the round to `out`, piece by piece; a round with a team that has not signed is not ready.

    Persons stand in it masked, evidence by its fingerprints; the sealed columns of the ledgers are not in it.
    Raises Problem hand_over.not_signed.
    """
    check_permitted("hand_over_round", actor, province_standing(actor))
    waiting = round_.teams.exclude(state=TeamState.SIGNED).order_by("number")
    if waiting:
        raise Problem("hand_over.not_signed", teams="、".join(f"第{team.number}组" for team in waiting))
    about = {
        "round": round_.title,
        "campaign": round_.campaign,
        "document_no": round_.document_no,
        "made_at": clock.now().isoformat(timespec="seconds"),
        "made_by": actor.name,
        "code_version": code_version(),
    }
    seal_pending()
    with Archive(out, about) as archive:
        for path, pieces in _contents(round_):
            archive.add(path, pieces)
        made = HandedOver(archive.count, archive.close())
    details = {"files": made.files, "manifest": made.manifest}
    record(actor, "hand_over_round", "round", round_.public_id, details=details)
    return made


def _contents(round_: Round) -> Iterator[tuple[str, Iterable[bytes]]]:
    for batch in Batch.objects.order_by("number").iterator(_LINES_AT_ONCE):
        yield f"facts/{batch.register}/{batch.number}.parquet", _file(root() / batch.path)
    yield from tables(round_)
    yield from _draws(round_)
    yield "audit/chain.jsonl", _chain()
    for file in ReportFile.objects.filter(round=round_):
        yield document_path(file), _sealed(file.path)
    for copy in SignedCopy.objects.filter(file__round=round_).select_related("file"):
        yield copy_path(copy), _sealed(copy.path)
    for name in PROGRAMS:
        yield f"tools/{name}", _file(TOOLS / name)
    yield "README.txt", [_README.encode()]


def _draws(round_: Round) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Certificate and frame of every draw, of employers, inspectors and records."""
    drawn = Draw.objects.filter(session__round=round_, session__state=SessionState.DRAWN).exclude(certificate="")
    for draw in drawn:
        yield f"draws/{draw.public_id}.json", [draw.certificate.encode()]
        yield f"draws/{draw.public_id}.txt", [draw.frame.encode()]
    in_sessions = drawn.values("public_id")
    for of_records in RecordDraw.objects.filter(inspectee__unit__round=round_).exclude(public_id__in=in_sessions):
        yield f"draws/{of_records.public_id}.json", [certificate_of(of_records)]
        yield f"draws/{of_records.public_id}.txt", [frame_text(of_records).encode()]


def _chain() -> Iterator[bytes]:
    """The audit chain as `qingchen audit export` writes it."""
    links = AuditLink.objects.select_related("line").order_by("position")
    for link in links.iterator(_LINES_AT_ONCE):
        row = {
            "position": link.position,
            "line": line_values(link.line),
            "line_digest": link.line_digest,
            "chain_digest": link.chain_digest,
        }
        yield (json.dumps(row, ensure_ascii=False) + "\n").encode()


def _file(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=PIECE) as file:
        yield from pieces_of(file)


def _sealed(path: str) -> Iterator[bytes]:
    with open_sealed_file(path) as file:
        yield from pieces_of(file)


_README = """本轮督导检查移交包

不需要服务器即可核验：python3 tools/verify_handover.py 本文件
（把 tools/ 从包中取出，或用另存的同名程序；只需 Python 3.9 以上，不需要安装其他软件。）

manifest.json          每个文件的字节数、SHA-256、SM3；它本身的 SHA-256 另行保存
facts/                 各批台账（Parquet），身份证号、姓名、电话、住址等不在其中；batches.csv 为目录
results/               固化的指标结果
answers/ evidence/     自查和检查的填报（姓名已遮蔽）、佐证文件的指纹（不含文件）
findings/ round/       问题、检查对象、记录
draws/                 每次抽取的证书（.json）和抽样框（.txt）
audit/chain.jsonl      操作留痕链
documents/             公文各版本和签字盖章件
tools/                 核验程序
"""
