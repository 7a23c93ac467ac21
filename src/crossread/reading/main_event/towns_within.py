"""Towns whose names stand inside other names: "Lindmark police", "the Tarn Fire Department", "LINDMARK, Ostra"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossread.domain.facts import PlaceMention, PlacePrecision
from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer
from crossread.reading.ground import Ground
from crossread.reading.places import resolve
from crossread.reading.wordlists import word_list

REASON = "a town's name inside another"
_PARTED = re.compile(r"(?P<town>[^,]{3,40}), ?(?P<wider>[^,]{2,40})")
_MOST = 8  # the first ones are of the place
_TOWNS = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN})


def towns_within(ground: Ground, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Towns of local bodies and towns before their province that no place of the ground is, in text order."""
    parted = list(_parted(ground))
    spans = sorted({*_of_bodies(ground), *(town for town, _ in parted)})[:_MOST]
    if not spans:
        return ()
    known = [*(wider for _, wider in parted), *(mention.span for mention in ground.places if mention.place)]
    found = resolve(spans, ground.text, gazetteer, context=known)
    return tuple(
        PlaceMention(span, resolution.place, resolution.score, (REASON, *resolution.reasons))
        for span, resolution in found.items()
        if resolution.place
    )


def _of_bodies(ground: Ground) -> Iterator[Span]:
    not_towns = word_list("not_towns.txt")
    for passage in ground.passages:
        for match in _of_a_body().finditer(ground.text, passage.span.start, passage.span.end):
            words = match["town"].split(" ")
            if words[-1].lower() not in not_towns:
                first = next(at for at, word in enumerate(words) if word.lower() not in not_towns)
                start = match.start("town") + sum(len(word) + 1 for word in words[:first])
                yield Span(start, match.end("town"))


@cache
def _of_a_body() -> re.Pattern[str]:
    bodies = "|".join(sorted(word_list("local_bodies.txt")))
    return re.compile(rf"\b(?P<town>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,2}}) (?i:{bodies})\b")


def _parted(ground: Ground) -> Iterator[tuple[Span, Span]]:
    for mention in ground.places:
        if mention.place is None or mention.place.precision not in _TOWNS:
            match = _PARTED.fullmatch(ground.text, mention.span.start, mention.span.end)
            if match:
                yield Span(*match.span("town")), Span(*match.span("wider"))
