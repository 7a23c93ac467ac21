"""The crossing on test stories of our own, held to floors; the tables are those of `make bench-crossing`."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pytest
from benchmarks.crossing import cards, faithful, news, numbers, sorted_cases
from benchmarks.crossing import claims as claims_benchmark
from benchmarks.crossing.check import Outcome, accuracy, called_supported
from benchmarks.crossing.checks import fill_desk, load_checks
from benchmarks.crossing.matching import Card, Tally
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import load_stories

from crossread.crossing.claiming.claims import claims, with_disputes
from crossread.crossing.discrepancies import discrepancies
from crossread.engine.checking import Checker
from crossread.engine.rooms import Rooms
from crossread.settings import Settings
from crossread.store import open_desk
from floors import (
    CARDS_KEPT,
    CARDS_RIGHT,
    CHECKS_RIGHT,
    CHECKS_WRONGLY_SUPPORTED,
    CIRCUMSTANCES_FOUND,
    CIRCUMSTANCES_RIGHT,
    CLAIMS,
    CROSSING,
    DENIALS_FOUND,
    MOST_CARDS_ON_FAITHFUL,
    MOST_WRONG_CARDS,
    NEWS_HELD,
    NEWS_OTHER,
    NEWS_SAME,
    NUMBERS_FOUND,
    NUMBERS_RIGHT,
    PLACES_FOUND,
    SAID_QUOTATIONS_FOUND,
    SAID_RIGHT,
    VOICES_FOUND,
    VOICES_RIGHT,
    WAYS_FOUND,
)

_OURS = ("written", "planted")


@dataclass(slots=True)
class Measured:
    """What both benchmarks count over the stories."""

    cards: Tally = field(default_factory=Tally)
    claims: claims_benchmark.Tally = field(default_factory=claims_benchmark.Tally)


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture(scope="module")
def measured(workshop: Workshop) -> Measured:
    """Every test story whose text is ours, read and crossed once."""
    found = Measured()
    for story in load_stories("test"):
        if story.set not in _OURS:
            continue
        scene = workshop.scene(story.reports)
        told = claims(scene)
        differing = discrepancies(scene, told)
        told = with_disputes(told, differing)
        cards = [Card(d.kind.value, tuple(r.citation for r in d.readings)) for d in differing]
        found.cards.add(story, cards)
        for labelled in story.claims:
            if len({s.citation.report for s in labelled.support}) > 1:
                found.claims.add(labelled, claims_benchmark.matched(labelled, told), scene)
    return found


@pytest.mark.parametrize("kind", sorted({name.split()[0] for name in CROSSING}))
def test_discrepancies(measured: Measured, kind: str) -> None:
    precision, recall = measured.cards.precision(kind), measured.cards.recall(kind)
    assert precision is not None
    assert recall is not None
    assert precision >= CROSSING[f"{kind} precision"]
    assert recall >= CROSSING[f"{kind} recall"]


def test_claims(measured: Measured) -> None:
    shares = {name: measured.claims.share(name, "found") for name in ("lineages", "origins", "both")}
    shares["found"] = measured.claims.share("found", "claims")
    low = {name: share for name, share in shares.items() if share is None or share < CLAIMS[name]}
    assert not low, f"below the floor: {low}"


def test_passages_under_one_claim_of_real_news_assert_the_same(workshop: Workshop, corpora: Path) -> None:
    held = news.measure(workshop, "test", most=12)
    assert held.pairs["yes"] >= NEWS_SAME * held.pairs.total()
    assert held.pairs["no"] <= NEWS_OTHER * held.pairs.total()
    assert held.pairs["yes"] >= NEWS_HELD * held.wanted


def test_cards_of_real_news_are_what_an_editor_wants(workshop: Workshop, corpora: Path) -> None:
    found = cards.measure(workshop, "test", most=18)
    assert found.share(cards.RIGHT) >= CARDS_RIGHT
    assert found.kept["all"] >= CARDS_KEPT * found.right["all"]


def test_wrong_cards_are_few(measured: Measured) -> None:
    assert measured.cards.wrong_per_10_reports <= MOST_WRONG_CARDS


def test_numbers_that_differ(workshop: Workshop) -> None:
    counts = numbers.measure(workshop, "test")
    assert counts["found"] >= NUMBERS_FOUND * counts["conflicts"]
    assert counts["right"] >= NUMBERS_RIGHT * counts["cards"]


def test_days_hours_places_and_ways_that_differ(workshop: Workshop) -> None:
    counts = sorted_cases.measure(workshop, "circumstances", "test")
    assert counts["all"]["found"] >= CIRCUMSTANCES_FOUND * counts["all"]["conflicts"]
    assert counts["all"]["right"] >= CIRCUMSTANCES_RIGHT * counts["all"]["cards"]
    assert counts["way"]["found"] >= WAYS_FOUND * counts["way"]["conflicts"]
    assert counts["place"]["found"] >= PLACES_FOUND * counts["place"]["conflicts"]


def test_words_that_differ(workshop: Workshop) -> None:
    counts = sorted_cases.measure(workshop, "said", "test")
    assert counts["quotation"]["found"] >= SAID_QUOTATIONS_FOUND * counts["quotation"]["conflicts"]
    assert counts["all"]["right"] >= SAID_RIGHT * counts["all"]["cards"]


def test_voices_and_denials_that_differ(workshop: Workshop) -> None:
    counts = sorted_cases.measure(workshop, "voices", "test")
    assert counts["attribution"]["found"] >= VOICES_FOUND * counts["attribution"]["conflicts"]
    assert counts["polarity"]["found"] >= DENIALS_FOUND * counts["polarity"]["conflicts"]
    assert counts["all"]["right"] >= VOICES_RIGHT * counts["all"]["cards"]


def test_faithful_rewrites_give_few_cards(workshop: Workshop) -> None:
    pairs = list(faithful.faithful_pairs(workshop, "test"))
    reports = sum(len(pair.reports) for pair in pairs)
    assert 10 * sum(len(pair.cards) for pair in pairs) / reports <= MOST_CARDS_ON_FAITHFUL


def test_claims_checked(tmp_path: Path) -> None:
    rooms = Rooms(Settings())
    with open_desk(tmp_path / "desk.db") as desk:
        fill_desk(desk, rooms, "test")
        checker = Checker(desk, rooms)
        outcomes = [
            Outcome(one, checker.check(one.claim).answer.value)
            for one in islice(load_checks("test"), 0, None, 2)
        ]
    wrong, distorted = called_supported(outcomes)
    assert accuracy(outcomes) >= CHECKS_RIGHT
    assert wrong / distorted <= CHECKS_WRONGLY_SUPPORTED
