"""Verbs and nouns that tell of control ("seized", "the loss of"), with what, who has it and who had it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossread.domain.facts import ControlChange
from crossread.reading.control.clauses import Clauses, first_of
from crossread.reading.control.phrases import Phrases
from crossread.reading.control.words import Frame, Trigger, actors, nouns, verbs

_PARTICLE_TOKENS = 5  # "pushed the last rebels out"


@dataclass(frozen=True, slots=True)
class Telling:
    """One word that tells of control, and the nouns around it by index, None where untold.

    `verb` is the word that can be denied or planned; `placed` the noun for the place.
    """

    verb: int
    trigger: Trigger
    placed: int
    holder: int | None
    former: int | None


class Frames:
    """Reads the nouns around verbs and nouns of control, whether or not they fit."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._tree = phrases.tree
        self._clauses = Clauses(phrases)

    def of_verb(self, verb: int) -> Iterator[Telling]:
        """What a verb tells; nothing where the word is none, or lacks its particle."""
        if self._tree.tokens[verb].upos not in ("VERB", "ADJ"):
            return
        beside = self._particles(verb)
        way = next(
            (w for w in verbs()[self._tree.lowered[verb]] if not w.particle or w.particle in beside), None
        )
        if way is not None:
            yield from self._around(verb, way)

    def _particles(self, verb: int) -> set[str]:
        """Words that can be a verb's particle: those tied to it and those that follow it in its clause."""
        found = {self._tree.lowered[c] for c in self._tree.children(verb)}
        for at in range(verb + 1, min(verb + 1 + _PARTICLE_TOKENS, self._phrases.end_of_sentence(verb))):
            if self._tree.tokens[at].upos in ("VERB", "PUNCT"):
                break
            found.add(self._tree.lowered[at])
        return found

    def _around(self, verb: int, way: Trigger) -> Iterator[Telling]:
        clauses = self._clauses
        subject = clauses.subject(verb)
        if way.frame in (Frame.LEAVE, Frame.INTO):
            leaves = way.frame is Frame.LEAVE
            placed = clauses.led_by(verb, "from", "of") if leaves else clauses.led_by(verb, "into", "through")
            sent = first_of([noun for noun in clauses.objects(verb) if noun not in placed])
            actor = sent if leaves and sent is not None else subject
            for noun in placed:
                yield Telling(verb, way, noun, None if leaves else actor, actor if leaves else None)
        elif way.frame is Frame.FALL:
            holder = clauses.tied(verb, "to")
            for noun in self._tree.subjects(verb) if holder is not None else ():
                yield Telling(verb, way, noun, holder, None)
        elif way.frame is Frame.EXPEL:
            former = first_of(clauses.objects(verb))
            for noun in clauses.led_by(verb, "from", "of") if former is not None else ():
                yield Telling(verb, way, noun, subject, former)
        else:
            yield from self._of_objects(verb, way, subject)

    def _of_objects(self, verb: int, way: Trigger, subject: int | None) -> Iterator[Telling]:
        placed = self._clauses.objects(verb)
        if way.frame is Frame.LOSE:
            to = self._clauses.tied(verb, "to")
            if not placed and to is not None and subject is not None:
                placed, subject = [subject], None  # "the town surrendered to the army"
            for noun in placed:
                yield Telling(verb, way, noun, to, subject)
        elif way.frame is Frame.QUIT:
            for noun in placed:
                yield Telling(verb, way, noun, None, subject)
        elif way.frame is Frame.CLEAR:
            for noun in placed:
                former = self._phrases.behind(noun, "of", before=self._phrases.end_of_sentence(verb))
                if former is not None:
                    yield Telling(verb, way, noun, subject, former)
        else:
            former = self._clauses.tied(verb, "from")
            for noun in placed:
                yield Telling(verb, way, noun, subject, former)

    def of_noun(self, noun: int) -> Iterator[Telling]:
        """What a noun tells: "the seizure of X by Y", "the rebels' withdrawal from X"."""
        word = self._tree.lowered[noun]
        if self._tree.tokens[noun].upos not in ("NOUN", "PROPN") and word in verbs():
            return
        way = nouns()[word]
        before = self._phrases.end_of_sentence(noun)
        if way.frame in (Frame.LEAVE, Frame.INTO):
            joint = "from" if way.frame is Frame.LEAVE else "into"
            placed = self._clauses.after(noun, joint, before=before)
        else:
            placed = self._phrases.behind(noun, "of", before=before)
        if placed is None:
            return
        doer = self._doer(noun, way, before=before)
        if way.frame in (Frame.LOSE, Frame.FALL):
            holder = self._clauses.after(noun, "to", before=before)
            if way.frame is Frame.FALL and holder is None:
                way = replace(way, change=ControlChange.LOST)
            yield Telling(noun, way, placed, holder, doer)
        elif way.frame is Frame.LEAVE:
            yield Telling(noun, way, placed, None, doer)
        else:
            yield Telling(noun, way, placed, doer, None)

    def _doer(self, noun: int, way: Trigger, *, before: int) -> int | None:
        """Whose doing it is: behind "by", a possessor, a word for fighters before it, for movements behind "of"."""
        by = self._clauses.after(noun, "by", before=before)
        if by is not None and way.frame not in (Frame.LOSE, Frame.FALL):
            return by
        owners = self._tree.children(noun, "nmod:poss")
        owners += [
            c for c in self._tree.children(noun, "compound", "amod") if self._tree.lowered[c] in actors()
        ]
        if owners or way.frame not in (Frame.LEAVE, Frame.INTO):
            return first_of(owners)
        of = self._phrases.behind(noun, "of", before=before)
        above = self._tree.parent(noun)
        if of is None and above is not None and self._tree.tokens[noun].relation == "obj":
            return first_of(self._tree.subjects(above))  # "the rebels made a withdrawal from"
        return of
