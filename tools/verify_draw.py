#!/usr/bin/env python3
"""Repeat a draw from outside, with no part of qingchen: python3 verify_draw.py CERTIFICATE.json FRAME.txt

Says what does not fit and exits 1; exits 0 where certificate, frame and this program are those that were frozen.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path


def sha(text):
    return sha256(text.encode()).hexdigest()


def by_hash(seed, strata):
    """Within a stratum by SHA-256 of seed and code; the j-th of N stands at (j - u) / N, u by seed and stratum."""
    placed = []
    for name in set(strata.values()):
        members = sorted((sha(f"{seed}\n{code}"), code) for code in strata if strata[code] == name)
        u, n = int(sha(f"{seed}\n\n{name}")[:16], 16), len(members)
        placed += [((((j << 64) - u) << 32) // n, name, code) for j, (_, code) in enumerate(members, 1)]
    return [code for _, _, code in sorted(placed)]


def by_rivest(seed, strata):
    """The line of the frame that SHA-256 of «seed,1», «seed,2» … names modulo the number of lines, each once."""
    codes, met, turn = list(strata), {}, 0
    while len(met) < len(codes):
        met[codes[int(sha(f"{seed},{(turn := turn + 1)}"), 16) % len(codes)]] = True
    return list(met)


def faults(paper, frame):
    told, lines = json.loads(paper), [line.split("\t") for line in frame.decode().split("\n")[:-1]]
    strata, left, drawn = {line[0]: line[1] for line in lines}, dict(told["take"]), []
    yield not paper.endswith(f',\n "digest": "{sha256(paper[:-82]).hexdigest()}"\n}}\n'.encode()), "certificate changed"
    yield sha256(frame).hexdigest() != told["frame_digest"], "the frame is not the one of the certificate"
    yield sha256(Path(__file__).read_bytes()).hexdigest() != told["program"], "this is not the program that was named"
    yield not len(strata) == len(lines) == told["population"], "a code stands twice, or a line is missing"
    for code in (by_rivest if told["method"] == "rivest" else by_hash)(told["seed"], strata):
        share = "*" if "*" in left else strata[code]
        left[share] = left.get(share, 0) - 1
        drawn += [code] if left[share] >= 0 else []
    yield drawn != told["drawn"], "the seed gives another draw"
    if "number" in told:  # the public number came after the frame; a sealed draw's salt was bound to it before
        salt, label, takes = told["salt"], told["label"], sorted(told["take"].items())
        yield label.split("/")[-1] != ",".join(f"{name}={take}" for name, take in takes), "so many were not agreed"
        yield told["seed"] != sha(f"{salt}/{told['number']}/{label}"), "the seed is not the number's"
        yield salt and told["commitment"] != sha(f"{salt}/{told['frame_digest']}/{label}"), "nothing was bound to this"


try:
    found = [words for wrong, words in faults(*(Path(name).read_bytes() for name in sys.argv[1:])) if wrong]
except (OSError, TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
    found = [f"not a certificate and its frame: {error!r}"]
sys.exit("\n".join(found) or print("the draw holds"))
