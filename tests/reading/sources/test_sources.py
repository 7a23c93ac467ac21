from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from benchmarks.facts.invented import ground_of, grounds
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.layers import Attribution, AttributionKind, SourceType, Token
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.intake import read_inputs
from crossread.models.reader import OnnxReader
from crossread.reading.ground import Ground
from crossread.reading.layers import prose_of
from crossread.reading.sources import with_source_types
from crossread.reading.sources.bodies import body_named
from crossread.reading.sources.roles import type_of_words
from crossread.reading.syntax import Tree
from crossread.settings import Settings

PHRASES = [
    ("the president", SourceType.HEAD_OF_STATE),
    ("Prime Minister Ola Berg", SourceType.HEAD_OF_STATE),
    ("the Syrian presidency", SourceType.HEAD_OF_STATE),
    ("the president of the Institute for Peace", SourceType.EXPERT),
    ("Foreign Minister Ola Berg", SourceType.OFFICIAL),
    ("a spokesman for the foreign ministry", SourceType.OFFICIAL),
    ("Turkish officials", SourceType.OFFICIAL),
    ("officials", SourceType.UNNAMED),
    ("senior officials", SourceType.UNNAMED),
    ("military sources", SourceType.MILITARY),
    ("sources", SourceType.UNNAMED),
    ("a military statement", SourceType.MILITARY),
    ("the statement", SourceType.DOCUMENT),
    ("a police spokeswoman", SourceType.POLICE),
    ("a spokesman for the rebels", SourceType.ARMED_GROUP),
    ("Capt. Ola Berg of the Lindmark Police Department", SourceType.POLICE),
    ("Lindmark Police Department spokesman Officer Ola Berg", SourceType.POLICE),
    ("army spokesman Lt. Col. Ola Berg", SourceType.MILITARY),
    ("Sgt. Ola Berg", SourceType.MILITARY),
    ("the leader of Boko Haram", SourceType.ARMED_GROUP),
    ("Iran’s IRNA news agency", SourceType.STATE_MEDIA),
    ("the official news agency", SourceType.STATE_MEDIA),
    ("the news agency Reuters", SourceType.MEDIA),
    ("The Harbour Courier", SourceType.MEDIA),
    ("the head of the Syrian Observatory for Human Rights", SourceType.MONITOR),
    ("the UN envoy for Kestria", SourceType.UN),
    ("a White Helmets volunteer", SourceType.RESCUE),
    ("the airline's chief executive", SourceType.BUSINESS),
    ("the carmaker", SourceType.BUSINESS),
]


@cache
def ground(text: str) -> Ground:
    return next(iter(grounds(OnnxReader.from_package(threads=1), [text])))


def voices(text: str, *, origin: str, cue: str, carrier: str = "", carrier_cue: str = "") -> list[list[str]]:
    """Source and carriers of each attribution, given what the reader is to have found."""
    read = ground(text)
    content = (Span(0, len(text)),)

    def part(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    told = [Attribution(part(origin), part(cue), content, AttributionKind.INDIRECT)]
    if carrier:
        told.append(Attribution(part(carrier), part(carrier_cue), content, AttributionKind.INDIRECT))
    done = with_source_types(replace(read, attributions=tuple(told)))
    return [[span.of(text) for span in (a.source, *a.via) if span] for a in done]


@pytest.mark.parametrize(("printed", "kind"), PHRASES)
def test_the_type_of_a_phrase(printed: str, kind: SourceType) -> None:
    assert type_of_words(printed) is kind


@pytest.mark.parametrize("printed", ["", "x", "Ola Berg", "🙂", "the the the"])
def test_phrases_that_tell_nothing(printed: str) -> None:
    assert type_of_words(printed) is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("the Syrian Observatory", "Syrian Observatory for Human Rights"),
        ("HTS", "Hayat Tahrir al-Sham"),
        ("AP", "Associated Press"),
        ("WHO's", "World Health Organization"),
    ],
)
def test_bodies_go_by_their_aliases(printed: str, name: str) -> None:
    body = body_named(printed)
    assert body is not None
    assert body.name == name


@pytest.mark.parametrize("printed", ["who", "ap", "is", "the times", "mediators"])
def test_a_short_name_without_its_capitals_is_a_word(printed: str) -> None:
    assert body_named(printed) is None


@pytest.mark.parametrize("printed", ["state news agency", "army", "rescue workers"])
def test_a_role_is_read_whatever_its_case(printed: str) -> None:
    assert type_of_words(printed) is type_of_words(printed.upper())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police cordoned off the bridge. It is closed, Sgt. Ola Berg said.", SourceType.POLICE),
        (
            "Police and soldiers cordoned off the bridge. It is closed, Sgt. Ola Berg said.",
            SourceType.MILITARY,
        ),
        ("The general election is over. The bridge is closed, Sgt. Ola Berg said.", SourceType.MILITARY),
    ],
)
def test_a_rank_is_of_the_police_where_no_soldier_is_told_of(text: str, kind: SourceType) -> None:
    start = text.index("Sgt.")
    told = Attribution(
        Span(start, start + len("Sgt. Ola Berg")),
        Span(len(text) - len("said."), len(text) - 1),
        (Span(0, start),),
        AttributionKind.INDIRECT,
    )
    (done,) = with_source_types(replace(ground(text), attributions=(told,)))
    assert done.source_type is kind


