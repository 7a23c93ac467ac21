"""Which place a stated distance tells of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

from crossread.domain.facts import PlaceMention, PlacePrecision, StatedDistance
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.reading.places.lengths import BEFORE_LENGTH, LIES, THE_TOWN
from crossread.reading.wordlists import word_list

_MOST_APPOSED = 3  # places before a phrase that it may stand in apposition to
_LONGEST_GAP_CHARS = 220
_MARK = r"(?:,| [–—-]| \()"
_LYING = rf"(?:{LIES}| located| situated)"
_NOUN = r"(?:an?|the|its|their|home to|part of|once|one of|population|pop\.?|[A-Z][\w-]*[’']s)"
_APPOSITION = rf"(?:{_MARK} ?{_NOUN} (?:[^.,;:()]|(?<=\d)[.,](?=\d)){{1,80}})"
_APPOSED = re.compile(
    rf"(?P<which>{_MARK}? ?(?:which|that))?(?P<is>{_LYING}{{0,2}}){_APPOSITION}{{0,2}}{_MARK}?(?P<lies>{_LYING}{{0,2}})"
    rf"{BEFORE_LENGTH}(?: (?:to the|due|right|directly|immediately|further|farther|away))? ?"
)
_REGIONS = (PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)
_WITHIN_IT = re.compile(r"(?:,| in| \(|, in)(?: the)?(?: [\w’'-]+){0,3}(?: of)? ")
_WATER = re.compile(r"\b(?:river|canal|creek)$|^(?:the )?river\b", re.IGNORECASE)
_WATER_BEFORE = re.compile(r"\b(?:river|canal|creek|lake|island|isle)(?: of)? $", re.IGNORECASE)
_MOVED = re.compile(rf"\b(?:from|to|towards?|between|via|and) {THE_TOWN}$")
_BETWEEN = re.compile(r"\bbetween [^.,;:]{1,40} and(?: the)?(?: [a-z]+){0,3} $")
_ROAD = re.compile(r"\b(?:road|highway|motorway|freeway|railway|route|way|trail|track|line)\b[^.;:]{0,50}$")
_ON_A_ROAD_CHARS = 80
_FRONTED = re.compile(rf",? (?:(?:in|at|near|lies|is|sits|stands) )?{THE_TOWN}")
_OPENING = re.compile(r"[\s“”\"'‘’(–—-]*")
_CLAUSES = ("root", "ccomp", "parataxis", "advcl")


class Subjects:
    """The places of one text, asked for the one that a stated distance tells of."""

    def __init__(self, ground: Ground, mentions: Sequence[PlaceMention]) -> None:
        self._ground = ground
        self._by_span = {mention.span: mention for mention in mentions}
        # Of "a commune on the bank of the Niger river 130 km from X" the commune is told, never the river.
        self._places = [m.span for m in mentions if not _is_water(m.span, ground.text)]

    def of(self, stated: StatedDistance) -> Span | None:
        """The place, never a region where the town it lies in stands before it ("Talladega, Alabama, 50 miles east of")."""
        apposed, is_loose = self._by_apposition(stated)
        found = apposed
        if apposed is None or is_loose:
            hung = self._by_syntax(stated.span)
            if (
                hung is not None
                and not self._is_origin(hung, stated)
                and self._may_be_told(hung, stated.span)
            ):
                found = hung
        return self._town_of(found) if found is not None else self._fronted(stated)

    def _by_apposition(self, stated: StatedDistance) -> tuple[Span | None, bool]:
        """The last place before that nothing parts from it, and whether only "is" or "lies" stands between, or nothing."""
        text, start = self._ground.text, stated.span.start
        passage = self._ground.passage_at(start)
        first = (
            0 if passage is None else bisect_left(self._places, Span(passage.span.start, passage.span.start))
        )
        last = bisect_left(self._places, Span(start, start)) - 1
        for at in islice(range(last, first - 1, -1), _MOST_APPOSED):
            place = self._places[at]
            if place.end > start or start - place.end > _LONGEST_GAP_CHARS or self._is_origin(place, stated):
                continue
            gap = text[place.end : start]
            found = None if gap[:1] in "’'" else _APPOSED.fullmatch(gap)
            if found and not self._has_a_clause(Span(place.end, start)) and not self._is_passed(place, gap):
                return place, bool(found["lies"] or (found["is"] and not found["which"]))
        return None, False

    def _is_origin(self, place: Span, stated: StatedDistance) -> bool:
        return place.of(self._ground.text) == stated.origin.of(self._ground.text)

    def _may_be_told(self, place: Span, phrase: Span) -> bool:
        """Whether a place stands before a phrase, and not as one that something comes from."""
        return place.end <= phrase.start and not self._is_passed(
            place, self._ground.text[place.end : phrase.start][:_LONGEST_GAP_CHARS]
        )

    def _is_passed(self, place: Span, gap: str) -> bool:
        """ "On the road to X, 40 km south of Y, a bus turned over": somewhere on it, as "a car from X 15 km south of Y"."""
        text = self._ground.text
        passage = self._ground.passage_at(place.start)
        first = max(passage.span.start if passage else 0, place.start - _ON_A_ROAD_CHARS)
        before = text[first : place.start]
        moved = _MOVED.search(before)
        if moved is None:
            return False
        if _BETWEEN.search(before):
            return True
        on_a_road = _ROAD.search(before[: moved.start()])
        return bool(on_a_road) or not gap.strip()

    def _has_a_clause(self, gap: Span) -> bool:
        """Whether a sentence of its own stands there: ", a bomb went off"."""
        tree = self._ground.tree
        verbs = (
            i
            for i in tree.within(gap)
            if tree.tokens[i].upos == "VERB" and tree.tokens[i].relation in _CLAUSES
        )
        return any(tree.lowered[i] not in word_list("place_lying_words.txt") for i in verbs)

    def _town_of(self, place: Span) -> Span:
        """The town before the region it lies in; the place itself where it is none, or no town stands there."""
        mention = self._by_span[place]
        at = bisect_left(self._places, place) - 1
        if mention.place is None or mention.place.precision not in _REGIONS or at < 0:
            return place
        before = self._by_span[self._places[at]]
        is_town = before.place is not None and before.place.precision not in _REGIONS
        between = self._ground.text[before.span.end : place.start][:_LONGEST_GAP_CHARS]
        return before.span if is_town and _WITHIN_IT.fullmatch(between) else place

    def _fronted(self, stated: StatedDistance) -> Span | None:
        """ "Some 40 km north of X, Y is ...": the place right after a phrase that opens its sentence."""
        text = self._ground.text
        passage = self._ground.passage_at(stated.span.start)
        at = bisect_left(self._places, Span(stated.span.end, stated.span.end))
        if passage is None or at == len(self._places):
            return None
        place = self._places[at]
        if place.end > passage.span.end or place.start - stated.span.end > _LONGEST_GAP_CHARS:
            return None
        opens = _OPENING.fullmatch(text, passage.span.start, stated.span.start)
        owns = text[place.end : place.end + 1] in ("’", "'")
        return (
            place if opens and not owns and _FRONTED.fullmatch(text, stated.span.end, place.start) else None
        )

    def _by_syntax(self, span: Span) -> Span | None:
        """The place whose head the phrase hangs on, through nouns in apposition and verbs of lying."""
        tree = self._ground.tree
        at = tree.head_of(span)
        passage = self._ground.passage_at(span.start)
        if at is None or passage is None:
            return None
        for above in tree.ancestors(at):
            token = tree.tokens[above]
            if not passage.span.contains(token.span):
                return None
            if place := self._place_at(token.span, without=span):
                return place
            verbs = {tree.lowered[above], *(tree.lowered[c] for c in tree.children(above, "cop"))}
            lying = not verbs.isdisjoint(word_list("place_lying_words.txt"))
            if token.upos in ("VERB", "AUX") or lying:
                subjects = tree.subjects(above) or tree.children(above, "nsubj", "nsubj:pass")
                named = (self._place_at(tree.tokens[s].span, without=span) for s in subjects if lying)
                return next((place for place in named if place), None)
        return None

    def _place_at(self, span: Span, *, without: Span) -> Span | None:
        """The place that a token is part of, none that the phrase `without` has in it."""
        at = bisect_right(self._places, span)
        before = (self._places[i] for i in range(at - 1, -1, -1))
        behind = (self._places[i] for i in range(at, len(self._places)))
        nearest = [next((p for p in side if not p.overlaps(without)), None) for side in (before, behind)]
        return next((p for p in nearest if p and (p.contains(span) or span.contains(p))), None)


def _is_water(place: Span, text: str) -> bool:
    return bool(
        _WATER.search(place.of(text)) or _WATER_BEFORE.search(text[max(0, place.start - 20) : place.start])
    )
