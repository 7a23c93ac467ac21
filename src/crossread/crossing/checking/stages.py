"""How far a matter has come: a claim that says "convicted" where the passage only says "charged"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from crossread.crossing.checking.clauses import NEGATIVES
from crossread.crossing.checking.telling import Telling
from crossread.crossing.listed import lines_of
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.text.words import Word

_WEIGHT = 0.6  # nothing but the words says that both are of one matter


def stage_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One for a ladder on which the claim stands further than any word of the passage."""
    if any(word.folded in NEGATIVES for word in claim.words):
        return
    mine, theirs = _furthest(claim), _furthest(passage)
    for ladder, (stage, word) in mine.items():
        if ladder in theirs and theirs[ladder][0] < stage:
            other = theirs[ladder][1]
            said = f"The reports go no further than “{other.text}”, you say “{word.text}”."
            cited = passage.cite(other.span)
            yield SlotReading(SlotKind.CERTAINTY, Outcome.DIFFER, word.span, cited, said, _WEIGHT)
            return


def _furthest(telling: Telling) -> Mapping[int, tuple[int, Word]]:
    found: dict[int, tuple[int, Word]] = {}
    for word in telling.words:
        for ladder, stage in _stages().get(word.folded, ()):
            if ladder not in found or found[ladder][0] < stage:
                found[ladder] = stage, word
    return found


@cache
def _stages() -> Mapping[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for ladder, line in enumerate(lines_of("check_stages.tsv")):
        for stage, words in enumerate(line.split("\t")):
            for word in words.split():
                found[word] = (*found.get(word, ()), (ladder, stage))
    return found
