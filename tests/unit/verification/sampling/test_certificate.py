"""A stranger with certificate and frame repeats the draw; whoever changes either is found out."""

import importlib.util
import json
from pathlib import Path

import pytest

from qingchen.values.draw_order import frame_digest
from qingchen.verification.sampling.certificate import certificate
from qingchen.verification.sampling.looks import Look
from qingchen.verification.sampling.records import Record, digest_of, drawn_records

TOOL = Path(__file__).resolve().parents[4] / "tools" / "verify_draw.py"
LOOKS = (Look(5, 0.02, 0), Look(12, 0.03, 1))


def _tool():  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location("verify_draw", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _records() -> list[Record]:
    return [
        Record(
            f"7-{row}", f"22050{row % 3}/coal", f"U{row}", 1, f"示例{row}", "220502", "", row % 2, 1, 7, row, row + 1
        )
        for row in range(1, 41)
    ]


def _papers(folder: Path, **changed: object) -> tuple[str, str]:
    frame = _records()
    drawn = drawn_records(frame, "彩票20200721", 12)
    data = certificate(
        {"place": "通化市"},
        [one.stratum for one in frame],
        digest_of(frame),
        "彩票20200721",
        LOOKS,
        [one.code for one in drawn],
    )
    held = json.loads(data) | changed
    paper, table = folder / "certificate.json", folder / "frame.csv"
    paper.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    lines = ["code,stratum", *(f"{one.code},{one.stratum}" for one in frame)]
    table.write_text("\n".join(lines), encoding="utf-8")
    return str(paper), str(table)


def test_the_outside_program_repeats_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _tool().main(list(_papers(tmp_path))) == 0
    assert "12 of 40" in capsys.readouterr().out


@pytest.mark.parametrize(
    "changed", [{"seed": "另一个"}, {"population": 39}, {"frame_digest": "0" * 64}, {"looks": [5]}]
)
def test_another_seed_frame_or_size_is_found_out(tmp_path: Path, changed: dict[str, object]) -> None:
    assert _tool().main(list(_papers(tmp_path, **changed))) == 1


def test_the_digest_is_of_code_and_stratum() -> None:
    assert digest_of(_records()[:1]) == frame_digest(["7-1\t220501/coal"])
