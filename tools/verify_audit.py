#!/usr/bin/env python3
"""Verify an exported audit chain from outside: standard library only, no part of qingchen.

    python3 verify_audit.py CHAIN.jsonl [HEAD]

CHAIN.jsonl comes from `qingchen audit export`; HEAD is a chain digest noted earlier (optional): the chain must
hold it. Prints each line at fault and exits 1; exits 0 where the chain holds.
"""

import json
import sys

_IV = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)
_M = 0xFFFFFFFF


def _rol(x, n):
    n %= 32
    return ((x << n) | (x >> (32 - n))) & _M


def sm3(data):
    """SM3 (GB/T 32905-2016) as hex text."""
    v = list(_IV)
    message = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, "big")
    for at in range(0, len(message), 64):
        w = [int.from_bytes(message[at + 4 * i : at + 4 * i + 4], "big") for i in range(16)]
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ _rol(w[j - 3], 15)
            w.append((x ^ _rol(x, 15) ^ _rol(x, 23)) ^ _rol(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = v
        for j in range(64):
            ss1 = _rol((_rol(a, 12) + e + _rol(0x79CC4519 if j < 16 else 0x7A879D8A, j)) & _M, 7)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g & _M)
            tt1 = (ff + d + (ss1 ^ _rol(a, 12)) + (w[j] ^ w[j + 4])) & _M
            tt2 = (gg + h + ss1 + w[j]) & _M
            a, b, c, d = tt1, a, _rol(b, 9), c
            e, f, g, h = tt2 ^ _rol(tt2, 9) ^ _rol(tt2, 17), e, _rol(f, 19), g
        v = [p ^ q for p, q in zip(v, (a, b, c, d, e, f, g, h), strict=False)]
    return "".join(f"{word:08x}" for word in v)


def faults(rows, head=None):
    """Yield a sentence for each fault of the chain."""
    chain, expected, seen = "0" * 64, 0, head is None
    for row in rows:
        expected += 1
        name = f"第 {row['position']} 环（留痕编号 {row['line']['id']}，{row['line']['act']}）"
        if row["position"] != expected:
            yield f"{name}：前面缺少 {row['position'] - expected} 环。"
            expected = row["position"]
        text = json.dumps(row["line"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if sm3(text.encode()) != row["line_digest"]:
            yield f"{name}：内容与封存时的摘要不一致，该行被改动过。"
        chain = sm3((chain + row["line_digest"]).encode("ascii"))
        if chain != row["chain_digest"]:
            yield f"{name}：链值与前一环接不上。"
            chain = row["chain_digest"]
        seen = seen or chain == head
    if not seen:
        yield f"链中没有链头 {head}：链被截断或重写过。"


def main(arguments):
    with open(arguments[0], encoding="utf-8") as lines:
        found = list(faults((json.loads(line) for line in lines), *arguments[1:2]))
    print("\n".join(found) if found else "留痕链核验通过。")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
