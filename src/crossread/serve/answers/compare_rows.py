"""Two texts in rows: passages that are one beside each other, and between them what only one of the two holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.reuse import ReuseKind
from crossread.domain.span import Span
from crossread.serve.answers.compare_blocks import Block, Pair, Side, blocks


class RowKind(StrEnum):
    """What stands in a row."""

    PAIR = "pair"  # a passage of each, one written from the other
    ONLY_A = "only a"
    ONLY_B = "only b"
    MOVED = "moved"  # a passage of the first whose pair stands in another row


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the side that has nothing there is None.

    `passages` counts those of the side that has more. `moved` pairs stand at another place in the first text; a row MOVED
    marks that place, and `beside` is where the passage it belongs to begins in the second text.
    """

    kind: RowKind
    a: Span | None = None
    b: Span | None = None
    reuse: ReuseKind | None = None
    similarity: float = 0.0
    passages: int = 1
    moved: bool = False
    beside: int | None = None


def text_rows(a: Side, b: Side, pairs: Sequence[Pair]) -> tuple[Row, ...]:
    """Every passage of both texts, in the order of the second; what only the first holds stands where it would follow. What
    only one holds is cut at the ends of paragraphs.

    Every passage is in one row, but for one that has several counterparts apart from each other: it is in a row with each.
    """
    found = blocks(a, b, pairs)
    chain = _in_order(found)
    at_a = _by_index(found, chain, of_a=True)
    at_b = _by_index(found, chain, of_a=False)
    rows: list[Row] = []
    i = j = 0
    for block in (
        *chain,
        Block(range(len(a.passages), len(a.passages)), range(len(b.passages), len(b.passages))),
    ):
        rows += _gap_a(a, b, range(i, block.a.start), at_a)
        rows += _gap_b(a, b, range(j, block.b.start), at_b)
        if len(block.b):
            rows.append(_pair(a, b, block, moved=False))
        i, j = max(i, block.a.stop), max(j, block.b.stop)
    return tuple(rows)


def _in_order(found: Sequence[Block]) -> list[Block]:
    """The most blocks that stand in the same order in both texts, none of them sharing a passage."""
    ordered = sorted(found, key=lambda block: (block.a.start, -block.b.start))
    tails: list[int] = []  # the least place in the second text at which a chain of each length ends
    ends: list[int] = []  # the block there, by its number in `ordered`
    before: list[int] = []
    for number, block in enumerate(ordered):
        length = bisect_left(tails, block.b.start)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(block.b.start)
            ends.append(number)
        elif block.b.start < tails[length]:
            tails[length], ends[length] = block.b.start, number
    chain: list[Block] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    kept: list[Block] = []
    for block in reversed(chain):
        if not kept or (block.a.start >= kept[-1].a.stop and block.b.start >= kept[-1].b.stop):
            kept.append(block)
    return kept


def _by_index(found: Sequence[Block], chain: Sequence[Block], *, of_a: bool) -> dict[int, list[Block]]:
    """Blocks out of order, by the index of the first passage they hold of one text."""
    straight = {id(block) for block in chain}
    moved: dict[int, list[Block]] = {}
    for block in found:
        if id(block) not in straight:
            moved.setdefault((block.a if of_a else block.b).start, []).append(block)
    return moved


def _gap_a(a: Side, b: Side, gap: range, moved: dict[int, list[Block]]) -> Iterator[Row]:
    """What the first text holds between two pairs: what only it has, and where passages were moved from."""
    for alone, block in _walk(gap, moved, of_a=True):
        for stretch in _stretches(a, alone):
            yield Row(RowKind.ONLY_A, a=a.cover(stretch), passages=len(stretch))
        if block is not None:
            beside = b.cover(block.b).start
            yield Row(RowKind.MOVED, a=a.cover(block.a), passages=len(block.a), beside=beside)


def _gap_b(a: Side, b: Side, gap: range, moved: dict[int, list[Block]]) -> Iterator[Row]:
    """What the second text holds between two pairs: what only it has, and pairs moved there."""
    for alone, block in _walk(gap, moved, of_a=False):
        for stretch in _stretches(b, alone):
            yield Row(RowKind.ONLY_B, b=b.cover(stretch), passages=len(stretch))
        if block is not None:
            yield _pair(a, b, block, moved=True)


def _walk(
    gap: range, moved: dict[int, list[Block]], *, of_a: bool
) -> Iterator[tuple[list[int], Block | None]]:
    """Passages of a gap that are in no block, up to each block that begins in it, and after the last."""
    alone: list[int] = []
    taken: set[int] = set()
    for index in gap:
        for block in moved.get(index, ()):
            yield alone, block
            alone = []
            taken.update(block.a if of_a else block.b)
        if index not in taken:
            alone.append(index)
    yield alone, None


def _pair(a: Side, b: Side, block: Block, *, moved: bool) -> Row:
    return Row(
        RowKind.PAIR,
        a=a.cover(block.a),
        b=b.cover(block.b),
        reuse=block.kind,
        similarity=block.similarity,
        passages=max(len(block.a), len(block.b)),
        moved=moved,
    )


def _stretches(side: Side, indices: Sequence[int]) -> Iterator[range]:
    """Runs of neighbouring passages of one paragraph."""
    start = 0
    for at in range(1, len(indices) + 1):
        if at == len(indices) or not side.one_paragraph(indices[at - 1], indices[at]):
            yield range(indices[start], indices[at - 1] + 1)
            start = at
