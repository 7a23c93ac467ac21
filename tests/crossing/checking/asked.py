"""A claim and a passage made ready for the slots, from invented sentences, through the real reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from crossing.made import encoder, places, reader
from crossread.crossing.checking.telling import Telling
from crossread.crossing.prepared import Prepared
from crossread.domain.checking import Outcome, SlotReading
from crossread.domain.layers import Passage
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.intake import make_report
from crossread.reading import read_reports


@cache
def claim(text: str) -> Telling:
    """A claim, whole."""
    report = Report("q", text, "", "en")
    (layers,) = read_reports([report], reader(), places(), fewest_chars=1)
    whole = replace(layers.reading, passages=(Passage(0, Span(0, len(text)), 0),))
    return Telling(Prepared(report, whole, encoder().encode([text])), 0, layers.tokens)


@cache
def passage(text: str, *, published: str | None = None) -> Telling:
    """A report of one sentence."""
    report = make_report(text=text, language="en", published=published)
    (layers,) = read_reports([report], reader(), places(), fewest_chars=1)
    whole = replace(layers.reading, passages=(Passage(0, Span(0, len(text)), 0),))
    day = report.published.day if report.published else None
    return Telling(Prepared(report, whole, encoder().encode([text])), 0, layers.tokens, day)


def differing(slots: Iterator[SlotReading]) -> list[str]:
    """What differs, in words."""
    return [slot.words for slot in slots if slot.outcome is Outcome.DIFFER]
