"""All words of one text that tell of control, in text order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossread.reading.control.frames import Frames, Telling
from crossread.reading.control.phrases import Phrases
from crossread.reading.control.standing import CONTESTED, CONTROL, HANDS, HELD, Standing
from crossread.reading.control.words import nouns, verbs


def tellings(phrases: Phrases) -> Iterator[Telling]:
    """Each with the nouns around it, whether or not they are of a place and of somebody who can hold it."""
    frames, standing = Frames(phrases), Standing(phrases)
    wanted = _telling_words()
    for at, word in enumerate(phrases.tree.lowered):
        if word not in wanted:
            continue
        if word in verbs():
            yield from frames.of_verb(at)
        if word in nouns():
            yield from frames.of_noun(at)
        if word in CONTROL:
            yield from standing.of_control(at)
        if word in HANDS:
            yield from standing.in_hands(at)
        if word in HELD:
            yield from standing.compound(at)
        if word in CONTESTED:
            yield from standing.contested(at)


@cache
def _telling_words() -> frozenset[str]:
    return frozenset({*verbs(), *nouns(), *CONTROL, *HANDS, *HELD, *CONTESTED})
