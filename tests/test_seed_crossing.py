"""What the five seed reports say against each other, through the whole product."""

from __future__ import annotations

from pathlib import Path

import pytest

from cited import CitedDesk
from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Status

pytestmark = pytest.mark.corpora


@pytest.fixture(scope="module")
def seeds(corpora: Path) -> CitedDesk:
    return CitedDesk.of(sorted((corpora / "seeds").glob("*.txt")))


def file_named(seeds: CitedDesk, number: str) -> str:
    return next(name for name in seeds.reports if name.startswith(number))


def claims_with(seeds: CitedDesk, number: str, words: str) -> list[Claim]:
    """Claims that the passage with these words supports."""
    place = seeds.cite(file_named(seeds, number), words)
    return [
        claim
        for claim in seeds.desk.claims
        if any(
            s.citation.report == place.report and s.citation.span.contains(place.span) for s in claim.support
        )
    ]


def numbers_of(seeds: CitedDesk, found: Discrepancy) -> set[str]:
    return {seeds.name(reading.citation.report)[:3] for reading in found.readings}


def test_the_distance_to_hama_is_flagged_where_the_map_does_not_bear_it_out(seeds: CitedDesk) -> None:
    (card,) = seeds.discrepancies(DiscrepancyKind.DISTANCE)
    values = {reading.value: seeds.name(reading.citation.report)[:3] for reading in card.readings}
    assert {number for value, number in values.items() if "230" in value} <= {"001", "002"}
    assert numbers_of(seeds, card) >= {"001", "002"}
    assert "Hama" in card.explanation
    assert "230" in card.explanation
    assert "124" in card.explanation  # as the crow flies


def test_nine_or_four_killed_in_idlib_with_both_sources(seeds: CitedDesk) -> None:
    killed = [d for d in seeds.discrepancies(DiscrepancyKind.FIGURE) if d.detail == "killed"]
    (card,) = killed
    assert numbers_of(seeds, card) == {"001", "002", "003"}
    for words in ("nine", "four", "Observatory", "White Helmets", "Idlib"):
        assert words in card.explanation


@pytest.mark.parametrize(
    ("number", "words", "status", "counts"),
    [
        ("001", "left more than 412 dead", Status.SINGLE_LINEAGE, (1, 1)),
        ("004", "I have repeatedly warned of the risks", Status.SINGLE_ORIGIN, (2, 1)),
    ],
)
def test_claims_with_their_counts(
    seeds: CitedDesk, number: str, words: str, status: Status, counts: tuple[int, int]
) -> None:
    (claim,) = claims_with(seeds, number, words)
    assert claim.status is status
    assert (claim.lineages, claim.origins) == counts


def test_the_412_go_back_to_the_observatory(seeds: CitedDesk) -> None:
    (claim,) = claims_with(seeds, "002", "has resulted in over 412 deaths")
    (origin,) = {support.origin for support in claim.support}
    assert "Observatory" in origin


def test_the_meeting_is_corroborated_by_three_lineages(seeds: CitedDesk) -> None:
    met = claims_with(seeds, "004", "met with Mr Assad in Damascus on Sunday")
    claim = max(met, key=lambda c: c.lineages)
    assert claim.status is Status.CORROBORATED
    assert claim.lineages == 3
    assert {seeds.name(s.citation.report)[:3] for s in claim.support} >= {
        "000",
        "001",
        "002",
        "003",
        "004",
    } - {"002"}


def test_who_calls_the_armed_groups_what(seeds: CitedDesk) -> None:
    (story,) = seeds.desk.stories
    used = {(use.word, use.quoted) for use in story.labels}
    assert {word for word, _ in used} >= {"militant", "rebel", "insurgent", "terrorist"}
    # "terrorist" is the word of armies and ministers in these reports, never of an outlet
    assert {quoted for word, quoted in used if word == "terrorist"} == {True}
    cards = seeds.discrepancies(DiscrepancyKind.LABEL)
    assert any("terrorist" in card.explanation for card in cards)


def test_three_additions_of_the_rewrite(seeds: CitedDesk) -> None:
    added = seeds.discrepancies(DiscrepancyKind.ADDITION)
    of_rewrite = [card for card in added if numbers_of(seeds, card) == {"000"}]
    assert len(of_rewrite) >= 3
    # 001 and 002 render one dispatch, and nothing tells for sure which was first: the card says no more than that.
    others = [card for card in added if card not in of_rewrite]
    assert {number for card in others for number in numbers_of(seeds, card)} <= {"001", "002"}
    assert all(card.explanation.startswith("Two renderings of one text") for card in others)


def test_every_shared_event_has_its_characters_and_reasons(seeds: CitedDesk) -> None:
    shared = [e for e in seeds.desk.events if len({m.report for m in e.mentions}) > 1]
    assert shared
    for event in shared:
        assert all(seeds.desk.text(mention).strip() for mention in event.mentions)
    places = {e.place.name for e in shared if e.type == "ASSAULT" and e.place}
    assert any("Aleppo" in place for place in places)


def test_an_altered_quotation_is_told_from_the_source_to_the_copy(seeds: CitedDesk) -> None:
    told = [
        d.explanation for d in seeds.discrepancies(DiscrepancyKind.QUOTATION) if "spirits" in d.explanation
    ]
    assert any("“admirable spirits” became “excellent spirits”" in words for words in told)
