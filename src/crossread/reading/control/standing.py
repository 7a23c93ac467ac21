"""Where a place stands: "under the control of", "in rebel hands", "rebel-held", "fighting for control of"."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.domain.facts import ControlChange
from crossread.reading.control.clauses import Clauses
from crossread.reading.control.frames import Telling
from crossread.reading.control.phrases import Phrases
from crossread.reading.control.words import Frame, Trigger, verbs_over
from crossread.reading.wordlists import word_list

CONTROL = frozenset({"control", "grip"})
HANDS = frozenset({"hands"})
HELD = frozenset({"held", "controlled", "occupied", "seized"})
CONTESTED = frozenset({"contested", "embattled"})
_OVER = ("of", "over", "on")
_OUTSIDE = frozenset({"from", "beyond", "outside"})
_LEADING = frozenset({"under", "in", "for", *_OUTSIDE})
_JOINTS = frozenset({"-", "‑", "–"})
_ONCE = frozenset({"formerly", "previously", "once", "then"})
_LEAD_TOKENS = 7  # between a preposition and its "control": "under the full and lasting control"
_VERB_TOKENS = 5  # between a verb and its "control": "took back full control"
_FIGHT_TOKENS = 6  # between "fighting" and "for control"


class Standing:
    """Reads the words for how a place stands, whether or not the nouns around them fit."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._tree = phrases.tree
        self._clauses = Clauses(phrases)

    def of_control(self, noun: int) -> Iterator[Telling]:
        """ "took control of X", "under the control of X", "in control of", "for control of"."""
        if self._tree.tokens[noun].upos not in ("NOUN", "PROPN"):
            return
        leading = self._leading(noun)
        if leading is None:
            return
        word = self._tree.lowered[leading]
        behind = self._phrases.behind(noun, *_OVER, before=self._phrases.end_of_sentence(noun))
        if word in verbs_over():
            yield from self._of_verb(leading, noun, behind)
        elif word == "under" or word in _OUTSIDE:
            yield from self._under(noun, behind, gone=word in _OUTSIDE)
        elif behind is not None and word == "in":
            subject, _ = self._clauses.told_of(noun)
            if subject is not None:
                yield Telling(noun, _way(ControlChange.HELD), behind, subject, None)
        elif behind is not None and word == "for":
            before = self._tree.lowered[max(0, leading - _FIGHT_TOKENS) : leading]
            if word_list("control_fights.txt") & set(before):
                yield Telling(noun, _way(ControlChange.CONTESTED), behind, None, None)

    def _leading(self, noun: int) -> int | None:
        """The verb or preposition that "control" belongs to, past its article and adjectives."""
        for at in range(noun - 1, max(0, noun - _LEAD_TOKENS) - 1, -1):
            word = self._tree.lowered[at]
            if word in _LEADING or (word in verbs_over() and noun - at <= _VERB_TOKENS):
                return at
            parted = self._tree.tokens[at].upos in ("VERB", "PUNCT", "SCONJ", "CCONJ")
            if parted and word not in _JOINTS:
                return None
        return None

    def _of_verb(self, verb: int, noun: int, behind: int | None) -> Iterator[Telling]:
        way = verbs_over()[self._tree.lowered[verb]]
        if way.frame is Frame.SLIP:
            former = behind if behind is not None else self._clauses.owner(noun)
            for placed in self._tree.subjects(verb):
                yield Telling(verb, way, placed, None, former)
            return
        subject = self._clauses.subject(verb)
        for placed in self._tree.conjuncts(behind) if behind is not None else ():
            if way.frame is Frame.LOSE:
                holder = self._clauses.after(noun, "to", before=self._phrases.end_of_sentence(noun))
                yield Telling(verb, way, placed, holder, subject)
            else:
                yield Telling(verb, way, placed, subject, self._clauses.tied(verb, "from"))

    def _under(self, noun: int, behind: int | None, *, gone: bool) -> Iterator[Telling]:
        subject, verb = self._clauses.told_of(noun)
        owner = behind if behind is not None else self._clauses.owner(noun)
        if subject is None or owner is None:
            return
        if gone or self._no_longer(noun) or self._no_longer(verb):
            yield Telling(verb, _way(ControlChange.LOST), subject, None, owner)
        else:
            arrived = self._tree.lowered[verb] in word_list("control_arrivals.txt")
            change = ControlChange.CAPTURED if arrived else ControlChange.HELD
            yield Telling(verb, _way(change), subject, owner, None)

    def _no_longer(self, index: int) -> bool:
        return any(self._tree.lowered[c] == "longer" for c in self._tree.children(index))

    def in_hands(self, noun: int) -> Iterator[Telling]:
        """ "in the hands of X", "in rebel hands", "fell into the hands of X"."""
        before = self._tree.lowered[max(0, noun - _LEAD_TOKENS) : noun]
        joint = next((word for word in reversed(before) if word in ("in", "into")), None)
        owner = self._phrases.behind(noun, "of", before=self._phrases.end_of_sentence(noun))
        owner = owner if owner is not None else self._clauses.owner(noun)
        subject, verb = self._clauses.told_of(noun)
        if joint is not None and owner is not None and subject is not None:
            change = ControlChange.CAPTURED if joint == "into" else ControlChange.HELD
            yield Telling(verb, _way(change), subject, owner, None)

    def compound(self, held: int) -> Iterator[Telling]:
        """ "rebel-held X": who stands before the hyphen, what behind."""
        if held < 2 or self._tree.lowered[held - 1] not in _JOINTS:
            return
        close = self._tree.tokens[held - 1].span.end == self._tree.tokens[held].span.start
        placed = self._phrases.noun_from(held + 1, before=self._phrases.end_of_sentence(held))
        if placed is None or not close:
            return
        if held > 2 and self._tree.lowered[held - 3] in _ONCE:
            yield Telling(held, _way(ControlChange.LOST, strong=True), placed, None, held - 2)
        else:
            yield Telling(held, _way(ControlChange.HELD, strong=True), placed, held - 2, None)

    def contested(self, word: int) -> Iterator[Telling]:
        """ "the contested town"."""
        noun = self._tree.parent(word)
        if noun is not None and self._tree.tokens[word].relation == "amod":
            yield Telling(word, _way(ControlChange.CONTESTED), noun, None, None)


def _way(change: ControlChange, *, strong: bool = False) -> Trigger:
    return Trigger(Frame.TAKE, change, strong=strong, only_places=True)
