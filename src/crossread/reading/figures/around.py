"""The place and time a figure is told with, by syntax and nearness in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from crossread.domain.layers import MentionKind, Passage
from crossread.domain.span import Span
from crossread.reading.figures.doers import sort_of
from crossread.reading.figures.voices import Voices
from crossread.reading.ground import Ground
from crossread.reading.wordlists import word_list

_PLACE_CASES = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "around",
        "of",
        "on",
        "from",
        "across",
        "inside",
        "throughout",
        "to",
        "into",
    }
)
_ARMED = frozenset({"army", "police", "gunmen"})
_LED = re.compile(r"\b(?:in|at|near|outside|around|of)\s+(?:the\s+(?:city|town|village|province)\s+of\s+)?\Z")
_LEAD_CHARS = 40
_BEFORE_CHARS = 60  # what a place before the figure costs beside one after it, in characters of distance
_OTHER_FIGURE_CHARS = 60  # what each figure in between costs
_FARTHEST_CHARS = 170


class Around:
    """One report, asked for what belongs to a figure; `numbers` are the spans of its counts, in text order."""

    def __init__(self, ground: Ground, numbers: Sequence[Span], voices: Voices) -> None:
        self._ground = ground
        self._voices = voices
        self._numbers = [span.start for span in numbers]

    def place(self, figure: Span, passage: Passage) -> Span | None:
        """The place a figure is told of: the one that follows it, else one before it, never one of the voice."""
        return self._nearest(self._places, figure, passage, cased=True)

    def time(self, figure: Span, passage: Passage) -> Span | None:
        """The day or time of day that a figure is told with; "recently" and "now" are none."""
        return self._nearest(self._times, figure, passage, cased=False)

    @cached_property
    def _places(self) -> list[Span]:
        ground = self._ground
        if ground.places:
            return sorted(place.span for place in ground.places)
        if ground.mentions:
            return [m.span for m in ground.of_kind(MentionKind.PLACE)]
        return [name.span for name in ground.names]

    @cached_property
    def _times(self) -> list[Span]:
        ground = self._ground
        return sorted(
            t.span for t in ground.days_told if not self._is_of_another(ground.noun_of_time(t.span))
        )

    def _is_of_another(self, noun: int | None) -> bool:
        """Whether a noun that has a time of its own is not what does the harm: "since the 2011 uprising"."""
        return noun is not None and not self._ground.tree.tokens[noun].relation.startswith("nsubj")

    def _nearest(self, spans: list[Span], figure: Span, passage: Passage, *, cased: bool) -> Span | None:
        best: tuple[int, Span] | None = None
        first = bisect_left(spans, Span(passage.span.start, passage.span.start))
        for span in spans[first:]:
            if span.end > passage.span.end:
                break
            if self._of_a_voice(span, passage) or (cased and not self._is_placed(span)):
                continue
            after = span.start >= figure.start
            gap = span.start - figure.end if after else figure.start - span.end + _BEFORE_CHARS
            low, high = sorted((figure.start, span.start))
            between = bisect_left(self._numbers, high) - bisect_left(self._numbers, low + 1)
            cost = max(gap, 0) + _OTHER_FIGURE_CHARS * between
            if cost <= _FARTHEST_CHARS and (best is None or cost < best[0]):
                best = (cost, span)
        return best[1] if best else None

    def _is_placed(self, span: Span) -> bool:
        """Whether a preposition, or a noun or name before it that has one, ties the place to what is told."""
        tree = self._ground.tree
        head = tree.head_of(span)
        if head is None:
            text = self._ground.text
            return _LED.search(text, max(span.start - _LEAD_CHARS, 0), span.start) is not None
        if self._names_a_side(head):
            return False
        for at in (head, *tree.ancestors(head)):
            cases = {tree.lowered[c] for c in tree.children(at, "case")}
            if cases:
                return bool(cases & _PLACE_CASES)
            if tree.tokens[at].relation not in ("compound", "nmod", "appos", "conj", "flat", "nmod:poss"):
                return False
        return False

    def _names_a_side(self, head: int) -> bool:
        """Whether the place says who, not where: "the US-Saudi coalition", "Norvia's warplanes"."""
        tree = self._ground.tree
        above = tree.parent(head)
        if above is None or tree.tokens[head].relation not in ("compound", "amod", "nmod:poss"):
            return False
        return sort_of(tree, above) in _ARMED or tree.lowered[above] in word_list("harm_sides.txt")

    def _of_a_voice(self, span: Span, passage: Passage) -> bool:
        """Whether it stands in a source or is told of it: "the observatory, which has people in Varna"."""
        sources = self._voices.named_in(passage)
        if any(source.contains(span) for source in sources):
            return True
        tree = self._ground.tree
        head = tree.head_of(span) if sources else None
        above = () if head is None else [tree.tokens[at].span for at in tree.ancestors(head)]
        return any(source.contains(token) for source in sources for token in above)
