"""Another place's officer asks for everything that the walk's people have seen."""

from typing import Protocol

from tests.functional.people import Person


class Walked(Protocol):
    """The part of the walk that this needs; `notes` holds the addresses of its own things."""

    notes: dict[str, str]

    def person(self, username: str) -> Person: ...


def sees_nothing(walk: Walked, statement: str) -> None:
    """No page of another's, no name on a list, no row behind a figure."""
    stranger, officer = walk.person("officer_changchun"), walk.person("officer_tonghua")
    member = walk.person("member_2a")
    paths = {walk.notes[name] for name in ("self_check", "inspectee", "visit_path", "visit_sheet")}
    for page in ("检查对象", "检查表", "问题", "报告"):
        member.open(page)
        paths |= member.links()
    for page in ("台账报送", "报告", "检查表"):
        officer.open(page)
        paths |= officer.links()
    member.go(walk.notes["visit_sheet"] + "items/AF3-02/")
    paths |= {address for address in member.links() if address.startswith("/evidence/")}
    own = {path for path in paths if path.startswith("/registers/") or path in ("/submissions/new/",)}
    assert len(paths - own) > 30
    closed = {path for path in paths if path.endswith("/papers/") and path.startswith("/reports/teams/")}
    assert {stranger.status(path) for path in closed} == {403}  # to every place, whichever team
    rest = paths - own - closed
    assert {path: stranger.status(path) for path in rest} == dict.fromkeys(rest, 404)
    names = ("通化", "集安", walk.notes["visit"], statement)
    lists = ["/tasks/", "/inspectees/", "/sheets/", "/findings/", "/reports/", "/submissions/", "/indicators/"]
    for path in [*lists, "/indicators/?by=county", "/findings/?inspectee=" + walk.notes["inspectee"].split("/")[2]]:
        shown = stranger.text(path)
        assert [name for name in names if name in shown] == [], path
    for group in ("group=tonghua", "group=220582&by=county", "group=2205&by=prefecture"):
        assert stranger.status(f"/indicators/declaration_rate/rows/?{group}") == 404
    assert [stranger.status(path) for path in ("/overview/", "/round/", "/audit/")] == [403] * 3
