"""Who did it to whom: the claim's parties and phrases against the passage's, where both tell of one deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.checking.clauses import Clause
from crossread.crossing.checking.matching import LIGHT, Matched, phrase_words, words_meet
from crossread.crossing.checking.telling import Telling
from crossread.domain.checking import Outcome, SlotKind, SlotReading

_HALF = 0.6  # weight where only one of the two parties has changed sides

Parties = Sequence[frozenset[str]]


def role_slots(claim: Telling, passage: Telling, matched: Sequence[Matched]) -> Iterator[SlotReading]:
    """One for each deed whose parties have changed places, agree, or are others."""
    for one in matched:
        if one.mine.stem not in LIGHT and one.theirs.stem not in LIGHT:
            yield from _compared(claim, passage, one)


def _compared(claim: Telling, passage: Telling, one: Matched) -> Iterator[SlotReading]:
    mine = [_parties(claim, parties) for parties in (one.mine.agents, one.mine.patients)]
    theirs = [_parties(passage, parties) for parties in (one.theirs.agents, one.theirs.patients)]
    same = [_meet(mine[side], theirs[side]) for side in (0, 1)]
    phrases = [_parties(t, [at for _, at in c.others]) for t, c in ((claim, one.mine), (passage, one.theirs))]
    turned = [
        _meet(mine[0], [*theirs[1], *phrases[1]]),
        _meet([*mine[1], *([] if mine[1] else phrases[0])], theirs[0]),
    ]
    span, cited = claim.tokens[one.mine.head].span, passage.cite(passage.tokens[one.theirs.head].span)
    deed = passage.printed(passage.tokens[one.theirs.head].span)
    exchanged = [
        side
        for side in (0, 1)
        if mine[side] and theirs[side] and not same[side] and _exchanged(claim, passage, one, side)
    ]
    if exchanged or (turned[0] and turned[1] and not (same[0] and same[1])):
        said = f"The reports have it the other way round: who stands where at “{deed}” is exchanged."
        yield SlotReading(SlotKind.ROLE, Outcome.DIFFER, span, cited, said)
    elif (turned[0] and not same[0]) or (turned[1] and not same[1]):
        said = f"In the reports the parties of “{deed}” stand the other way round."
        yield SlotReading(SlotKind.ROLE, Outcome.DIFFER, span, cited, said, _HALF)
    elif same[0] and (same[1] or not mine[1]):
        yield SlotReading(
            SlotKind.ROLE, Outcome.AGREE, span, cited, f"The same parties stand at “{deed}”.", one.score
        )


def _exchanged(claim: Telling, passage: Telling, one: Matched, side: int) -> bool:
    """Whether each text gives the other's party of this deed a part in another deed."""
    heads, others = (one.mine.agents, one.mine.patients)[side], (one.theirs.agents, one.theirs.patients)[side]
    if any(t.tokens[at].upos == "PRON" for t, some in ((claim, heads), (passage, others)) for at in some):
        return False  # whom "they" means is too unsure for that
    mine, theirs = _parties(claim, heads), _parties(passage, others)
    return _elsewhere(mine, passage, one.theirs) and _elsewhere(theirs, claim, one.mine)


def _elsewhere(some: Parties, other: Telling, but: Clause) -> bool:
    clauses = [c for c in other.clauses if c.head != but.head]
    parts = [phrase_words(other, at) for c in clauses for at in (*c.agents, *c.patients)]
    parts += [phrase_words(other, at) for _, at in but.others]
    return _meet(some, parts)


def _parties(telling: Telling, heads: Sequence[int]) -> Parties:
    return [phrase_words(telling, at) for at in heads]


def _meet(some: Parties, others: Parties) -> bool:
    return any(words_meet(a, b) for a in some for b in others)
