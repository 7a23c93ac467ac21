"""Towns that only the names of their police and fire brigades give: "Lindmark police", "the Tarn Fire Department"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.domain.facts import PlaceMention
from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer
from crossread.reading.ground import Ground
from crossread.reading.places.resolving import resolve
from crossread.reading.wordlists import word_list

REASON = "the town of a local body that is named"
_NAMED = re.compile(r"(?P<town>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}) (?P<body>[A-Za-z]+)")
_MOST = 8  # bodies looked at: the first ones are of the place


def towns_of_local_bodies(ground: Ground, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Towns of local bodies named in the report, in text order; the span is the town's name inside the body's."""
    spans = sorted(set(_spans(ground)))[:_MOST]
    if not spans:
        return ()
    known = [mention.span for mention in ground.places if mention.place]
    found = resolve(spans, ground.text, gazetteer, context=known)
    return tuple(
        PlaceMention(span, resolution.place, resolution.score, (REASON, *resolution.reasons))
        for span, resolution in found.items()
        if resolution.place
    )


def _spans(ground: Ground) -> Iterator[Span]:
    bodies, not_towns = word_list("local_bodies.txt"), word_list("not_towns.txt")
    for passage in ground.passages:
        for match in _NAMED.finditer(ground.text, passage.span.start, passage.span.end):
            words = match["town"].split(" ")
            if match["body"].lower() in bodies and words[-1].lower() not in not_towns:
                start = next((at for at, word in enumerate(words) if word.lower() not in not_towns), 0)
                yield Span(
                    match.start("town") + len(" ".join(words[:start])) + (start > 0), match.end("town")
                )
