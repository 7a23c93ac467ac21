"""Where and when an event took place and how many it harmed: by syntax, else the nearest of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

from crossread.domain.facts import Figure, TimeKind
from crossread.domain.layers import MentionKind, Passage
from crossread.domain.span import Span
from crossread.reading.events.kinds import PLACE
from crossread.reading.events.scene import Scene

_LOCAL = ("in", "at", "near", "on", "outside", "inside", "around", "across", "to", "from", "over", "into")
_WHERE = frozenset(
    {"in", "at", "near", "on", "outside", "inside", "around", "across", "towards", "into", "to", "over"}
)
_PARTS_OF_NAMES = frozenset({"compound", "flat", "appos"})
_PORTIONS = frozenset({"parts", "part", "outskirts", "centre", "center", "north", "south", "east", "west"})
_POINTS = frozenset({TimeKind.DATE, TimeKind.TIME})
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
_MOST_CLIMBS = 3
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
        self._places = sorted(places)
        self._times = sorted(t.span for t in ground.times if t.kind in _POINTS)
        self._tokens_above: dict[Span, Mapping[int, int]] = {}
        self._figures = sorted((f for f in figures if f.what in _HARM_TYPES), key=lambda f: f.span)

    def place(
        self,
        head: int,
        *,
        carrier: int | None,
        taken: Iterable[int],
        targets: Iterable[int],
        actors: Collection[Span],
    ) -> Span | None:
        """Where: a place taken, one tied to the word by a preposition, one that is aimed at, one of the clauses above,
        the nearest of the sentence."""
        for token in taken:
            if (found := self._place_in(token)) is not None:
                return found
        spine = [head, *([carrier] if carrier is not None else [])]
        for token in spine:
            if (found := self._tied_place(token, actors)) is not None:
                return found
        for token in targets:
            if (found := self._place_in(token)) is not None:
                return found
        for above, _ in zip(self._scene.tree.ancestors(spine[-1]), range(_MOST_CLIMBS), strict=False):
            if (found := self._tied_place(above, actors)) is not None:
                return found
        free = [
            s
            for s in self._here(self._places, head)
            if self._is_local(s) and not any(a.overlaps(s) for a in actors)
        ]
        return self._nearest(free, head)

    def time(self, head: int, *, carrier: int | None) -> Span | None:
        """When: the date or time nearest in tree and text together."""
        times = self._here(self._times, head)
        if not times:
            return None
        spine = head if carrier is None else carrier
        return min(
            times,
            key=lambda s: self._far(s, spine),
        )

    def _far(self, time: Span, spine: int) -> int:
        """How far a time is: what stands before the verb as if twice as far, since times follow their verb."""
        before = time.end <= self._scene.tree.tokens[spine].span.start
        chars = self._apart(time, spine) * (2 if before else 1)
        return self.steps(spine, self._token_of(time)) * _CHARS_A_STEP_OF_TIME + chars

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
            inside.append(span)
        return next((s for s in inside if s.contains(start)), inside[0] if inside else None)

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
