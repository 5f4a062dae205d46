#!/usr/bin/env python3
"""Verify the hand-over package of a round from outside: standard library only, no part of qingchen, no server.

    python3 verify_handover.py PACKAGE.zip [SHA256-OF-THE-MANIFEST]

verify_draw.py and verify_audit.py lie beside this program. Checked: every file's length, SHA-256 and SM3 against the
manifest, nothing missing or added; the audit chain; every draw, repeated; every ledger and document by the
fingerprint under which it was entered; and the whole package, where PACKAGE.zip.sha256 lies beside it. Prints each
fault and exits 1.
"""

import csv
import hashlib
import io
import json
import runpy
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
PIECE = 1 << 20
WITH_SM3 = "sm3" in hashlib.algorithms_available
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError)


def digests(pieces):
    """(length, SHA-256, SM3 or None where this machine has none) of a stream, in pieces."""
    sha256, sm3, size = hashlib.sha256(), hashlib.new("sm3") if WITH_SM3 else None, 0
    for piece in pieces:
        size += len(piece)
        sha256.update(piece)
        if sm3:
            sm3.update(piece)
    return size, sha256.hexdigest(), sm3.hexdigest() if sm3 else None


def pieces_of(file):
    while piece := file.read(PIECE):
        yield piece


def listed_files(package, manifest):
    """Each file of the manifest as it stands in the package."""
    names = package.namelist()
    for name in sorted({name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else ()):
        yield f"{name}：包中有两份同名文件。"
    listed = {entry["path"] for entry in manifest["files"]}
    for name in sorted(set(names) - listed - {"manifest.json"}):
        yield f"{name}：不在清单中，是后来加入的。"
    for entry in manifest["files"]:
        path = entry["path"]
        try:
            with package.open(path) as file:
                size, sha256, sm3 = digests(pieces_of(file))
        except BROKEN as error:
            yield f"{path}：读不出来，文件缺失或已损坏（{type(error).__name__}）。"
            continue
        if size != entry["bytes"]:
            yield f"{path}：应为 {entry['bytes']} 字节，现为 {size} 字节。"
        elif sha256 != entry["sha256"] or (sm3 and sm3 != entry["sm3"]):
            yield f"{path}：内容与移交时不同。"


def chain(package):
    """The audit chain, link by link, with the program that lies beside this one."""
    links = runpy.run_path(str(HERE / "verify_audit.py"))["faults"]
    with package.open("audit/chain.jsonl") as file:
        rows = (json.loads(line) for line in io.TextIOWrapper(file, "utf-8"))
        for fault in links(rows):
            yield f"audit/chain.jsonl：{fault}"


def draws(package, found):
    """Every draw repeated from its certificate and frame."""
    for path in sorted(path for path in found if path.startswith("draws/") and path.endswith(".json")):
        with tempfile.TemporaryDirectory() as folder:
            paper, frame = Path(folder, "certificate.json"), Path(folder, "frame.txt")
            paper.write_bytes(package.read(path))
            frame.write_bytes(package.read(path[:-5] + ".txt"))
            program = [sys.executable, str(HERE / "verify_draw.py"), str(paper), str(frame)]
            done = subprocess.run(program, capture_output=True, text=True, check=False)
        if done.returncode:
            told = "；".join(done.stderr.strip().splitlines()) or "核验程序没有通过"
            yield f"{path}：抽取不能重做（{told}）。"


def entered(package, found):
    """Ledgers and documents are those whose fingerprints were entered; documents stand in the audit chain too."""
    for table, path_of in (
        ("facts/batches.csv", lambda row: f"facts/{row['register']}/{row['number']}.parquet"),
        ("documents/documents.csv", lambda row: row["file"]),
        ("documents/signed_copies.csv", lambda row: row["file"]),
    ):
        for row in rows_of(package, table):
            path = path_of(row)
            if found.get(path) != row["sha256"]:
                yield f"{path}：与 {table} 登记的指纹不符。"
    issued = set()
    with package.open("audit/chain.jsonl") as file:
        for line in io.TextIOWrapper(file, "utf-8"):
            issued.update(fingerprints(json.loads(json.loads(line)["line"]["details"])))
    for row in rows_of(package, "documents/documents.csv"):
        if row["sha256"] not in issued:
            yield f"{row['file']}：操作留痕中没有签发这份文件的记录。"


def fingerprints(details):
    return set(details["files"].values()) if isinstance(details.get("files"), dict) else set()


def rows_of(package, table):
    csv.field_size_limit(1 << 30)
    with package.open(table) as file:
        yield from csv.DictReader(io.TextIOWrapper(file, "utf-8", newline=""))


def faults(path, kept=None):
    """Yield a sentence for each fault of the package; `kept` is the manifest's SHA-256 as it was noted elsewhere."""
    beside = path.with_name(path.name + ".sha256")
    if beside.exists():
        with path.open("rb") as file:
            _, whole, _ = digests(pieces_of(file))
        if whole != beside.read_text().split()[0]:
            yield f"{path.name}：整个文件与 {beside.name} 不符，移交后被改动过。"
    try:
        with zipfile.ZipFile(path) as package:
            text = package.read("manifest.json")
            manifest = json.loads(text)
            if kept and hashlib.sha256(text).hexdigest() != kept.lower():
                yield "manifest.json：与另存的指纹不符，清单被改动过。"
            told = list(listed_files(package, manifest))
            yield from told
            if told:
                return
            found = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
            yield from chain(package)
            yield from draws(package, found)
            yield from entered(package, found)
    except (*BROKEN, TypeError, AttributeError) as error:
        yield f"{path.name}：不是移交包，或清单、目录已损坏（{type(error).__name__}：{error}）。"


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    told_faults = 0
    for told_fault in faults(Path(sys.argv[1]), *sys.argv[2:]):
        print(told_fault)
        told_faults += 1
    if told_faults:
        sys.exit(f"移交包核验未通过：{told_faults} 处不符。")
    print("移交包核验通过：清单、留痕链、各次抽取、各份文件都与移交时一致。")
    if not WITH_SM3:
        print("本机没有 SM3，只核对了 SHA-256。")
