"""Names that a stated distance shows to be towns: in "Tyre, 80 km south of Beirut" no person can be meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer
from crossread.reading.ground import Ground
from crossread.reading.places.lengths import (
    BEFORE_LENGTH,
    DIRECTION,
    LIES,
    THE_TOWN,
    after_length,
    is_length,
)

_FEWEST_PEOPLE = 15_000  # a smaller town shares its name with too many people; set by hand
_KINDS = (MentionKind.PLACE, MentionKind.FACILITY)
_REACH_CHARS = 120
_MOST_BEFORE = 3  # names before a length, of which one is told of
_APPOSITION = r"(?:, (?:[^.,;:()]|(?<=\d),(?=\d)){1,60},)"
_GAP = re.compile(rf"(?:(?:,| [–—-]| \()(?: which| that)?(?:{LIES})?|{_APPOSITION}?{LIES}){BEFORE_LENGTH} ?")
_POINT = rf"(?:to the |due )?{DIRECTION}"
_ORIGIN = rf"(?:{_POINT})?{after_length()} ?(?:of|from) {THE_TOWN}(?=[A-Z])"
_AWAY = re.compile(rf"{after_length()}(?: {_ORIGIN}| to the {DIRECTION}\b)")
_FROM = re.compile(rf"{after_length()} (?:{_POINT}{after_length()} of|from) {THE_TOWN}")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w’'-]+ $")


def said_to_lie(ground: Ground, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Names right before or after the words of a distance that the reader took for something else, in text order.

    Only names of towns of 15,000 people or more, whole, as the gazetteer writes them.
    """
    taken = sorted(mention.span for mention in ground.of_kind(*_KINDS))
    others = {m.span.start: m.span for m in ground.mentions if m.kind not in _KINDS}
    found = {
        span
        for span in _beside_lengths(ground)
        if not _meets(span, taken)
        and others.get(span.start, span) == span
        and _is_a_town(span.of(ground.text), gazetteer)
    }
    return tuple(sorted(found))


def _beside_lengths(ground: Ground) -> Iterator[Span]:
    """Names, with the capitalised word before them that may be a part ("General Santos") or a title."""
    text = ground.text
    names = sorted(_with_title(name.span, text) for name in ground.names)
    for number in ground.numbers:
        passage = ground.passage_at(number.span.start) if is_length(number) else None
        if passage is None:
            continue
        at = bisect_left(names, number.span)
        if _AWAY.match(text, number.span.end, passage.span.end):
            first = max(passage.span.start, number.span.start - _REACH_CHARS)
            for name in names[max(0, at - _MOST_BEFORE) : at]:
                if name.start >= first and _GAP.fullmatch(text, name.end, number.span.start):
                    yield name
        after = next((n for n in names[at : at + 2] if n.start > number.span.end), None)
        last = min(passage.span.end, number.span.end + _REACH_CHARS)
        is_near = (
            after is not None and after.end <= last and text[after.end : after.end + 1] not in ("’", "'")
        )
        if after is not None and is_near and _FROM.fullmatch(text, number.span.end, after.start):
            yield after


def _with_title(name: Span, text: str) -> Span:
    before = _CAPITAL_BEFORE.search(text[max(0, name.start - 30) : name.start])
    return Span(name.start - len(before[0]), name.end) if before else name


def _meets(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect_left(taken, span)
    return any(other.overlaps(span) for other in taken[max(0, at - 1) : at + 1])


def _is_a_town(name: str, gazetteer: Gazetteer) -> bool:
    found = gazetteer.find_exactly(name)
    return any(c.place.feature.startswith("PPL") and c.place.population >= _FEWEST_PEOPLE for c in found)
