"""What came before what, and what from what: two happenings joined by a word, in the claim and in the passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from crossread.crossing.checking.clauses import NEGATIVES
from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.stems import stem
from crossread.crossing.listed import lines_of
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.span import Span
from crossread.text.words import fold, is_stop

_TELLING = ("VERB", "NOUN", "PROPN", "ADJ")
# weight and bounds are from a few tries on the first part of benchmarks/crossing/bearing
_WEIGHT = 0.8
_LEAST = 0.25  # share of a happening's stems that the other text's has, from which both may be one
_AHEAD = 0.15  # by how much the exchanged reading must fit better than the straight one


@dataclass(frozen=True, slots=True)
class Joined:
    """Two happenings as the stems of their telling words; `kind` is "time" or "cause", `cue` where the word stands."""

    kind: str
    first: frozenset[str]
    second: frozenset[str]
    cue: Span


def order_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One where the claim has two happenings in the order that the passage has exchanged."""
    theirs = tuple(_joined(passage))
    for mine in _joined(claim):
        same = [other for other in theirs if other.kind == mine.kind]
        straight = max((_straight(mine, other) for other in same), default=0.0)
        best = max(same, key=lambda other: _crossed(mine, other), default=None)
        if best is not None and _crossed(mine, best) >= max(straight + _AHEAD, 2 * _LEAST):
            said = f"In the reports the order at “{passage.printed(best.cue)}” is the other way round."
            yield SlotReading(SlotKind.ROLE, Outcome.DIFFER, mine.cue, passage.cite(best.cue), said, _WEIGHT)
            return


def _straight(mine: Joined, other: Joined) -> float:
    return _fit(mine.first, other.first) + _fit(mine.second, other.second)


def _crossed(mine: Joined, other: Joined) -> float:
    """How well they fit exchanged; 0 where one of the two hardly does."""
    fits = _fit(mine.first, other.second), _fit(mine.second, other.first)
    return sum(fits) if min(fits) >= _LEAST else 0.0


def _fit(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(min(len(some), len(others)), 1)


def _joined(telling: Telling) -> Iterator[Joined]:
    text = telling.report.report.text
    for at, token in enumerate(telling.tokens):
        known = _words().get(fold(token.span.of(text)))
        if known is None or token.relation not in ("mark", "case", "advmod"):
            continue
        kind, dependent_first = known
        below = token.head
        above = telling.tokens[below].head
        if above in (below, at) or at > below or _is_turned(telling, at) or _is_time(telling, below):
            continue
        inner = _subtree(telling, below)
        outer = _subtree(telling, above, but=below)
        dependent, main = _stems(telling, inner), _stems(telling, outer)
        if dependent and main:
            first, second = (dependent, main) if dependent_first else (main, dependent)
            yield Joined(kind, first, second, token.span)


def _is_turned(telling: Telling, at: int) -> bool:
    """ "Not before": what it says of the order depends on more."""
    text = telling.report.report.text
    return at > 0 and fold(telling.tokens[at - 1].span.of(text)) in NEGATIVES


def _is_time(telling: Telling, at: int) -> bool:
    """A date or a day is no happening."""
    token = telling.tokens[at]
    return token.upos == "NUM" or any(t.span.overlaps(token.span) for t in telling.report.reading.times)


def _subtree(telling: Telling, head: int, *, but: int | None = None) -> set[int]:
    inside, last = {head}, {head}
    while last:
        last = {at for at, t in enumerate(telling.tokens) if t.head in last and at != but} - inside
        inside |= last
    return inside


def _stems(telling: Telling, inside: set[int]) -> frozenset[str]:
    text = telling.report.report.text
    tokens = (telling.tokens[at] for at in inside)
    folded = (fold(token.span.of(text)) for token in tokens if token.upos in _TELLING)
    return frozenset(stem(word) for word in folded if not is_stop(word))


@cache
def _words() -> Mapping[str, tuple[str, bool]]:
    """Folded joining word -> what it joins, and whether the happening it leads comes first."""
    rows = (line.split("\t") for line in lines_of("check_order.tsv"))
    return {word: (kind, first == "first") for kind, first, words in rows for word in words.split()}
