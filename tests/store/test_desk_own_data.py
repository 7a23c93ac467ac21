"""What users bring along: watch lists, gazetteers."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest
from store_values import HOSTILE, reading, report, story

from crossread.domain.entities import Entity, EntityKey
from crossread.domain.layers import MentionKind
from crossread.domain.span import Citation, Span
from crossread.store import open_desk
from crossread.store.migrate import migrate, migrations


def test_own_data_is_kept_by_kind_and_name_and_can_be_dropped(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    with open_desk(file) as desk:
        desk.put_own("watch list", "a", b"first")
        desk.put_own("watch list", "a", b"second")
        desk.put_own("gazetteer", "a", b"\0rows")
    with open_desk(file) as desk:
        assert desk.own("watch list") == {"a": b"second"}
        assert desk.own("gazetteer") == {"a": b"\0rows"}
        assert desk.drop_own("watch list", "a")
        assert not desk.drop_own("watch list", "a")
        assert desk.own("watch list") == {}


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_survives(name: str) -> None:
    with open_desk(":memory:") as desk:
        desk.put_own("k", name, b"x")
        assert desk.own("k") == {name: b"x"}


def entity(number: int, of: str) -> Entity:
    return Entity(
        id=f"n-{number}",
        kind=MentionKind.PERSON,
        name="Ann Lee",
        aliases=(),
        roles=(),
        mentions=(Citation("r-0000", Span(0, number + 1)),),
        members=(EntityKey("r-0000", 0),),
        edges=(),
        story=of,
    )


def test_entities_come_and_go_with_their_story() -> None:
    with open_desk(":memory:") as desk:
        desk.add_report(report(0), reading(report(0)))
        one = story("r-0000")
        found = [entity(1, one.id), entity(2, one.id)]
        desk.replace_story(retire=(), stories=[one], lineages=[], claims=[], discrepancies=[], entities=found)
        assert set(desk.snapshot().of_story(one.id).entities) == set(found)
        assert desk.snapshot_stories([one.id]).entities == desk.snapshot().entities
        assert desk.counts()["entities"] == 2
        assert desk.integrity() == []
        desk.replace_story(retire=[one.id], stories=[], lineages=[], claims=[], discrepancies=[])
        assert desk.snapshot().entities == ()


def test_stories_of_the_first_layout_wait_to_be_crossed_again(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    connection = apsw.Connection(str(file))
    migrate(connection, where="x", steps=migrations()[:1])
    connection.execute("INSERT INTO reports (id, header) VALUES ('r-1', x'00')")
    connection.execute("INSERT INTO stories VALUES ('s-1', x'00')")
    connection.execute("INSERT INTO members VALUES ('r-1', 's-1')")
    connection.close()
    with open_desk(file) as desk:
        assert desk.uncrossed() == ("r-1",)
