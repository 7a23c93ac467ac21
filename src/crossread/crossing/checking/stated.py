"""Whether a passage plainly states a claim: all of its telling words, in its order, and nothing between that turns them;
or, of a claim that is a bare count of people, the count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from crossread.crossing.checking.clauses import NEGATIVES
from crossread.crossing.checking.figures import telling_digits
from crossread.crossing.checking.lists import moods
from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.slots import HARM
from crossread.crossing.events.stems import stem
from crossread.crossing.listed import listed
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.text.words import is_stop

_FEWEST_DIGITS = 2
_FEWEST = 3  # telling words: "he was arrested" stands in many a passage


def is_stated(claim: Telling, passage: Telling) -> bool:
    """Whether no paraphrase need be understood to see that the passage says so.

    Words that turn a meaning ("not", "may", "by", "before") count as telling ones, in the claim and in the passage.
    """
    asked = [stem(word.folded) for word in claim.words if _tells(word.folded)]
    if len(asked) < _FEWEST:
        return False
    said = [word.folded for word in passage.words]
    turning = {word.folded for word in claim.words} & _turning()
    if any(word in _denying() and word not in turning for word in said):
        return False
    return any(
        all(word not in _turning() or word in turning for word in said[places[0] : places[-1] + 1])
        for places in _in_order(asked, [stem(word) for word in said])
    )


def is_counted(claim: Telling, slots: Sequence[SlotReading]) -> bool:
    """Whether the claim is nothing but a count of what became of people, and the passage has that count.

    Only of two telling digits or more: many a passage has two dead.
    """
    figures = tuple(claim.figures.values())
    if len(figures) != 1 or figures[0].what not in HARM:
        return False
    (figure,) = figures
    number = figure.number.span
    if telling_digits(claim.printed(number)) < _FEWEST_DIGITS or any(
        _tells(word.folded) and not (figure.span.overlaps(word.span) or number.overlaps(word.span))
        for word in claim.words
    ):
        return False
    return any(
        slot.kind is SlotKind.FIGURE
        and slot.outcome is Outcome.AGREE
        and slot.weight >= 1
        and slot.claimed.overlaps(number)
        for slot in slots
    )


def _tells(word: str) -> bool:
    return word in _turning() or not is_stop(word)


def _in_order(asked: Sequence[str], said: Sequence[str]) -> Iterator[list[int]]:
    """Where the words stand, one after the other, from every place where the first does; each as early as it can be."""
    for start in (at for at, word in enumerate(said) if word == asked[0]):
        places = [start]
        for word in asked[1:]:
            at = next((at for at in range(places[-1] + 1, len(said)) if said[at] == word), None)
            if at is None:
                return
            places.append(at)
        yield places


@cache
def _turning() -> frozenset[str]:
    return listed("check_turning") | listed("check_wholes") | _denying()


@cache
def _denying() -> frozenset[str]:
    """What denies or weakens, wherever in the sentence it stands."""
    return NEGATIVES | moods("helper").keys() | moods("over").keys() | moods("beside").keys()
