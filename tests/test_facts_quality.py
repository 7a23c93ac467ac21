"""Facts, held to floors; the tables are those of `make bench-facts`. Places have theirs in tests/reading/places."""

from __future__ import annotations

import pytest
from benchmarks.annotated.timebank import timed_texts
from benchmarks.facts import control, entities, incidents, police, times
from benchmarks.facts.event_grounds import read_coded
from benchmarks.facts.invented import grounds, sentences_of
from benchmarks.reading.conll import scored

from crossread.models.reader import OnnxReader
from crossread.reading.control import controls_of
from floors import FACTS

_STEP = 3  # every third article: the benchmark reads all

pytestmark = [pytest.mark.corpora, pytest.mark.usefixtures("corpora")]


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader.from_package(threads=2)


def held(measured: dict[str, float]) -> None:
    low = {name: round(value, 4) for name, value in measured.items() if value < FACTS[name]}
    assert not low, f"below the floor: {low}"


def test_times() -> None:
    score = times.scored(list(timed_texts("test")), times.by_rules)
    held({"times strict": score.f1(score.strict), "times value": score.f1(score.value)})


def test_tolls(reader: OnnxReader) -> None:
    told = list(incidents.articles("dev"))[::_STEP]
    found, _ = incidents.tolls([report for _, _, report in told], reader)
    pairs = [(true, count) for (_, true, _), count in zip(told, found, strict=True)]
    killed, injured = (sum(a[at] == b[at] for a, b in pairs) / len(pairs) for at in (0, 1))
    held({"killed": killed, "injured": injured})


def test_entities_across_reports() -> None:
    topics = [
        topic
        for corpus, part, found in entities.parts()
        if (corpus, part) == ("MEANTIME", "test")
        for topic in found
    ]
    held({"entities": scored((topic.chains, entities.given(topic)) for topic in topics).mean_f1})


def test_control(reader: OnnxReader) -> None:
    sentences = sentences_of("control_sentences", "check")
    read = list(grounds(reader, (sentence["text"] for sentence in sentences)))
    tally = control.tally(controls_of, read, [sentence["told"] for sentence in sentences])
    held({"control": float(tally.cells[2] or 0)})


def test_police_actions(reader: OnnxReader) -> None:
    documents, reports = police.part("dev")
    coded = read_coded(reports[::_STEP], reader)
    labelled = [
        pair
        for document, (ground, events) in zip(documents[::_STEP], coded, strict=True)
        for pair in police.event_labels(document, ground, events)
    ]
    held(
        {
            f"police {label.lower()}": float(police.score(labelled, label).cells[2] or 0)
            for label in ("KILL", "ARREST", "FORCE")
        }
    )
