from __future__ import annotations

import pytest

from crossing.made import crossed, prepare
from crossing.texts import ORIGINAL, REWRITTEN
from crossread.crossing.story import CrossedStory
from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Status

ADDED = "An inspector who asked for anonymity claimed that the firm had forged two of its last five safety papers."
ALTERED = (
    ORIGINAL.replace("cables go one after the other", "ropes snap one after another")
    .replace("At least nine people", "Nine people")
    .replace("killing four dock workers", "killing six dock workers")
    .replace("Aalto", "Aalta")
    .replace("had passed its yearly", "had not passed its yearly")
    .replace("The company, Sundvik Terminals, declined to comment on the warnings.", ADDED)
)


@pytest.fixture(scope="module")
def story() -> CrossedStory:
    return crossed(
        [
            prepare(ORIGINAL, outlet="Harbour Post", published="2031-05-12", title="Crane falls"),
            prepare(ALTERED, outlet="Lindmark Courier", published="2031-05-13", title="Six die"),
        ]
    )


def cards(story: CrossedStory, kind: DiscrepancyKind) -> list[Discrepancy]:
    return [d for d in story.discrepancies if d.kind is kind]


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        (DiscrepancyKind.QUOTATION, "altered"),
        (DiscrepancyKind.FIGURE, "killed"),
        (DiscrepancyKind.NAME, "spelling"),
        (DiscrepancyKind.POLARITY, "negation"),
        (DiscrepancyKind.ADDITION, "passage"),
        (DiscrepancyKind.OMISSION, "qualifier"),
    ],
)
def test_every_change_of_a_copy_has_its_card(story: CrossedStory, kind: DiscrepancyKind, detail: str) -> None:
    assert [d.detail for d in cards(story, kind)].count(detail) == 1


def test_the_addition_is_the_passage_added(story: CrossedStory) -> None:
    (card,) = cards(story, DiscrepancyKind.ADDITION)
    assert card.readings[0].value == ADDED


def test_cards_point_at_the_characters_they_quote(story: CrossedStory) -> None:
    texts = {prepare(t).report.text: t for t in (ORIGINAL, ALTERED)}
    for card in story.discrepancies:
        assert card.story == story.story.id
        for reading in card.readings:
            assert any(reading.citation.span.of(text) == reading.value for text in texts)


def test_a_faithful_rewrite_gives_no_card() -> None:
    told = crossed(
        [
            prepare(ORIGINAL, outlet="Harbour Post", published="2031-05-12", title="Crane falls"),
            prepare(REWRITTEN, outlet="Coast Herald", published="2031-05-14", title="Four die"),
        ]
    )
    kinds = {d.kind for d in told.discrepancies}
    # The rewrite takes Verrin's words out of quote marks; nothing else differs.
    assert kinds <= {DiscrepancyKind.QUOTATION}


def test_one_disagreement_is_one_card() -> None:
    reports = [
        prepare(ORIGINAL, outlet="Harbour Post", published="2031-05-12", title="Crane falls"),
        prepare(
            ORIGINAL + "\nThe quay was quiet.", outlet="Coast Herald", published="2031-05-12", title="Crane"
        ),
        prepare(ALTERED, outlet="Lindmark Courier", published="2031-05-13", title="Six die"),
    ]
    told = crossed(reports)
    (figure,) = cards(told, DiscrepancyKind.FIGURE)
    assert len({r.citation.report for r in figure.readings}) == 3
    assert crossed(reports[::-1]) == told


def test_disputes_need_two_lineages(story: CrossedStory) -> None:
    assert len(story.lineages) == 1
    assert Status.DISPUTED not in {c.status for c in story.claims}
