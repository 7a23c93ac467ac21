"""Words that exclude one another, said of one thing: rose and fell, alive and dead, all and some."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.checking.lists import exclusive
from crossread.crossing.checking.shares import share_slots
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.themes import theme_of
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.text.words import Word


def opposite_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One for each word of the claim whose opposite the passage says of the same, and nowhere the word itself.

    "Not alive" is no other than "dead". Shares of a whole come after.
    """
    said: set[int] = set()
    for word in claim.words:
        for group, side in _sides(word):
            if group in said or _has(claim, group, other_than=side) or _says(passage, group, side):
                continue
            other = _opposite(claim, passage, word, group)
            if other is not None:
                said.add(group)
                words = f"The reports say “{other.text}”, you say “{word.text}”."
                cited = passage.cite(other.span)
                yield SlotReading(SlotKind.OPPOSITE, Outcome.DIFFER, word.span, cited, words)
    yield from share_slots(claim, passage)


def _opposite(claim: Telling, passage: Telling, word: Word, group: int) -> Word | None:
    """The first word of the group that the passage says of the same, unless one of them is denied just once."""
    mine = theme_of(claim, word.span)
    if mine is None:
        return None
    rivals = [w for w in passage.words if any(g == group for g, _ in _sides(w))]
    themes = [(w, theme_of(passage, w.span)) for w in rivals]
    near = [(w, theme) for w, theme in themes if theme is not None and mine.is_one(theme)]
    if not near or any(theme.denied != mine.denied for _, theme in near):
        return None
    return near[0][0]


def _says(telling: Telling, group: int, side: int) -> bool:
    return any((group, side) in _sides(word) for word in telling.words)


def _sides(word: Word) -> tuple[tuple[int, int], ...]:
    """The groups a word, or a part of it ("first-floor"), stands in."""
    parts = dict.fromkeys((word.folded, *word.folded.split("-")))
    return tuple(place for part in parts for place in exclusive().get(part, ()))


def _has(telling: Telling, group: int, *, other_than: int) -> bool:
    """Whether a text has both sides itself: "from north to south"."""
    return any(g == group and side != other_than for w in telling.words for g, side in _sides(w))
