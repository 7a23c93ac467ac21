"""Quoted words that stand inside longer quoted words of another report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from crossread.crossing.speech.quoting import Quotes, Said, Words


def held_within(quotes: Quotes, *, fewest: int) -> Iterator[tuple[Said, Said]]:
    """Wordings of `fewest` words or more, each with every longer one that holds it: a place of each, in two reports."""
    places = quotes.wordings()
    starts: dict[Words, set[Words]] = defaultdict(set)
    for said in places:
        for at in range(len(said) - fewest + 1):
            starts[said[at : at + fewest]].add(said)
    for part in sorted(places):
        for whole in sorted(starts.get(part[:fewest], ())):
            if len(whole) > len(part) and f" {' '.join(part)} " in f" {' '.join(whole)} ":
                apart = (
                    (a, b)
                    for a in places[part]
                    for b in places[whole]
                    if a.citation.report != b.citation.report
                )
                yield from islice(apart, 1)
