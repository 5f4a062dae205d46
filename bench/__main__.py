"""`python -m bench --scale small|full`: print the table and write docs/reference/benchmarks.json.

`--only NAME` measures one file of bench/figures and leaves the figures of the others as they were measured before."""

import argparse
import json
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

RESULT = Path("docs/reference/benchmarks.json")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", choices=["small", "full"], default="small")
    parser.add_argument("--only", help="name of one file of bench/figures")
    parser.add_argument("--out", type=Path, default=RESULT)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qingchen-bench-") as home:
        os.environ.update(QINGCHEN_HOME=home, QINGCHEN_DEMO="1")
        from qingchen.config.setup import set_up

        set_up()
        found = _measure(chosen.scale, chosen.only, Path(home))
    _print(found)
    kept = _kept(chosen.out, chosen.only)
    figures = sorted([*kept, *found], key=lambda figure: (str(figure["bench"]), str(figure["name"])))
    chosen.out.write_text(json.dumps({"figures": figures}, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"写入 {chosen.out}")
    return 0


def _kept(out: Path, only: str | None) -> list[dict[str, object]]:
    """The figures of other files of bench/figures that were measured before: each says when and of which commit."""
    if only is None or not out.exists():
        return []
    return [figure for figure in json.loads(out.read_text(encoding="utf-8"))["figures"] if figure["bench"] != only]


def _measure(scale: str, only: str | None, home: Path) -> list[dict[str, object]]:
    from django.core.management import call_command

    from bench import figures
    from bench.figure import Bench
    from bench.machine import commit, machine
    from qingchen.discovery import things

    call_command("migrate", verbosity=0)
    found: list[dict[str, object]] = []
    of = {"commit": commit(), "measured_on": date.today().isoformat(), "machine": machine()}
    for name, bench in things(figures, "BENCH", Bench).items():
        if only and name != only:
            continue
        folder = home / f"bench-{name}"
        folder.mkdir()
        began = time.perf_counter()
        print(f"· {bench.title} …", file=sys.stderr, flush=True)
        for figure in bench.measure(scale, folder):
            found.append(
                {
                    "bench": name,
                    "name": figure.name,
                    "value": round(figure.value, 4),
                    "unit": figure.unit,
                    "compared_with": figure.compared_with,
                    "reference": round(figure.reference, 4),
                    "ratio": round(figure.ratio, 3),
                    "bound": figure.bound,
                    "holds": figure.holds,
                    "size": figure.size,
                    "scale": scale,
                    **of,
                }
            )
        print(f"  {time.perf_counter() - began:.0f} 秒", file=sys.stderr)
    return found


def _print(found: list[dict[str, object]]) -> None:
    for figure in found:
        verdict = {True: "达到", False: "未达到", None: "—"}[figure["holds"]]
        bound = "" if figure["bound"] is None else f"，上限 {figure['bound']}"
        told = f"{figure['value']} {figure['unit']}；{figure['compared_with']} {figure['reference']}"
        print(f"{figure['name']:<24}{told}；比值 {figure['ratio']}{bound}：{verdict}（{figure['size']}）")


if __name__ == "__main__":
    sys.exit(main())
