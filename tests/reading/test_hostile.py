"""Texts made to be costly or absurd: read to the end, with limits on what comes of them."""

from __future__ import annotations

from functools import cache

import pytest

from crossread.domain.layers import Attribution, AttributionKind
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer
from crossread.intake import make_report
from crossread.models.reader import OnnxReader
from crossread.reading import NamedGazetteer, read_layers
from crossread.reading.ground import Ground
from crossread.reading.places import features
from crossread.reading.syntax import Tree
from crossread.text.sentences import MAX_CHARS

CHARS = 6_000


def repeated(text: str) -> str:
    return (text * (CHARS // len(text) + 1))[:CHARS]


HOSTILE = {
    "one sentence without marks": repeated("rebels took the town and the army fled from it "),
    "numbers": repeated("12 47 3 980 "),
    "counts": repeated("12 people killed, "),
    "quotation marks": '"' * CHARS,
    "open quotations": repeated("“the “man said "),
    "quotations": repeated('"We won," he said. '),
    "one name": repeated("Corva, "),
    "names": ", ".join(f"Ann{chr(97 + i % 26)} Lee{chr(97 + i // 26)}" for i in range(600)),
    "a chain of nouns": "Rebels killed " + repeated("the brother of "),
    "clauses in clauses": repeated("police said that officials said that "),
    "relative clauses": "The man " + repeated("who the woman who "),
    "one letter": "a" * CHARS,
    "capitals": "A " * (CHARS // 2),
    "times": repeated("since Monday on 3 May 2013 last week, "),
    "distances": repeated("10 km north of Damascus, "),
    "brackets": repeated("(((Damascus, "),
    "white space": "Rebels killed " + " " * CHARS + " ten.",
    "pronouns": "Ann Lee spoke. " + repeated("He told her that she told him "),
    "control": repeated("rebels took control of the town of Homs from the army and "),
    "one word a line": repeated("Killed\n\n"),
}


@cache
def reader() -> OnnxReader:
    return OnnxReader.from_package(threads=1)


@cache
def places() -> NamedGazetteer:
    return NamedGazetteer("packaged", Gazetteer.from_package())


def read(text: str) -> tuple[Report, Reading]:
    report = make_report(text=text, language="en", published="2013-05-06")
    return report, read_layers(report, reader(), places())


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_within_its_limits(kind: str) -> None:
    report, reading = read(HOSTILE[kind])
    assert reading.not_measured is None or "too little" in reading.not_measured
    assert all(len(passage.span) <= MAX_CHARS for passage in reading.passages)
    spans = [
        *(figure.span for figure in reading.figures),
        *(event.span for event in reading.coded),
        *(control.span for control in reading.controls),
        *(place.span for place in reading.places),
        *(distance.span for distance in reading.distances),
        *(time.span for time in reading.times),
        *(span for entity in reading.entities for span in entity.mentions),
    ]
    assert all(0 <= span.start < span.end <= len(report.text) for span in spans)
    words = len(report.text.split())
    for layer in (reading.figures, reading.coded, reading.places, reading.distances, reading.entities):
        assert len(layer) <= words


def test_a_list_of_counts_is_a_figure_each() -> None:
    _, reading = read(", ".join(f"{n} people killed" for n in range(10, 60)) + ".")
    assert len({figure.number.span for figure in reading.figures}) == len(reading.figures) >= 40


def test_without_a_reader_each_line_has_its_figure() -> None:
    report = make_report(text="About 12 people were killed.\n\n" * 300, language="en")
    reading = read_layers(report, None, places())
    assert [figure.what for figure in reading.figures] == ["killed"] * len(reading.passages)


def test_a_long_list_of_one_town_is_one_place() -> None:
    _, reading = read("Rebels fled to " + "Damascus, " * 500 + "police said.")
    assert {place.place.name for place in reading.places if place.place} == {"Damascus"}


def test_places_lend_to_each_other_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Rebels took Damascus, Homs, Aleppo, Hama, Idlib and Raqqa from the army on Monday, police said there."
    _, whole = read(text)
    monkeypatch.setattr(features, "_ROWS_AT_ONCE", 3)
    _, in_stretches = read(text)
    assert [p.place for p in in_stretches.places] == [p.place for p in whole.places]
    assert [p.score for p in in_stretches.places] == pytest.approx([p.score for p in whole.places])


def test_only_the_likeliest_places_lend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "_MOST_GIVERS_IN_ALL", 2)
    _, reading = read(
        "Rebels took Damascus, Homs, Aleppo and Hama from the army on Monday, police said there."
    )
    assert {p.place.country for p in reading.places if p.place} == {"SY"}


def attribution(*content: tuple[int, int]) -> Attribution:
    parts = tuple(Span(*part) for part in content)
    return Attribution(None, None, parts, AttributionKind.INDIRECT, None, 1.0)


def test_the_voice_is_the_tightest_of_many_nested_ones() -> None:
    report = make_report(text="x" * 2_000, language="en")
    nested = [attribution((at, 2_000 - at)) for at in range(900)]
    ground = Ground(report=report, tree=Tree(report.text, ()), attributions=tuple(nested))
    for at in (0, 1, 450, 898, 899, 1_000, 1_100, 1_998):
        tightest = nested[min(at, 899, 1_999 - at)]
        assert ground.voice_of(Span(at, at + 1)) == tightest
    assert ground.voice_of(Span(1_999, 2_000)) == nested[0]


def test_parts_of_one_voice_leave_the_gap_to_another() -> None:
    report = make_report(text="x" * 100, language="en")
    inner, outer = attribution((10, 20), (40, 50)), attribution((0, 60))
    ground = Ground(report=report, tree=Tree(report.text, ()), attributions=(outer, inner))
    found = [ground.voice_of(Span(at, at + 1)) for at in (5, 10, 19, 20, 39, 40, 50, 59, 60)]
    assert found == [outer, inner, inner, outer, outer, inner, outer, outer, None]
