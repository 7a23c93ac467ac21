"""Where and when an event took place and how many it harmed: by syntax, else the nearest of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from crossread.domain.facts import Figure
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
_BEFORE_NOUN = frozenset({"nmod:poss", "compound", "nummod", "amod", "nmod", "nmod:unmarked"})
_OTHER_CLAUSE = frozenset({"ccomp", "parataxis", "acl:relcl", "acl"})
_SAID = frozenset({"ccomp", "parataxis"})
_CLAUSES = frozenset({"acl", "ccomp", "parataxis"})
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
        targets: Iterable[int],
        actors: Collection[Span],
    ) -> Span | None:
        """Where: a place taken, one tied to the word by a preposition, one that is aimed at, one of the clauses above,
        the nearest of the sentence, but none of a voice or of a clause that is not above."""
        passage = self._scene.ground.passage_at(self._scene.tree.tokens[head].span.start)
        actors = [*actors, *(self._voices.get(passage.index, ()) if passage else ())]
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
        for above in self._clause_above(spine[-1]):
            if (found := self._tied_place(above, actors)) is not None:
                return found
        free = [
            s
            for s in self._here(self._places, head)
            if self._is_local(s)
            and not any(a.overlaps(s) for a in actors)
            and self._is_of_clause(self._scene.tree.within(s).start, spine[-1])
        ]
        return self._nearest(free, head)

    def time(self, head: int, *, carrier: int | None) -> Span | None:
        """When: the date or time nearest in tree and text together."""
        spine = head if carrier is None else carrier
        times = [
            s
            for s in self._here(self._times, head)
            if not self._is_anothers(s, (head, spine)) and self._is_of_relative(s, spine)
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
        tree, token = self._scene.tree, self._token_of(time)
        noun = None if token is None else tree.parent(token)
        if token is None or noun is None or noun <= token or noun in happening:
            return False
        modifies = tree.tokens[token].relation in _BEFORE_NOUN and tree.tokens[noun].upos in ("NOUN", "PROPN")
        is_doer = tree.tokens[noun].relation.startswith("nsubj") and tree.parent(noun) in happening
        return modifies and not self._scene.is_time(noun) and not is_doer

    def _clause_above(self, token: int) -> Iterator[int]:
        """What governs a word, a few steps up, as far as its clause: not who says it, nor what a relative clause is of."""
        tree, below = self._scene.tree, token
        for above, _ in zip(tree.ancestors(token), range(_MOST_CLIMBS), strict=False):
            if tree.tokens[below].relation in _OTHER_CLAUSE:
                return
            yield above
            below = above

    def _is_of_relative(self, time: Span, spine: int) -> bool:
        """Whether a time is not one from outside the relative clause that a happening is told in."""
        clause = next(self._clauses(spine))
        if self._scene.tree.tokens[clause].relation != "acl:relcl" or self._scene.tree.parent(clause) is None:
            return True
        token = self._scene.tree.within(time).start
        return token > clause or clause in self._clauses(token)

    def _is_of_clause(self, token: int, spine: int) -> bool:
        """Whether what stands at a token is told of a happening: in its clause or one above, not above a relative clause,
        or in what is told of it or of a noun behind it ("fired on students who had met in Corva", but not "on the day that ...")."""
        tree = self._scene.tree
        above = list(self._clauses(spine))
        own = tree.tokens[above[0]].relation == "acl:relcl"
        for clause in self._clauses(token):
            if clause in (above[:1] if own else above):
                # Of the clause of a verb of saying only what stands before it ("In Corva, police said ...").
                below = above[: above.index(clause)]
                return token < clause or not any(tree.tokens[at].relation in _SAID for at in below)
            noun = tree.parent(clause)
            told = noun is not None and noun >= spine and tree.tokens[clause].relation in ("acl", "acl:relcl")
            if not told or noun is None or self._scene.is_time(noun):
                return False
        return False

    def _clauses(self, token: int) -> Iterator[int]:
        """The heads of the clauses that a token stands in, its own first."""
        tree = self._scene.tree
        for at in (token, *tree.ancestors(token)):
            relation = tree.tokens[at].relation.split(":")[0]
            if relation == "conj" and tree.tokens[at].upos == "VERB":
                is_own = bool(tree.children(at, "nsubj"))
            elif relation == "advcl":  # not "..., killing 12", which goes on with its clause
                is_own = bool(tree.children(at, "nsubj")) or any(
                    self._scene.words[mark] != "to" for mark in tree.children(at, "mark")
                )
            else:
                is_own = relation in _CLAUSES
            if is_own or tree.parent(at) is None:
                yield at

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
