#!/usr/bin/env python3
"""Repeat a draw of records from outside: standard library only, no part of qingchen.

    python3 verify_draw.py CERTIFICATE.json FRAME.csv

Both come from the page of the draw (抽取证书, 抽样框). FRAME.csv has the columns code and stratum, one record a line.
Prints what does not fit and exits 1; exits 0 where the frame is the one told before and the seed gives what was drawn.
"""

import csv
import hashlib
import json
import sys


def digest_of(lines):
    """SHA-256 of `code TAB stratum`, sorted, a line break after each."""
    return hashlib.sha256("".join(f"{code}\t{stratum}\n" for code, stratum in sorted(lines)).encode()).hexdigest()


def order_of(seed, lines):
    """The whole frame in the order drawn: by SHA-256 within each stratum, the strata spread evenly."""
    members = {}
    for code, stratum in lines:
        members.setdefault(stratum, []).append(code)
    placed = []
    for stratum, codes in members.items():
        codes.sort(key=lambda code: hashlib.sha256(f"{seed}\n{code}".encode()).digest())
        start = int.from_bytes(hashlib.sha256(f"{seed}\n\n{stratum}".encode()).digest()[:8], "big")
        for place, code in enumerate(codes, 1):
            placed.append(((((place << 64) - start) << 32) // len(codes), stratum, code))
    return [code for _, _, code in sorted(placed)]


def faults_of(certificate, lines):
    """Sentences of what does not fit."""
    faults = []
    if len({code for code, _ in lines}) != len(lines):
        faults.append("a code stands twice in the frame")
    if len(lines) != certificate["population"]:
        faults.append(f"the frame has {len(lines)} records, the certificate says {certificate['population']}")
    if digest_of(lines) != certificate["frame_digest"]:
        faults.append("the digest of the frame is not the one of the certificate")
    drawn = certificate["drawn"]
    for place, (stated, found) in enumerate(zip(drawn, order_of(certificate["seed"], lines), strict=False), 1):
        if stated != found:
            faults.append(f"record {place} of the draw: the certificate says {stated}, the seed gives {found}")
            break
    if len(drawn) != certificate["looks"][-1]:
        faults.append("the certificate does not list as many records as its last look has")
    return faults


def main(arguments):
    if len(arguments) != 2:
        print(__doc__)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        certificate = json.load(file)
    with open(arguments[1], encoding="utf-8-sig", newline="") as file:
        lines = [(line["code"], line["stratum"]) for line in csv.DictReader(file)]
    faults = faults_of(certificate, lines)
    for fault in faults:
        print(fault)
    print(
        "the draw does not hold" if faults else f"the draw holds: {len(certificate['drawn'])} of {len(lines)} records"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
