"""Stories and what hangs on them: written together, gone together, in documented order."""

from __future__ import annotations

import pytest
from store_values import claim, discrepancy, lineage, reading, report, story

from crossread.domain.crossing import DiscrepancyKind, Story
from crossread.domain.desk import Desk
from crossread.errors import DeskError
from crossread.store import DeskFile, open_desk


def desk_of(count: int) -> DeskFile:
    desk = open_desk(":memory:")
    with desk.transaction():
        for number in range(count):
            desk.add_report(report(number), reading(report(number)))
    return desk


def write(desk: DeskFile, *stories: Story, retire: tuple[str, ...] = ()) -> None:
    desk.replace_story(
        retire=retire,
        stories=stories,
        lineages=[lineage(s, r) for s in stories for r in s.reports],
        claims=[claim(s, f"c-{s.id}") for s in stories],
        discrepancies=[discrepancy(s, f"d-{s.id}") for s in stories],
    )


def counted(desk: DeskFile) -> tuple[int, ...]:
    return tuple(desk.counts()[table] for table in ("stories", "lineages", "claims", "discrepancies"))


def test_a_story_is_found_by_its_reports() -> None:
    with desk_of(3) as desk:
        write(desk, story("r-0000", "r-0001"))
        assert desk.story_of("r-0000") == desk.story_of("r-0001") == "s-r-0000-r-0001"
        assert desk.story_of("r-0002") is None
        assert desk.stories_of(["r-0000", "r-0001", "r-0002", "r-9999"]) == {"s-r-0000-r-0001"}
        assert desk.stories_of([]) == set()


def test_a_retired_story_takes_all_its_results_with_it_and_leaves_the_others() -> None:
    with desk_of(4) as desk:
        kept, old, new = story("r-0003"), story("r-0000", "r-0001"), story("r-0000", "r-0001", "r-0002")
        write(desk, kept, old)
        write(desk, new, retire=(old.id,))
        assert {s.id for s in desk.snapshot().stories} == {kept.id, new.id}
        assert counted(desk) == (2, 4, 2, 2)
        assert desk.story_of("r-0001") == new.id
        assert desk.integrity() == []


def test_writing_a_story_again_is_the_same_as_writing_it_once() -> None:
    with desk_of(2) as desk:
        write(desk, story("r-0000", "r-0001"))
        before = desk.snapshot()
        write(desk, story("r-0000", "r-0001"))
        assert desk.snapshot() == before


@pytest.mark.parametrize("members", [("r-0000", "r-0002"), ("r-0002", "r-9999"), ("r-0002", "r-0002")])
def test_results_that_do_not_fit_the_desk_are_refused_whole(members: tuple[str, ...]) -> None:
    with desk_of(3) as desk:
        write(desk, story("r-0000", "r-0001"))
        before = desk.snapshot()
        with pytest.raises(DeskError, match="does not fit what the desk holds"):
            write(desk, story(*members), retire=("s-unknown",))
        assert desk.snapshot() == before


def test_reports_wait_for_crossing_until_a_story_holds_them() -> None:
    with desk_of(3) as desk:
        assert desk.uncrossed() == ("r-0000", "r-0001", "r-0002")
        write(desk, story("r-0000", "r-0001"))
        assert desk.uncrossed() == ("r-0002",)
        write(desk, retire=("s-r-0000-r-0001",))
        assert desk.uncrossed() == ("r-0000", "r-0001", "r-0002")


def test_a_changed_report_waits_for_crossing_again() -> None:
    with desk_of(1) as desk:
        write(desk, story("r-0000"))
        desk.replace_report(report(0, outlet="Gazette"), reading(report(0)))
        assert desk.uncrossed() == ("r-0000",)
        write(desk, story("r-0000"))
        assert desk.uncrossed() == ()


def test_the_order_of_a_snapshot_is_the_documented_one() -> None:
    with desk_of(6) as desk:
        small, large, other = story("r-0000"), story("r-0003", "r-0004"), story("r-0001", "r-0005")
        desk.replace_story(
            retire=(),
            stories=[small, large, other],
            lineages=[lineage(large, "r-0004"), lineage(other, "r-0005"), lineage(large, "r-0003")],
            claims=[
                claim(small, "c-1", lineages=1, origins=1, reports=1),
                claim(small, "c-2", lineages=1, origins=1, reports=3),
                claim(small, "c-3", lineages=1, origins=2, reports=3),
                claim(small, "c-4", lineages=2, origins=1, reports=3),
                claim(small, "c-0", lineages=1, origins=1, reports=1),
            ],
            discrepancies=[
                discrepancy(small, "d-2", DiscrepancyKind.FIGURE),
                discrepancy(small, "d-1", DiscrepancyKind.OMISSION),
                discrepancy(small, "d-3", DiscrepancyKind.ADDITION),
                discrepancy(small, "d-1a", DiscrepancyKind.FIGURE),
            ],
        )
        desk_now = desk.snapshot()
    assert [s.id for s in desk_now.stories] == [other.id, large.id, small.id]
    assert [x.id for x in desk_now.lineages] == ["l-r-0005", "l-r-0003", "l-r-0004"]
    assert [c.id for c in desk_now.claims] == ["c-4", "c-3", "c-2", "c-0", "c-1"]
    assert [d.id for d in desk_now.discrepancies] == ["d-3", "d-1a", "d-2", "d-1"]
    assert [r.report for r in desk_now.readings] == [r.id for r in desk_now.reports]


def test_a_snapshot_of_stories_holds_those_and_their_reports_only() -> None:
    with desk_of(5) as desk:
        one, other = story("r-0000", "r-0001"), story("r-0002", "r-0003")
        write(desk, one, other)
        everything, some = desk.snapshot(), desk.snapshot_stories([one.id, "s-unknown"])
        assert [r.id for r in some.reports] == ["r-0000", "r-0001"]
        assert some.stories == tuple(s for s in everything.stories if s.id == one.id)
        assert some.lineages == everything.of_story(one.id).lineages
        assert some.claims == everything.of_story(one.id).claims
        assert some.discrepancies == everything.of_story(one.id).discrepancies
        assert desk.snapshot_stories([]) == Desk()


def test_counts_of_an_empty_desk_are_zero() -> None:
    with open_desk(":memory:") as desk:
        assert set(desk.counts().values()) == {0}
        assert desk.snapshot() == Desk()
