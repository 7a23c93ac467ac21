"""What lists say of stories: written with them, gone with them, made for older desks, filtered and ordered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from store_values import HOSTILE, claim, contents, discrepancy, lineage, reading, report, story

from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Status, Story, Support
from crossread.domain.dating import Doubt, InferredDay, SharedEvent
from crossread.domain.facts import Grain, Period, Place, PlacePrecision
from crossread.domain.report import Basis, Precision, Published, Report
from crossread.domain.span import Citation, Span
from crossread.store import DeskFile, StoryFilter, StorySort, open_desk
from crossread.store.migrate import migrate, migrations

HAMA = Place("g:1", "Ḩamāh", 35.1, 36.7, "SY", "", "PPL", 1, PlacePrecision.TOWN)


@pytest.fixture
def desk() -> Iterator[DeskFile]:
    with open_desk(":memory:") as opened:
        yield opened


def dated(number: int, value: str | None, *, outlet: str = "", text: str = "") -> Report:
    precision = Precision.MINUTE if value and "T" in value else Precision.DAY
    published = Published(value, precision, Basis.STATED) if value else None
    return replace(report(number, text, outlet=outlet or None), published=published)


def keep(desk: DeskFile, *reports: Report) -> tuple[str, ...]:
    for one in reports:
        desk.add_report(one, reading(one))
    return tuple(one.id for one in reports)


def write(
    desk: DeskFile,
    of: Story,
    *groups: tuple[str, ...],
    claims: tuple[Claim, ...] = (),
    discrepancies: tuple[Discrepancy, ...] = (),
) -> None:
    desk.replace_story(
        retire=(),
        stories=[of],
        lineages=[lineage(of, *group) for group in groups],
        claims=claims,
        discrepancies=discrepancies,
    )


def found(desk: DeskFile, **wanted: str) -> list[str]:
    total, summaries = desk.browsing().stories(StoryFilter(**wanted))
    assert total == len(summaries)
    return [summary.id for summary in summaries]


def test_a_summary_counts_reports_accounts_voices_and_days(desk: DeskFile) -> None:
    ids = keep(
        desk,
        dated(0, "2031-05-02", outlet="Gazette"),
        dated(1, "2031-05-02", outlet="Gazette"),
        dated(2, "2031-05-04T23:30:00-05:00", outlet="Post"),
        dated(3, None),
    )
    one = story(*ids, name="s-1")
    voices = tuple(Support(Citation(ids[0], Span(0, 1)), "l", voice) for voice in ("Ann", "Bob", "Ann"))
    claims = (
        replace(claim(one, "c-1", lineages=2), status=Status.CORROBORATED, support=voices),
        replace(claim(one, "c-2", lineages=3), status=Status.CORROBORATED, text="More accounts"),
        claim(one, "c-3"),
    )
    differing = (
        replace(discrepancy(one, "d-1", DiscrepancyKind.NAME), confidence=0.9),
        replace(discrepancy(one, "d-2", DiscrepancyKind.QUOTATION), confidence=0.7, explanation="Altered"),
        replace(discrepancy(one, "d-3", DiscrepancyKind.FIGURE), confidence=0.5),
    )
    write(desk, one, ids[:2], ids[2:3], claims=claims, discrepancies=differing)
    summary = desk.browsing().summary("s-1")
    assert (summary.reports, summary.lineages, summary.accounts, summary.unmeasured) == (4, 2, (2, 1), 1)
    assert (summary.outlets, summary.origins) == (3, 3)  # the report without an outlet is one by itself
    assert summary.days == (("2031-05-02", 2), ("2031-05-04", 1))
    assert summary.undated == 1
    assert summary.moved == "2031-05-05T04:30"
    assert summary.statuses == ((Status.CORROBORATED, 2), (Status.SINGLE_ORIGIN, 1))
    assert dict(summary.kinds)[DiscrepancyKind.QUOTATION] == 1
    assert (summary.solid, summary.solid_claim) == ("More accounts", "c-2")
    assert (summary.dispute, summary.dispute_kind) == ("Altered", DiscrepancyKind.QUOTATION)


def test_a_day_that_was_worked_out_counts_and_a_doubtful_one_does_not(desk: DeskFile) -> None:
    ids = keep(desk, dated(0, None), dated(1, "1999-01-01"), dated(2, "2031-05-02"))
    day = InferredDay(ids[0], "2031-05-03", "2031-05-03", "2031-05-03", Precision.DAY, (), (), 0.9)
    instead = replace(day, report=ids[1], value="2031-05", precision=Precision.MONTH)
    doubt = Doubt(ids[1], "1999-01-01", instead, (), (), 0.9)
    write(desk, replace(story(*ids, name="s-1"), days=(day,), doubts=(doubt,)))
    summary = desk.browsing().summary("s-1")
    assert summary.days == (("2031-05-02", 1), ("2031-05-03", 1))
    assert (summary.undated, summary.moved) == (1, "2031-05-03")
    listed = {one.header.id: one.day for one in desk.browsing().reports()[1]}
    assert listed == {ids[0]: "2031-05-03", ids[1]: "", ids[2]: "2031-05-02"}


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (StorySort.NEWEST, ["s-c", "s-a", "s-b", "s-d"]),
        (StorySort.ADDED, ["s-d", "s-c", "s-b", "s-a"]),
        (StorySort.ACCOUNTS, ["s-b", "s-c", "s-a", "s-d"]),
        (StorySort.TITLE, ["s-d", "s-b", "s-a", "s-c"]),
    ],
)
def test_orders(desk: DeskFile, sort: StorySort, order: list[str]) -> None:
    days = {"s-a": "2031-05-02", "s-b": "2031-05-01", "s-c": "2031-05-03", "s-d": None}
    titles = {"s-a": "Élan", "s-b": "Dusk", "s-c": "zeal", "s-d": "'Array'"}
    for number, (name, day) in enumerate(days.items()):
        ids = keep(desk, dated(2 * number, day), dated(2 * number + 1, day))
        groups = ((ids[0],), (ids[1],)) if name == "s-b" else (ids,)
        write(desk, replace(story(*ids, name=name), title=titles[name]), *groups)
    total, first = desk.browsing().stories(sort=sort, limit=3)
    total_again, rest = desk.browsing().stories(sort=sort, offset=3, limit=3)
    assert total == total_again == 4
    assert [one.id for one in (*first, *rest)] == order
    assert desk.browsing().stories(sort=sort, offset=9) == (4, ())


def test_every_filter_finds_what_has_it_and_nothing_else(desk: DeskFile) -> None:
    (a,) = keep(desk, dated(0, "2031-05-02", outlet="Le Café", text="Floods reach the mill. Nobody is hurt."))
    (b,) = keep(desk, dated(1, "2031-06-02", outlet="Post", text="The mill burns."))
    period = Period("2031-05-01", "2031-05-01", Grain.DAY)
    one = replace(story(a, name="s-a"), title="Old mill floods", event=SharedEvent(period, HAMA))
    one = replace(one, first="2031-05-02", last="2031-05-02")
    other = replace(story(b, name="s-b"), title="Fire", first="2031-06-01", last="2031-06-02")
    said = Support(Citation(a, Span(0, 1)), "l", "Ann O’Neil")
    write(
        desk,
        one,
        claims=(replace(claim(one, "c-1"), status=Status.DISPUTED, support=(said,)),),
        discrepancies=(discrepancy(one, "d-1", DiscrepancyKind.PLACE),),
    )
    write(desk, other)
    assert found(desk) == ["s-b", "s-a"]
    for wanted in (
        {"place": "hamah"},
        {"outlet": "LE CAFE"},
        {"origin": "ann o'neil"},
        {"status": "disputed"},
        {"kind": "place"},
        {"before": "2031-05-31"},
        {"q": "flood"},
        {"q": "hurt old"},
        {"q": '"the mill" flo'},
        {"q": "mill", "status": "disputed", "after": "2031-05-02"},
    ):
        assert found(desk, **wanted) == ["s-a"], wanted
    assert found(desk, after="2031-05-03") == ["s-b"]
    assert found(desk, after="2031-06-02", before="2031-06-02") == ["s-b"]
    assert found(desk, q="mill") == ["s-b", "s-a"]
    for missing in (
        {"place": "hama city"},
        {"q": "mill volcano"},
        {"status": "corroborated"},
        {"kind": "figure"},
    ):
        assert found(desk, **missing) == [], missing


@pytest.mark.parametrize("hostile", [*HOSTILE, "*", '"', 'a" OR "b', "NEAR(", "%", "_", "!", "title:"])
def test_no_filter_is_a_program(desk: DeskFile, hostile: str) -> None:
    keep(desk, dated(0, "2031-05-02", outlet=hostile))
    write(desk, replace(story("r-0000", name="s-1"), title=hostile))
    for name in ("q", "place", "outlet", "origin", "status", "kind"):
        desk.browsing().stories(StoryFilter(**{name: hostile}))
    assert desk.browsing().summary("s-1").title == hostile
    assert desk.integrity() == []


def test_facets_tell_how_many_stories_have_each_value(desk: DeskFile) -> None:
    for number, outlet in enumerate(("Gazette", "GAZETTE", "Post", "…")):
        keep(desk, dated(number, None, outlet=outlet))
        write(desk, story(f"r-{number:04}", name=f"s-{number}"))
    assert desk.browsing().facets("outlet") == (("GAZETTE", 2), ("Post", 1))
    assert desk.browsing().facets("outlet", limit=1) == (("GAZETTE", 2),)
    assert desk.browsing().facets("place") == ()
    assert desk.browsing().outlets() == (("GAZETTE", 2), ("Post", 1))


def test_a_story_takes_its_summary_and_facets_with_it(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    with open_desk(file) as desk:
        keep(desk, dated(0, "2031-05-02", outlet="Gazette"))
        write(desk, story("r-0000", name="s-1"))
        write(desk, story("r-0000", name="s-1"))
        assert found(desk) == ["s-1"]
        desk.replace_story(retire=["s-1"], stories=[], lineages=[], claims=[], discrepancies=[])
        assert found(desk) == []
        with pytest.raises(KeyError, match="s-1"):
            desk.browsing().summary("s-1")
    rows = contents(file)
    assert rows["summaries"] == rows["facets"] == []
    assert len(rows["listings"]) == 1


def test_the_version_changes_with_anything_the_desk_holds_of_the_story(desk: DeskFile) -> None:
    keep(desk, dated(0, "2031-05-02"), dated(1, "2031-05-02"))
    one = story("r-0000", name="s-1")
    seen = set()
    for claims, differing in (
        ((), ()),
        ((claim(one, "c-1"),), ()),
        ((claim(one, "c-2"),), ()),
        ((claim(one, "c-2"),), (discrepancy(one, "c-2"),)),
        ((), (discrepancy(one, "c-2"),)),
    ):
        write(desk, one, claims=claims, discrepancies=differing)
        seen.add(desk.browsing().version("s-1"))
    assert len(seen) == 5
    before = desk.browsing().version("s-1")
    write(desk, one, discrepancies=(discrepancy(one, "c-2"),))
    write(desk, story("r-0001", name="s-2"))
    assert desk.browsing().version("s-1") == before
    desk.replace_report(dated(0, "2031-05-02", outlet="New"), reading(report(0)))
    write(desk, one, discrepancies=(discrepancy(one, "c-2"),))
    assert desk.browsing().version("s-1") != before
    with pytest.raises(KeyError):
        desk.browsing().version("s-3")


def as_layout_3(file: Path) -> None:
    """The desk without all that later layouts added."""
    old = apsw.Connection(":memory:")
    migrate(old, where="x", steps=migrations()[:3])
    connection = apsw.Connection(str(file))
    for name in tables(connection) - tables(old):
        connection.execute(f'DROP TABLE "{name}"')
    connection.execute("PRAGMA user_version = 3")
    connection.close()


def tables(connection: apsw.Connection) -> set[str]:
    return {
        str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }


def test_an_older_desk_is_listed_when_opened_for_writing_as_if_it_had_always_been(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    with open_desk(file) as desk:
        keep(desk, dated(0, "2031-05-02", outlet="Gazette"), dated(1, None), dated(2, "2031-05-03"))
        one = story("r-0000", "r-0002", name="s-1")
        write(desk, one, ("r-0000",), ("r-0002",), claims=(claim(one, "c-1"),))
        desk.settle(["r-0001"])
    expected = contents(file)
    as_layout_3(file)
    with open_desk(file) as desk:
        assert desk.uncrossed() == ()
    assert contents(file) == expected
    changed = file.read_bytes()
    open_desk(file).close()
    assert file.read_bytes() == changed


def test_a_damaged_value_of_an_older_desk_stays_out_of_the_lists(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    with open_desk(file) as desk:
        keep(desk, dated(0, None), dated(1, None))
        write(desk, story("r-0000", name="s-1"))
        write(desk, story("r-0001", name="s-2"))
    as_layout_3(file)
    connection = apsw.Connection(str(file))
    connection.execute("UPDATE stories SET value = x'00' WHERE id = 's-1'")
    connection.close()
    with open_desk(file) as desk:
        assert found(desk) == ["s-2"]
        assert any("Story is damaged" in line for line in desk.integrity())


def test_layout_4_is_reached_from_every_earlier_one(tmp_path: Path) -> None:
    for steps in range(1, 4):
        file = tmp_path / f"{steps}.db"
        connection = apsw.Connection(str(file))
        migrate(connection, where="x", steps=migrations()[:steps])
        connection.close()
        with open_desk(file) as desk:
            assert desk.browsing().stories() == (0, ())
