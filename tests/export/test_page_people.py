"""Who is who: every name with what joined it."""

from __future__ import annotations

from dataclasses import replace

from crossread.domain.layers import MentionKind
from crossread.export.page_names import citation_anchor, name_everything
from crossread.export.page_people import entity_views
from facts_desk import facts_desk


def test_a_person_has_names_posts_lists_and_a_place_in_each_report() -> None:
    desk = facts_desk()
    (minister,) = entity_views(desk, name_everything(desk), desk.stories[0].id)
    assert minister.person
    assert minister.name == "Ada Brandt"
    assert minister.aliases == ("Ada Brant", "Brandt")
    assert minister.roles == ("Defence Minister",)
    assert minister.why == ("one letter apart: Brandt / Brant",)
    assert minister.listed == ("ministers: Ada Brandt",)
    assert [name.key for name, _ in minister.told] == ["A1", "B1"]
    anchors = {citation_anchor(mention) for mention in desk.entities[0].mentions}
    assert {anchor for _, anchor in minister.told} <= anchors


def test_bodies_are_told_apart_and_places_left_to_the_map() -> None:
    desk = facts_desk()
    (person,) = desk.entities
    body = replace(person, id="n-body", kind=MentionKind.ORGANIZATION)
    town = replace(person, id="n-town", kind=MentionKind.PLACE)
    grown = replace(desk, entities=(person, body, town))
    found = entity_views(grown, name_everything(grown), desk.stories[0].id)
    assert sorted(view.person for view in found) == [False, True]
