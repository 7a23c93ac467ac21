"""Around a change of control: who says so, when it was, and which parts of the place are left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from itertools import islice

from crossread.domain.facts import TimeExpression
from crossread.domain.span import Span, trim
from crossread.reading.control.phrases import Phrases
from crossread.reading.wordlists import word_list

_EXCEPT = re.compile(
    r",?\s*(?:\(|—|–)?\s*\b(?:except(?:\s+for|ing)?|apart\s+from|aside\s+from|other\s+than|excluding|bar|save\s+for"
    r"|with\s+the\s+exception\s+of)\s+(?P<part>[^,.;()—–]+)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\baccording to\s+", re.IGNORECASE)
_SAID_AFTER = re.compile(r"\s(?:said|says|according\sto|the\s\w+\ssaid)\b")
_REACH_CHARS = 80  # an exception stands close to its place: "the city of X, except for"
_HIGHEST = 6  # clauses between a change and the verb that reports it
_FAR_CHARS = 1000  # no clause of a sentence is longer; texts without full stops are
_HIGHEST_PATH = 30  # words between one and the root of its sentence; deeper trees are mistakes
_REPORTED = frozenset({"ccomp", "parataxis"})
_OTHER_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"})


class Surroundings:
    """Questions about what stands around a change of control in one text; tokens are named by index."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._ground = phrases.ground
        self._tree = phrases.tree

    def voice(self, index: int) -> Span | None:
        """Who says what a token tells of: the subject of the verb of saying above it, else the attribution's source."""
        tree, at = self._tree, index
        for _ in range(_HIGHEST):
            above = tree.parent(at)
            if above is None:
                break
            if tree.tokens[at].relation in _REPORTED and self._is_saying(above):
                speaker = next((s for s in tree.subjects(above) if s < index or s > above), None)
                if speaker is not None:
                    return self._as_attributed(tree.phrase(speaker))
            at = above
        told = self._ground.voice_of(tree.tokens[index].span)
        if told is not None and told.source is not None:
            return None if told.source.contains(tree.tokens[index].span) else told.source
        return self._according_to(index)

    def _is_saying(self, index: int) -> bool:
        return self._tree.lowered[index] in word_list("cues.txt")

    def _according_to(self, index: int) -> Span | None:
        start = self._tree.tokens[index].span.start
        passage = self._ground.passage_at(start)
        if passage is None:
            return None
        low, high = max(passage.span.start, start - _FAR_CHARS), min(passage.span.end, start + _FAR_CHARS)
        found = _ACCORDING.search(self._ground.text, low, high)
        at = None if found is None else self._tree.at(found.end())
        noun = None if at is None else self._phrases.noun_from(at, before=self._phrases.end_of_sentence(at))
        return None if noun is None else self._as_attributed(self._tree.phrase(noun))

    def _as_attributed(self, speaker: Span) -> Span:
        """The source of the attribution that names this speaker, so that both layers name one span."""
        return next((source for source in self._sources if source.overlaps(speaker)), speaker)

    @cached_property
    def _sources(self) -> list[Span]:
        return [a.source for a in self._ground.attributions if a.source is not None]

    @cached_property
    def _times(self) -> list[TimeExpression]:
        return sorted(self._ground.days_told, key=lambda t: t.span)

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time in self._times]

    def time(self, index: int) -> Span | None:
        """The date or time tied to a change: in its own clause, else in one above it; never a mere duration.

        "Said on Sunday" is when it was said; "By Sunday the rebels said" is when it was done.
        """
        passage = self._ground.passage_at(self._tree.tokens[index].span.start)
        if passage is None:
            return None
        first = bisect_left(self._time_starts, passage.span.start)
        last = bisect_left(self._time_starts, passage.span.end)
        steps = {token: step for step, token in enumerate(self._path(index))}
        said = max((token for token in steps if token > index and self._is_saying(token)), default=None)
        before = len(self._ground.text) if said is None else self._tree.tokens[said].span.start
        ranked = [
            (step, abs(time.span.start - self._tree.tokens[index].span.start), time.span)
            for time in self._times[first:last]
            if time.span.start < before and (step := self._steps_to(time.span, steps)) is not None
        ]
        return min(ranked)[2] if ranked else None

    def _path(self, index: int) -> list[int]:
        return [index, *islice(self._tree.ancestors(index), _HIGHEST_PATH)]

    def _steps_to(self, time: Span, steps: Mapping[int, int]) -> int | None:
        """How far up from a change the clause is that a time belongs to; None where it is of another clause."""
        head = self._tree.head_of(time)
        for token in () if head is None else self._path(head):
            if token in steps:
                said = (
                    steps[token]
                    and self._is_saying(token)
                    and time.start > self._tree.tokens[token].span.start
                )
                return None if said else steps[token]
            if token != head and self._tree.tokens[token].relation in _OTHER_CLAUSES:
                return None
        return None

    def exceptions(self, place: Span) -> tuple[Span, ...]:
        """The parts left out of a place: "except for the old town"."""
        passage = self._ground.passage_at(place.start)
        if passage is None:
            return ()
        text = self._ground.text
        found = _EXCEPT.search(text, place.end, min(passage.span.end, place.end + _FAR_CHARS))
        if found is None or found.start() - place.end > _REACH_CHARS:
            return ()
        start, end = found.span("part")
        said = _SAID_AFTER.search(text, start, end)
        part = trim(text, Span(start, said.start() if said else end))
        return (part,) if len(part) else ()