def test_a_carrier_beside_the_source() -> None:
    text = "The bridge is safe, the mayor said, according to the KNA news agency."
    found = voices(
        text,
        origin="the mayor",
        cue="said",
        carrier="the KNA news agency",
        carrier_cue="according to",
    )
    assert found == [["the mayor", "the KNA news agency"], ["the KNA news agency"]]


def test_the_first_voice_replaces_a_carrier_taken_for_it() -> None:
    text = "The mayor said, according to the KNA news agency, that the bridge was safe."
    found = voices(
        text,
        origin="the KNA news agency",
        cue="said",
        carrier="the KNA news agency",
        carrier_cue="according to",
    )
    assert found[0] == ["The mayor", "the KNA news agency"]


@pytest.mark.parametrize(
    ("text", "origin", "cue", "wanted"),
    [
        ("A witness told Reuters that the bridge fell.", "A witness", "told", ["A witness", "Reuters"]),
        ("The mayor told reporters that the bridge fell.", "The mayor", "told", ["The mayor"]),
        (
            "Two jets were lost, according to a statement published by the Kestrian agency KNA.",
            "a statement published by the Kestrian agency KNA",
            "according to",
            ["a statement", "the Kestrian agency KNA"],
        ),
        (
            "The ministry said in a statement carried by state television that the bridge was safe.",
            "The ministry",
            "said",
            ["The ministry", "state television"],
        ),
        (
            "State radio, citing the interior ministry, said that nine people had been held.",
            "State radio",
            "said",
            ["the interior ministry", "State radio"],
        ),
    ],
)
def test_carriers_in_the_words_around(text: str, origin: str, cue: str, wanted: list[str]) -> None:
    assert voices(text, origin=origin, cue=cue) == [wanted]


def test_a_carrier_that_stands_alone_gives_way_to_the_first_voice() -> None:
    text = "The bridge is safe, the mayor said, according to the KNA news agency."
    found = voices(text, origin="the KNA news agency", cue="according to")
    assert found == [["the mayor", "the KNA news agency"]]


def test_two_voices_on_one_event_are_no_chain() -> None:
    text = "The army said the rebels had fled, while residents said the rebels were still there."
    read = ground(text)
    assert all(a.via == () for a in with_source_types(read))


def test_a_name_has_the_role_printed_elsewhere() -> None:
    text = (
        "The Kestrian foreign minister, Ola Berg, arrived in the capital on Monday. "
        "Berg said that the talks had failed."
    )
    at = text.index("Berg said")
    told = Attribution(
        Span(at, at + 4), Span(at + 5, at + 9), (Span(at + 10, len(text)),), AttributionKind.INDIRECT
    )
    (done,) = with_source_types(replace(ground(text), attributions=(told,)))
    assert done.source_type is SourceType.OFFICIAL


def test_no_source_has_no_type() -> None:
    told = Attribution(None, None, (Span(0, 4),), AttributionKind.INDIRECT)
    (done,) = with_source_types(replace(ground("It rained."), attributions=(told,)))
    assert done.source_type is None
    assert done.via == ()


@given(st.text(max_size=60), st.data())
def test_anything_is_typed_without_a_tree(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    told = Attribution(Span(start, end), Span(0, start), (Span(end, len(text)),), AttributionKind.INDIRECT)
    tokens = [Token(Span(0, len(text)), "X", 0, "root")] if text and data.draw(st.booleans()) else []
    report = Report(id="r", text=text, title="", language="en")
    bare = Ground(report=report, tree=Tree(text, tokens), attributions=(told,))
    (done,) = with_source_types(bare)
    assert done.source_type is not None
    for span in (done.source, *done.via):
        assert span is not None
        assert span.end <= len(text)


@pytest.mark.corpora
def test_the_seeds_name_their_first_voices(corpora: Path) -> None:
    files = sorted((corpora / "seeds").glob("*.txt"))
    reports = [r for r in read_inputs(files, settings=Settings()) if isinstance(r, Report)]
    proses = [prose_of(report) for report in reports]
    analyses = OnnxReader.from_package(threads=1).read(proses)
    found = set()
    for report, prose, analysis in zip(reports, proses, analyses, strict=True):
        for a in with_source_types(ground_of(prose, analysis)):
            if a.source and a.source_type:
                carriers = [span.of(report.text) for span in a.via]
                found.add(
                    (
                        Path(report.path or "").name[:3],
                        a.source.of(report.text),
                        a.source_type.value,
                        *carriers,
                    )
                )
    assert {
        ("000", "Araghchi", "official", "the official IRNA news agency"),
        ("001", "a military statement", "military", "the official Syrian news agency SANA"),
        ("002", "Mr. Assad", "head of state"),
        ("002", "military sources", "military"),
        ("003", "Araghchi", "official", "the official news agency IRNA"),
    } <= found
