"""The certificate of a draw as one page, with certificate, frame and program attached."""

import subprocess
import sys

import pypdfium2 as pdfium
import pytest

from qingchen.reports.draw_paper.write import PROGRAM_FILE, write_draw_paper
from qingchen.values.draw_certificate import PROGRAM, SPREAD, certificate, frame_text, text_digest
from qingchen.values.draw_seed import commitment_of, draw_label, seed_of

ABOUT = {
    "draw_code": "kJ8sd7fSDf9s",
    "round": "尘肺病防治攻坚行动督导检查",
    "title": "东昌区用人单位",
    "source": "福利彩票 3D 第 2020197 期",
    "source_on": "2020-07-21",
    "published_at": "2020-07-20T08:00:00+00:00",
    "event": 1,
    "drawn_at": "2020-07-21T00:00:00+00:00",
}
RECORDS = {
    "place": "东昌区",
    "item": "职业病危害项目申报率",
    "of": "全部记录",
    "about": "2020-07-20",
    "known_on": "2020-07-20",
    "looks": [20, 60, 120],
}


def employers(number, strata=("全部",)):
    named = ("示例建材#panic()", "很长的示例耐火材料股份有限公司第二分公司")
    return frame_text(
        [(f"91229900000000{row:04d}-1", strata[row % len(strata)], f"{named[row % 2]}{row}") for row in range(number)]
    )


def drawn(frame, take, *, method="sha256", salt="", **about):
    label = draw_label("employers/tonghua", about.get("event", 1), take)
    origin = {"number": "4 0 7", "label": label, "salt": salt}
    if salt:
        origin["commitment"] = commitment_of(salt, text_digest(frame), label)
    seed = seed_of("4 0 7", label, salt)
    return certificate(ABOUT | about, method=method, frame=frame, take=take, seed=seed, **origin), frame


KINDS = {
    "open": drawn(employers(40), {"全部": 2}),
    "rivest": drawn(employers(40), {"全部": 1}, method="rivest"),
    "sealed by risk, drawn anew": drawn(
        employers(60, ("高风险", "一般")),
        {"高风险": 10, "一般": 10},
        salt="f" * 64,
        event=2,
        reason_of_redraw="抽中单位已停产关闭",
    ),
    "records": drawn(
        frame_text([(f"{row % 9}-{row}", f"22050{row % 3}/coal") for row in range(9000)]),
        {SPREAD: 120},
        salt="信封里的盐",
        **RECORDS,
    ),
}


@pytest.fixture(params=KINDS)
def printed(request):
    paper, frame = KINDS[request.param]
    data = write_draw_paper(paper, frame, sealed=request.param == "records")
    with pdfium.PdfDocument(data) as document:
        attached = [document.get_attachment(place) for place in range(document.count_attachments())]
        files = {one.get_name(): bytes(one.get_data()) for one in attached}
        pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    return paper, frame, pages, files


def test_it_is_one_page_that_tells_what_was_drawn_how_and_by_what_number(printed):
    paper, frame, pages, _ = printed
    [page] = pages
    told = [text_digest(frame), PROGRAM, "福利彩票3D第2020197期", "2020年7月20日16:00公布指纹", "407", "依抽中次序"]
    told += ["2020年7月21日08:00抽取", "python3verify_draw.pycertificate.jsonframe.txt"]
    assert [words for words in told if words not in page] == []
    assert ("密封：检查组报告签发前" in page) == ("looks" in paper)
    assert ("重抽原因抽中单位已停产关闭" in page) == ("reason_of_redraw" in paper)


def test_whoever_has_the_page_alone_repeats_the_draw_by_what_is_attached(printed, tmp_path):
    paper, frame, _, files = printed
    assert files == {
        "certificate.json": paper.encode(),
        "frame.txt": frame.encode(),
        "verify_draw.py": PROGRAM_FILE.read_bytes(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, "verify_draw.py", "certificate.json", "frame.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "the draw holds\n"), done.stderr


def test_the_same_draw_gives_the_same_bytes():
    assert write_draw_paper(*KINDS["open"]) == write_draw_paper(*KINDS["open"])
