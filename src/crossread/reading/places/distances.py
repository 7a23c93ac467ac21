"""How far and in what direction one place is said to lie from another: "about 230 km south of Aleppo"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from crossread.domain.facts import PlaceMention, StatedDistance
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.reading.places.distance_pairs import distances_of_pairs
from crossread.reading.places.distance_subjects import Subjects
from crossread.reading.places.lengths import (
    DIRECTION,
    SHORT_DIRECTION,
    THE_TOWN,
    after_length,
    compass_point,
    is_length,
    km_of,
)

_LONGEST_LINK_CHARS = 120
_LEAD = r"(?:,? ?\b(?:(?:(?:just|due|right|immediately|directly) |to the |away |further |farther )*))?"
_BARE = re.compile(
    rf"(?P<lead>(?:(?:just|due|further|farther|right|immediately|directly) |to the |away )*)"
    rf"\b(?P<direction>(?i:{DIRECTION})) of {THE_TOWN}$"
)
_WITHIN = re.compile(r"\bwithin (?:about |some |only |just )?$")
_PART_OF = re.compile(r"\b(?:the|[Ii]ts|[Tt]heir)\s+$")
_COORDINATED = re.compile(r",? and $|, $")
_ON_TO = re.compile(rf" to {THE_TOWN}$")


def distances_of(ground: Ground, places: Sequence[PlaceMention]) -> tuple[StatedDistance, ...]:
    """Every stated distance or bare direction from a place that is named, in text order.

    `subject` is the place that the words tell of: the one they stand in apposition to, the subject of "lies", the other
    of two that lie so far apart. "The north of X" is a part of X and no direction. A distance longer than half the
    earth's girth has no `km`.
    """
    mentions = sorted(places, key=lambda mention: mention.span)
    spans = [mention.span for mention in mentions]
    subjects = Subjects(ground, mentions)
    found = list(distances_of_pairs(ground, spans))
    taken = {one.number.span for one in found if one.number is not None}
    told = list(_counted(ground, spans, taken))
    bare = _bare(ground, spans, [one.span for one in (*found, *told)])
    out: list[StatedDistance] = []
    for one in sorted((*told, *bare), key=lambda stated: stated.span):
        with_subject = replace(one, subject=subjects.of(one))
        out.append(_with_subject_of(with_subject, out[-1] if out else None, ground.text))
    return tuple(sorted((*found, *out), key=lambda stated: stated.span))


def _counted(ground: Ground, places: Sequence[Span], taken: set[Span]) -> Iterator[StatedDistance]:
    """ "230 km south of X", "40 miles by road from X": the length and the first place after it."""
    for number in ground.numbers:
        passage = ground.passage_at(number.span.start)
        at = bisect_left(places, Span(number.span.end, number.span.end))
        if not is_length(number) or number.span in taken or passage is None or at == len(places):
            continue
        origin = places[at]
        if origin.end > passage.span.end or origin.start - number.span.end > _LONGEST_LINK_CHARS:
            continue
        link = _link().fullmatch(ground.text, number.span.end, origin.start)
        if link is None or not _is_counted(link, number, ground.text) or _leads_on(at, places, ground.text):
            continue
        span = Span(number.span.start, origin.end)
        point = compass_point(link["direction"] or link["short"] or "")
        yield StatedDistance(span, origin, None, number, km_of(number), point)


def _bare(ground: Ground, places: Sequence[Span], taken: Sequence[Span]) -> Iterator[StatedDistance]:
    """ "South of X", without a length."""
    for at, origin in enumerate(places):
        passage = ground.passage_at(origin.start)
        first = max(passage.span.start if passage else 0, origin.start - _LONGEST_LINK_CHARS)
        before = ground.text[first : origin.start]
        found = _BARE.search(before)
        if (
            found is None
            or _is_part(before, found)
            or (at and places[at - 1].end > first + found.end("direction"))
        ):
            continue
        span = Span(first + found.start("direction"), origin.end)
        if not any(other.overlaps(span) for other in taken):
            yield StatedDistance(span, origin, None, None, None, compass_point(found["direction"]))


def _with_subject_of(found: StatedDistance, before: StatedDistance | None, text: str) -> StatedDistance:
    """ "140 km south of A and 213 km north of B": the second tells of the same place, and never of A."""
    if before is None or before.span.end > found.span.start or found.subject not in (None, before.origin):
        return found
    joined = _COORDINATED.fullmatch(text[before.span.end : found.span.start])
    return replace(found, subject=before.subject) if joined else found


def _is_counted(link: re.Match[str], number: Number, text: str) -> bool:
    """ "10 km from X" and "within 10 km of X" are distances; "10 miles of coast" is none."""
    directed = link["direction"] or link["short"]
    within = _WITHIN.search(text[max(0, number.span.start - 30) : number.span.start])
    return bool(directed or link["of"] != "of" or within)


def _leads_on(at: int, places: Sequence[Span], text: str) -> bool:
    """Whether "from X" goes on "to Y": what moved so far, if it is no way between the two."""
    after = places[at + 1] if at + 1 < len(places) else None
    near = after is not None and after.start - places[at].end <= _LONGEST_LINK_CHARS
    return bool(after and near and _ON_TO.fullmatch(text, places[at].end, after.start))


def _is_part(before: str, directed: re.Match[str]) -> bool:
    """ "In the north of Syria" tells of a part of it; "to the north of" does not."""
    return "to the" not in directed["lead"] and bool(_PART_OF.search(before[: directed.start("direction")]))


@cache
def _link() -> re.Pattern[str]:
    """From the end of a length to the place it is counted from."""
    of = r"(?P<of>of|from|off|outside|(?:up|down)(?:stream|river) (?:of|from))"
    point = rf"(?P<direction>(?i:{DIRECTION}))|(?P<short>{SHORT_DIRECTION})"
    return re.compile(rf"{after_length()}(?:{_LEAD},? ?(?:{point}){after_length()})? ?{of} {THE_TOWN}")
