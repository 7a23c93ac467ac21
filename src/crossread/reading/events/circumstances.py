"""Where and when an event took place and how many it harmed: by syntax, else the nearest of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from crossread.domain.facts import Figure
from crossread.domain.layers import MentionKind, Passage
from crossread.domain.span import Span
from crossread.reading.events.clauses import governors_in_clause, is_of_another, is_of_clause, is_of_relative
from crossread.reading.events.kinds import PLACE
from crossread.reading.events.scene import Scene

_LOCAL = ("in", "at", "near", "on", "outside", "inside", "around", "across", "to", "from", "over", "into")
_WHERE = frozenset(
    {"in", "at", "near", "on", "outside", "inside", "around", "across", "towards", "into", "to", "over"}
)
_PARTS_OF_NAMES = frozenset({"compound", "flat", "appos"})
_PORTIONS = frozenset({"parts", "part", "outskirts", "centre", "center", "north", "south", "east", "west"})
_HARM_TYPES = {
    "killed": frozenset({"ASSAULT", "PROTEST"}),
    "injured": frozenset({"ASSAULT", "PROTEST"}),
    "arrested": frozenset({"COERCE"}),
    "detained": frozenset({"COERCE"}),
    "captured": frozenset({"COERCE", "ASSAULT"}),
    "kidnapped": frozenset({"ASSAULT"}),
    "abducted": frozenset({"ASSAULT"}),
    "displaced": frozenset({"COERCE", "ASSAULT"}),
    "missing": frozenset({"ASSAULT"}),
}
_OWNING = frozenset({"compound", "amod", "nmod:poss"})
_FAR = 10**6
_CHARS_A_STEP = 1000
_CHARS_A_STEP_OF_TIME = (
    15  # trees tie times astray more often than other phrases: so near a time is nearer than a step
)


class Circumstances:
    """The places, times and figures of one report, found for one event after the other."""

    def __init__(self, scene: Scene, figures: Sequence[Figure]) -> None:
        self._scene = scene
        ground = scene.ground
        places = [p.span for p in ground.places] or [
            m.span for m in ground.mentions if m.kind in (MentionKind.PLACE, MentionKind.FACILITY)
        ]
        named = (m.span for m in ground.mentions if m.kind is MentionKind.PERSON)
        places += [span for span in named if span.of(ground.text) in ground.place_names]
        self._places = sorted(set(places))
        self._times = sorted(t.span for t in ground.days_told if not ground.begins_a_stretch(t.span))
        self._voices: dict[int, list[Span]] = {}
        for attribution in ground.attributions:
            if attribution.source and (passage := ground.passage_at(attribution.source.start)):
                self._voices.setdefault(passage.index, []).append(attribution.source)
        self._tokens_above: dict[Span, Mapping[int, int]] = {}
        self._figures = sorted((f for f in figures if f.what in _HARM_TYPES), key=lambda f: f.span)

    def place(
        self,
        head: int,
        *,
        carrier: int | None,
        taken: Iterable[int],
        targets: Collection[int],
        actors: Collection[Span],
        others: Container[int] = (),
    ) -> Span | None:
        """Where, else None.

        A place that was taken, one tied to the word by a preposition, one aimed at, one right behind either, one of what
        governs it in its clause, the nearest of the sentence; none of a voice, of a clause that is not above, or of
        `others`, the words of other happenings.
        """
        passage = self._scene.ground.passage_at(self._scene.tree.tokens[head].span.start)
        people = [*actors, *(self._voices.get(passage.index, ()) if passage else ())]
        spine = [head, *([carrier] if carrier is not None else [])]
        stated = self._stated_places(spine, taken=taken, targets=targets, people=people)
        if (found := next((place for place in stated if place is not None), None)) is not None:
            return found
        free = [s for s in self._here(self._places, head) if self._is_free(s, spine, people, others)]
        return self._nearest(free, head)

    def _stated_places(
        self,
        spine: Sequence[int],
        *,
        taken: Iterable[int],
        targets: Collection[int],
        people: Collection[Span],
    ) -> Iterator[Span | None]:
        """The places that syntax or word order ties to a happening, the surest first."""
        yield from map(self._place_in, taken)
        yield from (self._tied_place(token, people) for token in spine)
        yield from map(self._place_in, targets)
        yield from (self._place_behind(token, people) for token in (spine[0], *targets))
        for above in governors_in_clause(self._scene, spine[-1]):
            yield self._tied_place(above, people)

    def _is_free(
        self, place: Span, spine: Sequence[int], people: Collection[Span], others: Container[int]
    ) -> bool:
        """Whether nothing else has a place that something is said to be in."""
        token = self._scene.tree.within(place).start
        return (
            self._is_local(place)
            and not any(span.overlaps(place) for span in people)
            and not is_of_another(self._scene, token, spine, others)
            and is_of_clause(self._scene, token, spine[-1])
        )

    def time(self, head: int, *, carrier: int | None) -> Span | None:
        """When: the date or time nearest in tree and text together."""
        spine = head if carrier is None else carrier
        times = [
            s
            for s in self._here(self._times, head)
            if not self._is_anothers(s, (head, spine))
            and is_of_relative(self._scene, self._scene.tree.within(s).start, spine)
        ]
        if not times:
            return None
        return min(
            times,
            key=lambda s: self._far(s, spine),
        )

    def _far(self, time: Span, spine: int) -> int:
        """How far a time is: what stands before the verb as if twice as far, since times follow their verb."""
        before = time.end <= self._scene.tree.tokens[spine].span.start
        chars = self._apart(time, spine) * (2 if before else 1)
        return self.steps(spine, self._token_of(time)) * _CHARS_A_STEP_OF_TIME + chars

    def _is_anothers(self, time: Span, happening: Collection[int]) -> bool:
        """Whether a time stands before a noun of its own: "Sunday's truce", "the 2011 uprising"."""
        tree, noun = self._scene.tree, self._scene.ground.noun_of_time(time)
        if noun is None or noun in happening or self._scene.is_time(noun):
            return False
        return not (tree.tokens[noun].relation.startswith("nsubj") and tree.parent(noun) in happening)

    def figures_of(self, passage: Passage) -> list[Figure]:
        """Counts of people harmed, of one sentence."""
        low = bisect_left(self._figures, passage.span.start, key=lambda f: f.span.start)
        high = bisect_left(self._figures, passage.span.end, key=lambda f: f.span.start)
        return self._figures[low:high]

    def fits(self, figure: Figure, plover_type: str) -> bool:
        """Whether an event of the type can have such a figure."""
        return plover_type in _HARM_TYPES[figure.what]

    def steps_to(self, figure: Figure, head: int) -> int:
        """How far a figure lies from the word of an event: steps in the tree first, then characters."""
        above = self._above(figure.span)
        path = enumerate([head, *self._scene.tree.ancestors(head)])
        steps = min((up + above[token] for up, token in path if token in above), default=_FAR)
        return steps * _CHARS_A_STEP + min(self._apart(figure.span, head), _CHARS_A_STEP - 1)

    def _above(self, span: Span) -> Mapping[int, int]:
        """The tokens of a span and all above them, each with its steps up from the nearest of the span."""
        if span not in self._tokens_above:
            tree = self._scene.tree
            found: dict[int, int] = {}
            for token in tree.within(span):
                for up, above in enumerate([token, *tree.ancestors(token)]):
                    if up >= found.get(above, _FAR):
                        break  # what is above it was reached from nearer before
                    found[above] = up
            self._tokens_above[span] = found
        return self._tokens_above[span]

    def steps(self, one: int, other: int | None) -> int:
        """Edges between two tokens of a tree; far for tokens of two trees."""
        if other is None:
            return _FAR
        tree = self._scene.tree
        above = {token: number for number, token in enumerate([one, *tree.ancestors(one)])}
        if other in above:
            return above[other]
        for number, token in enumerate(tree.ancestors(other), 1):
            if token in above:
                return number + above[token]
        return _FAR

    def _tied_place(self, token: int, actors: Collection[Span]) -> Span | None:
        for noun in self._scene.tied(token, _LOCAL):
            for nested in (noun, *self._scene.tied(noun, _LOCAL)):
                found = self._place_in(nested)
                if found is not None and not any(actor.overlaps(found) for actor in actors):
                    return found
        return None

    def _is_local(self, span: Span) -> bool:
        """Whether a place is said to be where something is ("in Idlib", "in the city of Idlib")."""
        scene, token = self._scene, self._token_of(span)
        first = scene.tree.within(span).start
        if first and scene.words[first - 1] in _WHERE:
            return True
        while token is not None and scene.preposition(token) not in _WHERE:
            of = scene.preposition(token) == "of"
            if not of and scene.tree.tokens[token].relation not in _PARTS_OF_NAMES:
                return False
            token = scene.tree.parent(token)
            if (
                of
                and token is not None
                and (PLACE in scene.sorts_of(token) or scene.words[token] in _PORTIONS)
            ):
                return True
        return token is not None

    def _place_in(self, token: int) -> Span | None:
        """The place named in a noun's phrase: in the noun itself, else the first of its phrase."""
        start = self._scene.tree.tokens[token].span
        phrase = self._scene.phrase(token)
        low = bisect_left(self._places, phrase.start, key=lambda s: s.end - 1)
        inside = []
        for span in self._places[low:]:
            if span.start >= phrase.end:
                break
            if span.contains(start) or not self._is_whose(span):
                inside.append(span)
        return next((s for s in inside if s.contains(start)), inside[0] if inside else None)

    def _place_behind(self, token: int, people: Collection[Span]) -> Span | None:
        """A place right behind a word and its preposition, wherever the tree ties it: "a rally in Corva"."""
        tokens = self._scene.tree.tokens
        if token + 2 >= len(tokens) or self._scene.words[token + 1] not in _WHERE - {"to"}:
            return None
        at = bisect_left(self._places, tokens[token + 2].span)
        found = self._places[at] if at < len(self._places) else None
        if found is None or found.start != tokens[token + 2].span.start:
            return None
        return None if any(span.overlaps(found) for span in people) else found

    def _is_whose(self, span: Span) -> bool:
        """Whether a country only says whose something is: "U.S. embassies", "Norvia's army"."""
        place, token = self._scene.place_at(span.start), self._token_of(span)
        is_country = place is not None and place.place is not None and place.place.feature.startswith("PCL")
        return is_country and token is not None and self._scene.tree.tokens[token].relation in _OWNING

    def _here(self, spans: Sequence[Span], head: int) -> list[Span]:
        passage = self._scene.ground.passage_at(self._scene.tree.tokens[head].span.start)
        if passage is None:
            return []
        low = bisect_left(spans, passage.span.start, key=lambda s: s.start)
        high = bisect_left(spans, passage.span.end, key=lambda s: s.start)
        return list(spans[low:high])

    def _nearest(self, spans: Sequence[Span], head: int) -> Span | None:
        return min(spans, key=lambda s: self._apart(s, head), default=None)

    def _token_of(self, span: Span) -> int | None:
        return self._scene.tree.head_of(span)

    def _apart(self, span: Span, head: int) -> int:
        start = self._scene.tree.tokens[head].span.start
        return max(span.start - start, start - span.end, 0)
