"""Words that exclude one another, said of one thing: rose and fell, on and off, all and some."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.checking.lists import exclusive, quantities
from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.stems import stem
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.span import Span
from crossread.text.words import Word, is_stop

_LOOSE = 0.3  # weight where nothing shows that both words are said of one thing


def opposite_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One for each word of the claim whose opposite the passage says of the same."""
    said: set[int] = set()
    for word in claim.words:
        for group, side in _sides(word):
            if group in said or _has(claim, group, other_than=side):
                continue
            rivals = [w for w in passage.words for g, other in _sides(w) if g == group and other != side]
            near = [w for w in rivals if _of_one(claim, passage, word, w)]
            same = [w for w in passage.words if (group, side) in _sides(w)]
            if (
                any(_of_one(claim, passage, word, w) for w in same)
                or (same and not near)
                or (is_stop(word.folded) and not near)
            ):
                continue
            if rivals:
                said.add(group)
                other = (near or rivals)[0]
                words = f"The reports say “{other.text}”, you say “{word.text}”."
                weight = 1.0 if near else _LOOSE
                yield SlotReading(
                    SlotKind.OPPOSITE, Outcome.DIFFER, word.span, passage.cite(other.span), words, weight
                )
    yield from _shares(claim, passage)


def _sides(word: Word) -> tuple[tuple[int, int], ...]:
    """The groups a word, or a part of it ("first-floor"), stands in."""
    parts = dict.fromkeys((word.folded, *word.folded.split("-")))
    return tuple(place for part in parts for place in exclusive().get(stem(part), ()))


def _has(telling: Telling, group: int, *, other_than: int) -> bool:
    """Whether a text has both sides itself: "from north to south"."""
    return any(g == group and side != other_than for w in telling.words for g, side in _sides(w))


def _shares(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    for mine in claim.words:
        if mine.folded not in quantities():
            continue
        for their in passage.words:
            kind = quantities().get(their.folded)
            if (
                kind is not None
                and kind != quantities()[mine.folded]
                and _next(claim, mine.span) == _next(passage, their.span) != ""
            ):
                said = f"The reports say “{their.text}”, you say “{mine.text}”."
                yield SlotReading(
                    SlotKind.QUALIFIER, Outcome.DIFFER, mine.span, passage.cite(their.span), said
                )
                return


def _next(telling: Telling, span: Span) -> str:
    after = [w.folded for w in telling.words if w.span.start >= span.end and not is_stop(w.folded)]
    return stem(after[0]) if after else ""


def _of_one(claim: Telling, passage: Telling, mine: Word, their: Word) -> bool:
    """Whether what governs the two words, or hangs on them, has a word in common."""
    return bool(_beside(claim, mine.span) & _beside(passage, their.span))


def _beside(telling: Telling, span: Span) -> frozenset[str]:
    """Stems of the telling words one step up the tree, up to two steps down, and right beside it."""
    at = telling.token_at(span)
    row = [w for w in telling.words if not is_stop(w.folded) or w.span == span]
    here = next((k for k, w in enumerate(row) if w.span == span), None)
    found = (
        {stem(w.folded) for w in row[max(here - 1, 0) : here + 2] if w.span != span}
        if here is not None
        else set()
    )
    if at is None:
        return frozenset(found)
    tokens = telling.tokens
    near = {i for i, t in enumerate(tokens) if t.head == at}
    near |= {i for i, t in enumerate(tokens) if t.head in near}
    near = (
        near
        | {tokens[at].head}
        | {i for i, t in enumerate(tokens) if t.head == tokens[at].head and t.relation.startswith("nsubj")}
    ) - {at}
    spans = [tokens[i].span for i in near]
    return frozenset(found | {stem(w.folded) for w in row if any(w.span.overlaps(x) for x in spans)})
