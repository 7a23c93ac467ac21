from __future__ import annotations

from crossing.entities.made import LOC, ORG, PER, Story
from crossread.domain.entities import Listed, WatchEntry, WatchList


def listed(story: Story, *entries: WatchEntry) -> tuple[Listed, ...]:
    found = story.entities([WatchList("own", entries)])
    return tuple(one for entity in found for one in entity.listed)


VERRIN = WatchEntry("7", PER, "Tomas Verrin", ("Tomás Verín",), ("SY",))


def test_a_full_name_links_with_its_reason() -> None:
    (link,) = listed(Story().told((PER, "Tomas al-Verrin")), VERRIN)
    assert (link.watch_list, link.id, link.name, link.score, link.reasons) == (
        "own",
        "7",
        "Tomas Verrin",
        1.0,
        ("same name",),
    )


def test_a_surname_alone_never_links() -> None:
    assert listed(Story().told((PER, "Verrin")), VERRIN) == ()
    assert listed(Story().told((PER, "Tomas Verrin")), WatchEntry("8", PER, "Verrin")) == ()
    assert listed(Story().told((PER, "Verrin", [("Syrian", "President")])), VERRIN) == ()


def test_a_surname_links_through_the_full_name_of_another_report() -> None:
    assert len(listed(Story().told((PER, "Verrin")).told((PER, "Tomas Verrin")), VERRIN)) == 1


def test_a_shared_country_is_a_reason() -> None:
    (link,) = listed(Story().told((PER, "Tomas B. Verrin", [("Syrian", "President")])), VERRIN)
    assert "same country: SY" in link.reasons


def test_another_first_name_does_not_link() -> None:
    assert listed(Story().told((PER, "Maher Verrin")), VERRIN) == ()


def test_bodies_link_by_name_alias_and_abbreviation_that_is_listed() -> None:
    body = WatchEntry("b", ORG, "Hayat Norvan al-Tir", ("HNT",))
    assert len(listed(Story().told((ORG, "HNT")), body)) == 1
    assert len(listed(Story().told((ORG, "Hayat Norvan al-Tir")), body)) == 1
    assert listed(Story().told((ORG, "HN")), body) == ()


def test_places_link_by_name_alone() -> None:
    place = WatchEntry("p", LOC, "Khan Sheibun")
    assert len(listed(Story().told((LOC, "Khan Cheibun")), place)) == 1
    assert listed(Story().told((LOC, "Halden")), place) == ()
