"""佐证: files and photographs that stand in two places, papers made for the visit."""

from tests.spec.check_tables import leads, world

HEAD = (
    "| evidence_id | purpose | inspectee_code | division | media_type | file_digest | picture_digest | created_on |"
    " round_code | window_from |"
)
SCENE = "00ff" * 16
NEAR = "00ff" * 15 + "00fe"
OTHER = "0f0f" * 16
BLANK = "0" * 63 + "1"


def files(*rows: str):
    """`id place kind digest picture made`, `-` where there is none."""
    told = []
    for row in rows:
        number, place, kind, digest, picture, made = row.split()
        cells = (number, "self_check", place, place, kind, digest, picture, made, "jl-1", "2020-07-20")
        told.append("| " + " | ".join(cells) + " |")
    return world("2020-07-31", "\n".join(["evidence_files", HEAD, *told]))


def test_a_file_at_two_places_that_do_not_lie_in_each_other_is_a_lead():
    reader = files(
        "1 220182 application/pdf lent - -",
        "2 220122 application/pdf lent - -",
        "3 2201 application/pdf above - -",
        "4 220182 application/pdf above - -",
        *[f"{10 + n} 2202{n:02d} application/pdf province - -" for n in (2, 3, 4, 11)],
        "20 220182 application/pdf twice - -",
        "21 220182 application/pdf twice - -",
    )
    assert leads("evidence_file_shared", reader) == [
        ("榆树市", "同一个文件（指纹 lent…）在 2 个地区的自查中作佐证，共 2 处。")
    ]


def test_a_photograph_that_was_seen_elsewhere_is_a_lead_though_it_was_saved_anew():
    reader = files(
        f"1 220182 image/jpeg a {SCENE} -",
        f"2 220122 image/png b {NEAR} -",
        f"3 220183 image/png c {OTHER} -",
        f"4 220182 image/png d {SCENE} -",
        f"5 220182 image/png e {BLANK} -",
        f"6 220122 image/png f {BLANK} -",
    )
    assert leads("evidence_photo_reused", reader) == [
        ("农安县", "自查中的一张照片与另一地区（榆树市）的一张几乎相同（256 位中差 1 位）。"),
        ("榆树市", "自查中的一张照片与另一地区（农安县）的一张几乎相同（256 位中差 1 位）。"),
    ], "the place's own second use is told as its likeness with the other place; blank pages are all alike"


def papers(late: int, early: int, kind: str = "application/pdf"):
    days = ["2020-07-13"] * late + ["2020-07-12"] * early
    return files(*[f"{number} 220182 {kind} f{number} - {day}" for number, day in enumerate(days)])


def test_papers_mostly_made_in_the_week_before_the_visit_are_a_lead():
    assert leads("evidence_made_for_visit", papers(5, 4)) == [
        ("榆树市", "有形成日期的 9 份佐证文件中，5 份形成于督导开始前 7 天内。")
    ]
    assert not leads("evidence_made_for_visit", papers(5, 5)), "half is not most"
    assert not leads("evidence_made_for_visit", papers(3, 0)), "too few"
    assert not leads("evidence_made_for_visit", papers(9, 0, "image/jpeg")), "photographs are taken when they are"
