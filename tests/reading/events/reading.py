"""Invented texts read by the packaged reader, and coded events told in one line each."""

from __future__ import annotations

from functools import cache

from crossread.domain.facts import CodedEvent
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.models.reader import OnnxReader, Prose
from crossread.reading.attributions import attributions_of
from crossread.reading.events import events_of
from crossread.reading.ground import Ground
from crossread.reading.passages import passages
from crossread.reading.syntax import Tree
from crossread.text.quotes import quotations


@cache
def packaged_reader() -> OnnxReader:
    return OnnxReader.from_package(threads=1)


def ground_of(text: str) -> Ground:
    """The ground of a text that is all body, without figures, times and places."""
    whole = (Span(0, len(text)),)
    found = passages(text, whole)
    prose = Prose(text, tuple(p.span for p in found), quotations(text))
    analysis = packaged_reader().read([prose])[0]
    mentions, chains = analysis.mentions or (), analysis.chains or ()
    return Ground(
        report=Report("invented", text, "", "en"),
        tree=Tree(text, analysis.tokens or ()),
        passages=found,
        quotations=prose.quotations,
        mentions=mentions,
        events=analysis.events or (),
        chains=chains,
        attributions=attributions_of(
            text, analysis.told or (), quotations=prose.quotations, mentions=mentions, chains=chains
        ),
    )


def coded(text: str) -> tuple[CodedEvent, ...]:
    return events_of(ground_of(text), ())


def told(text: str, event: CodedEvent) -> str:
    """One line: the words, the rule, the codes, who, to whom, with what, where, the status, the voice."""

    def shown(*spans: Span | None) -> str:
        return ", ".join(" ".join(span.of(text).split()) for span in spans if span is not None)

    code = f"{event.type} {event.mode}".rstrip()
    acled = f"{event.acled_type}: {event.acled_sub_type}" if event.acled_type else ""
    parts = [f"{shown(event.span)} = {event.rule}", code, acled]
    for label, spans in (
        ("by", event.actors),
        ("to", event.targets),
        ("with", (event.instrument,)),
        ("at", (event.place,)),
        ("says", (event.source,)),
    ):
        if words := shown(*spans):
            parts.append(f"{label} {words}")
    return " | ".join([part for part in parts if part] + [event.status.value])
