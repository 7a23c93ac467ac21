"""The phrases of place in each passage of a report."""

from __future__ import annotations

from typing import NamedTuple

from crossread.crossing.datelines import begins_at
from crossread.crossing.prepared import Prepared
from crossread.crossing.whereabouts.named import named_places
from crossread.crossing.whereabouts.placing import whole_phrase
from crossread.crossing.whereabouts.unnamed import unnamed_places
from crossread.crossing.whereabouts.where import Where
from crossread.domain.span import Span


class ToldWhere(NamedTuple):
    """A place as a passage tells it.

    `noun` are the characters of the name, or of the noun with its article; `phrase` all from the word that puts something
    there to the last noun it is "of". `how` is that word, folded; "" without one.
    """

    how: str
    noun: Span
    phrase: Span
    where: Where


def told_where(report: Prepared) -> tuple[tuple[ToldWhere, ...], ...]:
    """Per passage, in text order; datelines are left out, and nouns that are part of a name."""
    named = named_places(report)
    text, found = report.report.text, []
    for index, passage in enumerate(report.passages):
        names = [span for _, span, _ in named[index]]
        unnamed = (
            one
            for one in unnamed_places(text, passage.span)
            if not any(one[1].overlaps(name) for name in names)
        )
        start = begins_at(report, index)
        rows = (
            ToldWhere(how, span, whole_phrase(text, passage.span, span), where)
            for how, span, where in (*named[index], *unnamed)
            if span.start >= start
        )
        found.append(tuple(sorted(rows, key=lambda row: row.noun)))
    return tuple(found)
