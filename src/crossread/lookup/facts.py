"""Where facts of a desk meet: which entity a phrase means, which days a time covers, where a place lies.

One answer for every room: what crossing compares is what the page shows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from crossread.domain.desk import Desk
from crossread.domain.entities import Entity
from crossread.domain.facts import Figure, Period, PlaceMention, TimeExpression
from crossread.domain.layers import MentionKind, SourceType
from crossread.domain.reading import Reading
from crossread.domain.span import Span
from crossread.text.times import period_of, resolve_times

# What may stand before the name within a phrase that means it: "the Iranian foreign minister, ", "the city of ".
_BEFORE_A_NAME = re.compile(r"(?:(?!of\b|in\b|at\b|for\b|from\b|by\b|with\b|and\b|to\b|on\b)[\w’'.-]+,?\s+)*")
_BEFORE_A_PLACE = re.compile(r"(?:the\s+)?(?:[a-z][\w-]*\s+){0,3}(?:of\s+)?")
_NEARLY = 0.8  # of the probability that the day of writing is one of those on which the words mean this
_NAMED = (MentionKind.PERSON, MentionKind.ORGANIZATION)
_LOCATED = (MentionKind.PLACE, MentionKind.FACILITY)


class FactIndex:
    """Look-ups over one desk; nothing is computed before it is asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._times: dict[str, Mapping[Span, TimeExpression]] = {}
        self._figures: dict[str, Mapping[Span, Figure]] = {}
        self._places: dict[str, Mapping[Span, PlaceMention]] = {}

    def entity(self, report: str, span: Span | None) -> Entity | None:
        """The entity a phrase means: the one named by exactly these characters, else by the name it ends with."""
        if span is None:
            return None
        mentions = self._mentions.get(report, ())
        at = bisect_left(mentions, (span.start, span.start), key=lambda m: (m[0].start, m[0].start))
        text = self._desk.report(report).text
        last: Entity | None = None
        for mention, entity in mentions[at:]:
            if mention.start >= span.end:
                break
            if mention == span:
                return entity
            if mention.end == span.end and _leads_to(text, span, mention, entity.kind):
                last = entity
        return last

    def place(self, report: str, span: Span | None) -> PlaceMention | None:
        """The located place of a phrase: the mention of exactly these characters, or the only one inside."""
        if span is None:
            return None
        if report not in self._places:
            self._places[report] = {p.span: p for p in self._desk.reading(report).places}
        known = self._places[report]
        if span in known:
            return known[span]
        inside = [p for s, p in known.items() if span.contains(s)]
        return inside[0] if len(inside) == 1 else None

    def figure(self, report: str, number: Span | None) -> Figure | None:
        """The figure whose number stands at these characters."""
        if number is None:
            return None
        if report not in self._figures:
            self._figures[report] = {f.number.span: f for f in self._desk.reading(report).figures}
        return self._figures[report].get(number)

    def text(self, report: str) -> str:
        """The characters of a report."""
        return self._desk.report(report).text

    def reading(self, report: str) -> Reading:
        """The layers on a report."""
        return self._desk.reading(report)

    def source_type(self, report: str, source: Span | None) -> SourceType | None:
        """What sort of voice a source is: that of the attribution whose source it is, or is part of."""
        if source is None:
            return None
        told = (a for a in self.reading(report).attributions if a.source and a.source.overlaps(source))
        return next((a.source_type for a in told if a.source_type), None)

    def written(self, report: str) -> str | None:
        """The ISO day a report was written, stated or worked out; None where it is open or doubtful."""
        return self._desk.written(report)

    def times(self, report: str) -> tuple[TimeExpression, ...]:
        """The report's time expressions, counted from the day it was written as far as that is known."""
        return tuple(self._resolved(report).values())

    def period(self, report: str, time: Span | None) -> Period | None:
        """The days that the time expression at these characters covers."""
        expression = self._resolved(report).get(time) if time is not None else None
        if expression is None:
            return None
        return period_of(expression, text=self._desk.report(report).text, day=self._desk.written(report))

    def _resolved(self, report: str) -> Mapping[Span, TimeExpression]:
        if report not in self._times:
            text, times = self._desk.report(report).text, self.reading(report).times
            days = self._desk.days_written(report)
            readings = [(share, resolve_times(text, times, day=day)) for day, share in days]
            open_ones = resolve_times(text, times, day=None)
            self._times[report] = {
                open_one.span: _agreed([(share, found[at]) for share, found in readings], open_one)
                for at, open_one in enumerate(open_ones)
            }
        return self._times[report]

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[Span, Entity]]]:
        found: dict[str, list[tuple[Span, Entity]]] = {}
        for entity in self._desk.entities:
            for citation in entity.mentions:
                found.setdefault(citation.report, []).append((citation.span, entity))
        return {report: sorted(mentions, key=lambda m: m[0]) for report, mentions in found.items()}


def _agreed(readings: Sequence[tuple[float, TimeExpression]], undated: TimeExpression) -> TimeExpression:
    """What an expression means on nearly every day the report can be of: "Sunday", where it is of Monday or Tuesday."""
    shares: dict[str, float] = {}
    for share, time in readings:
        shares[time.value] = shares.get(time.value, 0.0) + share
    likeliest = max(shares, key=lambda value: shares[value], default=undated.value)
    if shares.get(likeliest, 0.0) < _NEARLY * sum(shares.values()):
        return undated
    return next((time for _, time in readings if time.value == likeliest), undated)


def _leads_to(text: str, phrase: Span, mention: Span, kind: MentionKind) -> bool:
    before = text[phrase.start : mention.start]
    if kind in _NAMED:
        return bool(_BEFORE_A_NAME.fullmatch(before))
    return kind in _LOCATED and bool(_BEFORE_A_PLACE.fullmatch(before))
