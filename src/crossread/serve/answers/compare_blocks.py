"""Which passages of two texts belong side by side: the pairs that were found, and neighbours that are the rest of one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.reuse import ReuseKind
from crossread.domain.span import Span, merge
from crossread.text.words import words

_REST_OF_ONE = (
    0.8  # share of a passage's words that stand in its neighbour's counterpart: a sentence cut in two
)
_FEWEST_WORDS = 3
_MOST_TOGETHER = 3  # passages of one text beside one of the other
_KINDS = (ReuseKind.VERBATIM, ReuseKind.EDITED, ReuseKind.REWRITTEN)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of which one was written from the other, or both from one text."""

    a: Span
    b: Span
    kind: ReuseKind
    similarity: float


@dataclass(frozen=True)
class Side:
    """One of two texts: its passages in order, and what of it is page furniture."""

    text: str
    passages: tuple[Span, ...]
    furniture: tuple[Span, ...] = ()

    def cover(self, indices: range) -> Span:
        """From the first to the last of some neighbouring passages."""
        return Span(self.passages[indices[0]].start, self.passages[indices[-1]].end)

    def joins(self, one: int, other: int) -> bool:
        """Whether two passages follow one another with no furniture between."""
        if other != one + 1:
            return False
        between = Span(self.passages[one].end, max(self.passages[one].end, self.passages[other].start))
        return not any(piece.overlaps(between) for piece in self._furniture_near(between))

    def one_paragraph(self, one: int, other: int) -> bool:
        """Whether two passages follow one another on one line."""
        between = self.text[self.passages[one].end : self.passages[other].start]
        return other == one + 1 and not any(char in between for char in "\n\r\u2028\u2029")

    def index(self, span: Span) -> int | None:
        """The passage that shares most characters with a span."""
        last = bisect_right(self._starts, span.end - 1)
        best, most = None, 0
        for at in range(last - 1, -1, -1):
            shared = min(span.end, self.passages[at].end) - max(span.start, self.passages[at].start)
            if self.passages[at].end <= span.start:
                break
            if shared > most:
                best, most = at, shared
        return best

    def folded(self, index: int) -> tuple[str, ...]:
        """The words of a passage as they are compared."""
        if index not in self._words:
            self._words[index] = tuple(word.folded for word in words(self.passages[index].of(self.text)))
        return self._words[index]

    @cached_property
    def _words(self) -> dict[int, tuple[str, ...]]:
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.passages]

    @cached_property
    def _joined(self) -> tuple[Span, ...]:
        return merge(self.furniture)

    def _furniture_near(self, between: Span) -> Sequence[Span]:
        at = bisect_right(self._joined, between.start, key=lambda span: span.end)
        return self._joined[at : at + 2]


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring passages of one text beside neighbouring passages of the other, by their indices."""

    a: range
    b: range
    kind: ReuseKind = ReuseKind.REWRITTEN
    similarity: float = 0.0


def side(report: Report, reading: Reading) -> Side:
    """A report as one of two texts."""
    return Side(
        report.text,
        tuple(passage.span for passage in reading.passages),
        tuple(piece.span for piece in report.furniture),
    )


def blocks(a: Side, b: Side, pairs: Iterable[Pair]) -> tuple[Block, ...]:
    """What stands beside what. A passage that has several counterparts apart from each other is in several blocks."""
    links: dict[tuple[int, int], Pair] = {}
    for pair in pairs:
        i, j = a.index(pair.a), b.index(pair.b)
        if i is not None and j is not None:
            held = links.get((i, j))
            links[i, j] = pair if held is None or pair.similarity > held.similarity else held
    joined = {*links, *_rests(a, b, links)}
    found = []
    for group in _components(joined):
        mine, theirs = sorted({i for i, _ in group}), sorted({j for _, j in group})
        if _together(a, mine) and _together(b, theirs):
            found.append(_block(group, links))
        else:
            found += [_block([link], links) for link in sorted(group) if link in links]
    return tuple(sorted(found, key=lambda block: (block.b.start, block.a.start)))


def _rests(a: Side, b: Side, links: Mapping[tuple[int, int], Pair]) -> Iterator[tuple[int, int]]:
    """Links of passages without a counterpart whose words are those of a neighbour's counterpart."""
    of_a: dict[int, list[int]] = {}
    of_b: dict[int, list[int]] = {}
    for i, j in links:
        of_a.setdefault(i, []).append(j)
        of_b.setdefault(j, []).append(i)
    for j in range(len(b.passages)):
        if j not in of_b:
            yield from [(i, j) for i in _beside(b, j, of_b) if _holds(a.folded(i), b.folded(j))][:1]
    for i in range(len(a.passages)):
        if i not in of_a:
            yield from [(i, j) for j in _beside(a, i, of_a) if _holds(b.folded(j), a.folded(i))][:1]


def _beside(side: Side, index: int, links: Mapping[int, Sequence[int]]) -> list[int]:
    """Counterparts of the passages before and after one."""
    near = [n for n in (index - 1, index + 1) if n in links and side.joins(min(n, index), max(n, index))]
    return [other for n in near for other in links[n]]


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    known = set(whole)
    return len(part) >= _FEWEST_WORDS and sum(word in known for word in part) >= _REST_OF_ONE * len(part)


def _together(side: Side, indices: Sequence[int]) -> bool:
    """Whether passages follow one another, and are not too many to be one."""
    following = all(side.joins(one, other) for one, other in pairwise(indices))
    return len(indices) <= _MOST_TOGETHER and following


def _components(links: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Links that share a passage, together."""
    top: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while top.setdefault(node, node) != node:
            top[node] = top[top[node]]
            node = top[node]
        return node

    ordered = sorted(links)
    for i, j in ordered:
        top[root(("a", i))] = root(("b", j))
    groups: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for i, j in ordered:
        groups.setdefault(root(("a", i)), []).append((i, j))
    return list(groups.values())


def _block(group: Sequence[tuple[int, int]], links: Mapping[tuple[int, int], Pair]) -> Block:
    known = [links[link] for link in group if link in links]
    kind = max((pair.kind for pair in known), key=_KINDS.index)
    if len(known) < len(group) and kind is ReuseKind.VERBATIM:
        kind = ReuseKind.EDITED
    mine, theirs = {i for i, _ in group}, {j for _, j in group}
    return Block(
        range(min(mine), max(mine) + 1),
        range(min(theirs), max(theirs) + 1),
        kind,
        sum(pair.similarity for pair in known) / len(known),
    )
