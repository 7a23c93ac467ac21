"""Invented reports, read by the packaged reader."""

from __future__ import annotations

from functools import cache

from crossread.domain.facts import Figure
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.models.reader import OnnxReader, Prose
from crossread.reading.attribution_rules import attributions_by_rules
from crossread.reading.attributions import attributions_of
from crossread.reading.figures import figures_of
from crossread.reading.ground import Ground
from crossread.reading.passages import passages
from crossread.reading.syntax import Tree
from crossread.text.names import names
from crossread.text.numbers import numbers
from crossread.text.quotes import quotations


@cache
def reader() -> OnnxReader:
    return OnnxReader.from_package(threads=1)


@cache
def read(text: str, title: str = "") -> Ground:
    """A report as the reader sees it."""
    sentences = passages(text, [Span(0, len(text))])
    quoted = quotations(text)
    (analysis,) = reader().read([Prose(text, tuple(p.span for p in sentences), quoted)])
    mentions, chains = analysis.mentions or (), analysis.chains or ()
    return Ground(
        report=Report("made", text, title, "en"),
        tree=Tree(text, analysis.tokens or ()),
        passages=sentences,
        quotations=quoted,
        names=names(text),
        numbers=numbers(text),
        mentions=mentions,
        chains=chains,
        attributions=attributions_of(
            text, analysis.told or (), quotations=quoted, mentions=mentions, chains=chains
        ),
    )


def unread(text: str) -> Ground:
    """A report that only rules looked at: no tokens, mentions or chains."""
    sentences = passages(text, [Span(0, len(text))])
    return Ground(
        report=Report("made", text, "", "en"),
        tree=Tree(text, ()),
        passages=sentences,
        names=names(text),
        numbers=numbers(text),
        attributions=attributions_by_rules(text, sentences, quotations(text)),
    )


def figures(text: str) -> list[Figure]:
    return list(figures_of(read(text)))


def printed(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)
