"""Statements of control: words that tell of it, with the places and holders that fit them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossread.domain.facts import Control, ControlChange
from crossread.domain.span import Span
from crossread.reading.control.actors import Actors
from crossread.reading.control.around import Surroundings
from crossread.reading.control.frames import Telling
from crossread.reading.control.moods import status_of
from crossread.reading.control.phrases import Phrases
from crossread.reading.control.places import Held, HeldPlaces
from crossread.reading.control.tellings import tellings
from crossread.reading.control.words import Frame, Grade, PlaceClass
from crossread.reading.ground import Ground

# Ranks, best first, by who is said to hold the place; no set is large enough to make shares of them.
_SCORES = {Grade.ARMED: 0.9, Grade.RULING: 0.8, Grade.OPEN: 0.7, Grade.PERSON: 0.7, None: 0.6}
_FARTHEST_CHARS = 160  # a verb further from its place than this hangs there by a mistake of the tree


def controls_of(ground: Ground) -> tuple[Control, ...]:
    """All statements of control in text order; one for each place that a word of control is about.

    A place is a name of one or a noun of the list `control_places.tsv`; people, goods, companies and matches that are
    seized or controlled are none. Who holds it fights or rules: a firm that takes over an airport is left out.
    """
    phrases = Phrases(ground)
    finder = _Finder(ground, phrases)
    found: dict[tuple[Span, ControlChange], Control] = {}
    for telling in tellings(phrases):
        for control in finder.controls(telling):
            kept = found.get((control.place, control.change))
            if kept is None or (kept.holder is None and control.holder is not None):
                found[control.place, control.change] = control
    return tuple(sorted(found.values(), key=lambda control: (control.span, control.place)))


class _Finder:
    """Turns words of control into statements where the nouns around them fit."""

    def __init__(self, ground: Ground, phrases: Phrases) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._places = HeldPlaces(phrases)
        self._actors = Actors(phrases)
        self._around = Surroundings(phrases)

    def controls(self, telling: Telling) -> Iterator[Control]:
        telling = self._without_direction(telling)
        graded = [self._actors.grade(noun) for noun in (telling.holder, telling.former) if noun is not None]
        if Grade.CIVIL in graded:
            return
        grade = next((g for g in _SCORES if g in graded), None)
        for held in self._places.at(telling.placed):
            if self._apart(telling, held) <= _FARTHEST_CHARS and self._fits(telling, held, grade):
                for part in (held, *self._places.parts_of(held)):
                    yield self._control(telling, part, grade)

    def _apart(self, telling: Telling, held: Held) -> int:
        verb = self._tree.tokens[telling.verb].span
        return max(held.span.start - verb.end, verb.start - held.span.end)

    def _without_direction(self, telling: Telling) -> Telling:
        """ "From the west" says where somebody came from, not who had the place."""
        taken = telling.trigger.frame is Frame.TAKE
        if not taken or telling.former is None or self._actors.grade(telling.former) is Grade.ARMED:
            return telling
        entered = telling.trigger.change is ControlChange.ENTERED
        vague = entered or self._actors.grade(telling.former) is Grade.CIVIL
        return replace(telling, former=None) if vague else telling

    def _fits(self, telling: Telling, held: Held, grade: Grade | None) -> bool:
        """Whether this can be control of a place, by how sure the word, the place and the holder are."""
        trigger = telling.trigger
        if held.unsure and not self._is_place_here(telling, grade):
            return False
        if grade is Grade.ARMED or trigger.change is ControlChange.CONTESTED:
            return True
        if trigger.strong and held.kind is not PlaceClass.SITE:
            return True
        moved = trigger.change in (ControlChange.ENTERED, ControlChange.WITHDREW)
        if grade is Grade.RULING and not moved and held.kind is not PlaceClass.SITE:
            return True
        if grade is Grade.PERSON or (grade is None and moved and not trigger.strong):
            return False
        return self._actors.fight_in(telling.verb)

    def _is_place_here(self, telling: Telling, grade: Grade | None) -> bool:
        """Whether a name beside this word is hardly a person's."""
        likely = grade is Grade.ARMED or (
            grade is Grade.RULING and telling.trigger.change is ControlChange.REGAINED
        )
        return likely and (telling.trigger.only_places or telling.trigger.frame is not Frame.TAKE)

    def _without_former(self, held: Held, telling: Telling) -> Span:
        """ "The town" of "cleared the town of rebels"."""
        if telling.former is None or not held.span.contains(self._tree.tokens[telling.former].span):
            return held.span
        former = self._actors.span(telling.former)
        before = self._tree.within(Span(held.span.start, max(held.span.start, former.start)))
        if len(before) < 2:
            return held.span
        return Span(
            held.span.start, self._tree.tokens[before[-2]].span.end
        )  # the last one is the preposition

    def _control(self, telling: Telling, held: Held, grade: Grade | None) -> Control:
        passage = self._ground.passage_at(held.span.start)
        place = self._without_former(held, telling)
        ends = [self._tree.tokens[telling.verb].span, place]
        ends += [
            self._tree.tokens[noun].span
            for noun in (telling.holder, telling.former)
            if noun == telling.verb - 2
        ]
        return Control(
            span=Span(min(end.start for end in ends), max(end.end for end in ends)),
            passage=passage.index if passage else 0,
            place=place,
            change=telling.trigger.change,
            holder=None if telling.holder is None else self._actors.span(telling.holder),
            former=None if telling.former is None else self._actors.span(telling.former),
            exceptions=self._around.exceptions(held.span),
            time=self._around.time(telling.verb),
            status=status_of(self._tree, telling.verb),
            claimed_by=self._around.voice(telling.verb),
            score=_SCORES[grade],
        )
