"""Events of the five seed reports, as a reader of them would code them."""

from __future__ import annotations

import pytest
from benchmarks.corpora import corpora_folder

from crossread.domain.facts import CodedEvent, EventStatus
from reading.events.reading import coded

pytestmark = [pytest.mark.corpora, pytest.mark.usefixtures("corpora")]

Told = tuple[str, tuple[CodedEvent, ...]]


@pytest.fixture(scope="module")
def seeds() -> list[Told]:
    folder = corpora_folder()
    assert folder is not None
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder / "seeds").glob("*.txt"))]
    return [(text, coded(text)) for text in texts]


def having(
    told: Told, *, plover: str, mode: str = "", by: str = "", to: str = "", at: str = ""
) -> list[CodedEvent]:
    """Events of one report with such a type whose phrases hold these words."""
    text, events = told

    def shown(event: CodedEvent) -> tuple[str, str, str]:
        by_phrases = " / ".join(s.of(text) for s in event.actors)
        to_phrases = " / ".join(s.of(text) for s in event.targets)
        return by_phrases, to_phrases, event.place.of(text) if event.place else ""

    return [
        event
        for event in events
        if event.type == plover
        and (not mode or event.mode == mode)
        and all(words in phrase for words, phrase in zip((by, to, at), shown(event), strict=True))
    ]


def test_strikes_by_syria_and_russia_on_aleppo_and_idlib(seeds: list[Told]) -> None:
    assert having(seeds[0], plover="ASSAULT", mode="aerial", by="Russia", at="Aleppo")
    assert having(seeds[0], plover="ASSAULT", mode="aerial", by="Syria", to="areas")
    assert having(seeds[1], plover="ASSAULT", mode="aerial", by="Russian", to="gathering", at="Aleppo")
    assert having(
        seeds[2], plover="ASSAULT", mode="aerial", by="Russian and Syrian jets", to="Idlib", at="Idlib"
    )
    assert having(seeds[4], plover="ASSAULT", mode="aerial", by="Syrian and Russian jets", to="Idlib")
    for told in seeds:
        for event in having(told, plover="ASSAULT", mode="aerial"):
            assert event.acled_sub_type == "Air/drone strike"


def test_the_strikes_that_killed_are_one_event_with_their_victims(seeds: list[Told]) -> None:
    assert having(seeds[1], plover="ASSAULT", mode="aerial", to="12 people", at="Aleppo")
    assert having(seeds[3], plover="ASSAULT", mode="aerial", to="54 others", at="Idlib")


def test_the_islamist_led_alliance_attacked_government_forces(seeds: list[Told]) -> None:
    for told in seeds[1:3]:
        (event,) = having(
            told, plover="ASSAULT", by="Islamist-dominated rebel alliance", to="government forces"
        )
        assert event.status is EventStatus.ACTUAL
        assert (event.acled_type, event.acled_sub_type) == ("Battles", "Armed clash")


def test_the_visitor_met_the_president_in_damascus(seeds: list[Told]) -> None:
    for told in (seeds[0], seeds[3], seeds[4]):
        (event,) = having(told, plover="CONSULT", mode="meet", by="Araghchi", to="Assad", at="Damascus")
        assert event.status is EventStatus.ACTUAL


def test_the_meeting_in_ankara_is_planned(seeds: list[Told]) -> None:
    for told in seeds[1:3]:
        (event,) = having(told, plover="CONSULT", mode="meet", to="Hakan Fidan", at="Ankara")
        assert event.status is EventStatus.PLANNED


def test_four_countries_call_for_de_escalation(seeds: list[Told]) -> None:
    assert having(seeds[1], plover="REQUEST", by="The United States / France / Germany / the United Kingdom")
    assert having(seeds[2], plover="REQUEST", by="France / Germany / Britain")


def test_turkey_rejects_the_talk_of_interference(seeds: list[Told]) -> None:
    assert having(seeds[2], plover="REJECT", by="Turkey")


def test_aleppo_is_taken_by_the_militants_and_towns_by_the_army(seeds: list[Told]) -> None:
    (event,) = having(seeds[0], plover="COERCE", mode="seize", by="Islamist militants", to="Aleppo")
    assert event.acled_sub_type == "Non-state actor overtakes territory"
    (event,) = having(seeds[2], plover="COERCE", mode="seize", to="several towns", by="it")
    assert event.acled_sub_type == "Government regains territory"
