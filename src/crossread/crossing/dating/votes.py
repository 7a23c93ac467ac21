"""What a dated report's words for a day say about when another report was written that tells the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.dating.pointers import Pointer
from crossread.crossing.prepared import in_any
from crossread.domain.reuse import ReuseKind

# Share of aligned day words that mean one day: .6 of pairs linked at .25 and .9 at .8 on BASIL's and the labelled
# incidents' train parts, where both name a weekday; see docs/benchmarks.md.
_RIGHT_FLOOR, _RIGHT_SLOPE = 0.35, 0.55


@dataclass(frozen=True, slots=True)
class Vote:
    """`pointer` of the report in question means the day `meant`, because `witness` of report `other` does.

    `trust` in [0, 1] is the chance that the two speak of one happening. `copied` says that the passages are the same
    words: a reprint keeps the "yesterday" of its source.
    """

    pointer: Pointer
    other: str
    witness: Pointer
    meant: dt.date
    trust: float
    copied: bool = False


def votes_on(
    report: str,
    linked: Iterable[Linked],
    pointers: Mapping[str, Sequence[Pointer]],
    days: Mapping[str, dt.date],
) -> tuple[Vote, ...]:
    """Votes from passages linked to those of `report`; one for each of its pointers and day meant, the surest.

    `days` holds the days of the reports that may be witnesses.
    """
    best: dict[tuple[Pointer, dt.date], Vote] = {}
    for link in linked:
        for vote in _of_link(report, link, pointers, days):
            key = (vote.pointer, vote.meant)
            if key not in best or vote.trust > best[key].trust:
                best[key] = vote
    return tuple(sorted(best.values(), key=lambda vote: (vote.pointer.span, vote.meant)))


def _of_link(
    report: str, link: Linked, pointers: Mapping[str, Sequence[Pointer]], days: Mapping[str, dt.date]
) -> Iterator[Vote]:
    mine, at, its, there = (
        (link.a, link.i, link.b, link.j) if link.a.id == report else (link.b, link.j, link.a, link.i)
    )
    own, other = mine.id, its.id
    if own != report or other not in days:
        return
    # Quoted words count from the day they were spoken or written, which may lie weeks before the report.
    ours = [
        p for p in pointers[own]
        if p.passage == at and p.offsets is not None and not in_any(p.span, mine.reading.quotations)
    ]  # fmt: skip
    theirs = [p for p in pointers[other] if p.passage == there and not in_any(p.span, its.reading.quotations)]
    found = [
        (pointer, witness, meant)
        for pointer in ours
        for witness in theirs
        if (meant := witness.meant_on(days[other])) and pointer.weekday in (None, meant.weekday())
    ]
    # Two passages with several words for days each: only some of the pairs can be right.
    rivals = Counter(pointer for pointer, _, _ in found)
    sure = _RIGHT_FLOOR + _RIGHT_SLOPE * max(link.probability, link.score if link.reused else 0.0)
    for pointer, witness, meant in found:
        yield Vote(
            pointer, other, witness, meant, sure / rivals[pointer], copied=link.kind is ReuseKind.VERBATIM
        )
