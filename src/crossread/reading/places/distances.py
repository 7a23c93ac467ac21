"""How far and in what direction one place is said to lie from another: "about 230 km south of Aleppo"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from crossread.domain.facts import PlaceMention, StatedDistance
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.reading.wordlists import mapping, word_list

_HALF_THE_EARTH_KM = 20_040.0
_BACK_CHARS = 120
_MOST_APPOSED = 3  # places before a phrase that it may stand in apposition to
_WORD_DIRECTION = r"(?:north|south|east|west)(?:[- ]?(?:north|south)?[- ]?(?:east|west))?(?:wards?)?"
_SHORT_DIRECTION = r"(?<![.\w])[NSEW]{1,3}\.?"
_THE_TOWN = (
    r"(?:the )?(?:(?!(?:near|in|by|from|towards?|to|at|on|and|with|along) )[A-Za-z’'-]+ ){0,3}?"
    r"(?:(?:city|town|village|capital|port|suburb|province|border|centre|center)(?: of|,)? )?"
)
_DIRECTED = re.compile(
    rf"(?P<lead>(?:(?:just|due|further|farther|right|immediately|directly) |to the |away )*)"
    rf"(?:\b(?P<direction>(?i:{_WORD_DIRECTION}))|(?P<short>{_SHORT_DIRECTION})) (?P<of>of|from) {_THE_TOWN}$"
)
_COUNTED = re.compile(
    rf" ?(?:away )?(?P<of>from|of|off|outside|(?:up|down)(?:stream|river) (?:of|from)) {_THE_TOWN}$"
)
_WITHIN = re.compile(r"\bwithin (?:about |some |only |just )?$")
_BETWEEN = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?:further |farther )?$")
_PART_OF = re.compile(r"\b(?:the|[Ii]ts|[Tt]heir)\s+$")
_LIES = r"(?: (?:is|lies|was|lay|sits|stands|located|situated))"
_APPOSED = re.compile(
    rf"(?:(?:,| [–—-])? ?which)?{_LIES}{{0,2}}(?:(?:,| [–—-])? ?(?:a|an|the|[A-Z][\w-]*[’']s) [^.,;:()]{{1,60}})?"
    rf"(?:,| [–—-]| \()?{_LIES}{{0,2}}(?: within)? ?$"
)
_WATER = re.compile(r"\b(?:river|canal|creek)$|^(?:the )?river\b", re.IGNORECASE)
_COORDINATED = re.compile(r",? and $|, $")


def distances_of(ground: Ground, places: Sequence[PlaceMention]) -> tuple[StatedDistance, ...]:
    """Every stated distance or bare direction from a place that is named, in text order.

    `subject` is the place that the syntax ties the phrase to, else the one it stands in apposition to. "The north of X" is
    a part of X and no direction. A distance longer than half the earth's girth has no `km`.
    """
    spans = sorted(mention.span for mention in places)
    out: list[StatedDistance] = []
    for origin in spans:
        found = _from(origin, ground, spans)
        if found is not None:
            out.append(_with_subject_of(found, out[-1] if out else None, ground.text))
    return tuple(out)


def _with_subject_of(found: StatedDistance, before: StatedDistance | None, text: str) -> StatedDistance:
    """ "140 km south of A and 213 km north of B": the second tells of the same place, and never of A."""
    if before is None or before.span.end > found.span.start or found.subject not in (None, before.origin):
        return found
    joined = _COORDINATED.fullmatch(text[before.span.end : found.span.start])
    return replace(found, subject=before.subject) if joined else found


def _from(origin: Span, ground: Ground, places: Sequence[Span]) -> StatedDistance | None:
    passage = ground.passage_at(origin.start)
    first = max(passage.span.start if passage else 0, origin.start - _BACK_CHARS)
    before = ground.text[first : origin.start]
    directed = _DIRECTED.search(before)
    counted = None if directed else _COUNTED.search(before)
    link = directed or counted
    if link is None or _parted(first + link.end("of"), origin, places):
        return None
    number = _number_before(first + link.start(), ground)
    if counted and (number is None or not _is_counted(counted["of"], number, ground.text)):
        return None
    words = (directed["direction"] or directed["short"]) if directed else ""
    if number is None and (
        not directed or directed["short"] or directed["of"] != "of" or _is_part(before, directed)
    ):
        return None
    start = number.span.start if number else first + (link.start("direction") if directed else 0)
    span = Span(start, origin.end)
    subject = _subject(span, first + link.start() if number is None else start, ground, places)
    return StatedDistance(span, origin, subject, number, _km(number) if number else None, _point(words))


def _parted(after: int, origin: Span, places: Sequence[Span]) -> bool:
    """Whether another place stands between "of" and this one."""
    at = bisect_left(places, origin) - 1
    return at >= 0 and places[at].end > after


def _is_counted(link: str, number: Number, text: str) -> bool:
    """ "10 km from X" and "within 10 km of X" are distances; "10 miles of coast" is none."""
    return link != "of" or bool(_WITHIN.search(text[max(0, number.span.start - 30) : number.span.start]))


def _is_part(before: str, directed: re.Match[str]) -> bool:
    """ "In the north of Syria" tells of a part of it; "to the north of" does not."""
    return "to the" not in directed["lead"] and bool(_PART_OF.search(before[: directed.start("direction")]))


def _number_before(end: int, ground: Ground) -> Number | None:
    """The distance that stands right before `end`; with "(25 miles)" between, the one before it."""
    for at in range(bisect_left(ground.numbers, end, key=lambda number: number.span.start) - 1, -1, -1):
        number = ground.numbers[at]
        if end - number.span.end > _BACK_CHARS:
            return None
        if number.unit in _units_km() and _BETWEEN.fullmatch(ground.text[number.span.end : end]):
            return number
    return None


def _km(number: Number) -> float | None:
    known = [value for value in (number.low, number.high) if value is not None]
    value = number.best if number.best is not None else sum(known) / len(known) if known else None
    if value is None:
        return None
    km = value * _units_km()[number.unit]
    return km if 0 <= km <= _HALF_THE_EARTH_KM else None


def _point(words: str) -> str:
    return mapping("place_compass.tsv").get(words.lower().replace("-", "").replace(" ", "").rstrip("."), "")


def _subject(span: Span, start: int, ground: Ground, places: Sequence[Span]) -> Span | None:
    """Never a river: of "a commune on the bank of the Niger river 130 km from X" the commune is told."""
    towns = [place for place in places if not _WATER.search(place.of(ground.text))]
    return _by_syntax(span, ground, towns) or _by_apposition(span, start, ground, towns)


def _by_syntax(span: Span, ground: Ground, places: Sequence[Span]) -> Span | None:
    """The place whose head the phrase hangs on, through nouns in apposition and verbs of lying."""
    tree = ground.tree
    at = tree.head_of(span)
    passage = ground.passage_at(span.start)
    if at is None or passage is None:
        return None
    for above in tree.ancestors(at):
        token = tree.tokens[above]
        if not passage.span.contains(token.span):
            return None
        if place := _place_at(token.span, places, without=span):
            return place
        verbs = {tree.lowered[above], *(tree.lowered[c] for c in tree.children(above, "cop"))}
        lying = not verbs.isdisjoint(word_list("place_lying_words.txt"))
        if token.upos in ("VERB", "AUX") or lying:
            subjects = tree.subjects(above) or tree.children(above, "nsubj", "nsubj:pass")
            named = (_place_at(tree.tokens[s].span, places, without=span) for s in subjects if lying)
            return next((place for place in named if place), None)
    return None


def _place_at(span: Span, places: Sequence[Span], *, without: Span) -> Span | None:
    """The place that a token is part of, none that the phrase `without` has in it."""
    at = bisect_right(places, span)
    before = (places[i] for i in range(at - 1, -1, -1))
    behind = (places[i] for i in range(at, len(places)))
    nearest = [next((p for p in side if not p.overlaps(without)), None) for side in (before, behind)]
    return next((p for p in nearest if p and (p.contains(span) or span.contains(p))), None)


def _by_apposition(span: Span, start: int, ground: Ground, places: Sequence[Span]) -> Span | None:
    """ "Hama, the country's fourth city, about 230 km south of ...": the last place before that nothing parts from it."""
    passage = ground.passage_at(start)
    first = 0 if passage is None else bisect_left(places, Span(passage.span.start, passage.span.start))
    last = bisect_left(places, Span(start, start)) - 1
    before = (p for i in range(last, first - 1, -1) if (p := places[i]).end <= start and not p.overlaps(span))
    for place in islice(before, _MOST_APPOSED):
        between = ground.text[place.end : start]
        if between[:1] not in "’'" and _APPOSED.fullmatch(between):
            return place
    return None


@cache
def _units_km() -> Mapping[str, float]:
    return {unit: float(km) for unit, km in mapping("place_units.tsv").items()}
