"""Two passages of different reports that speak of the same thing, with what is known of their reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.crossing.pair import PairCrossing
from crossread.crossing.prepared import Prepared
from crossread.domain.span import Citation


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Passage `i` of report `a` and passage `j` of report `b`, alike by `score`.

    Where `directed`, `a` is the source and `b` was written from it. `reused` says that the pair belongs to
    the reuse found between the reports, `one_lineage` that the two reports are one account.
    """

    a: Prepared
    i: int
    b: Prepared
    j: int
    score: float
    directed: bool
    reused: bool
    one_lineage: bool

    @property
    def text_a(self) -> str:
        """Passage of `a` as printed."""
        return self.a.passage_text(self.i)

    @property
    def text_b(self) -> str:
        """Passage of `b` as printed."""
        return self.b.passage_text(self.j)

    @property
    def citations(self) -> tuple[Citation, Citation]:
        """Both passages."""
        return self.a.cite(self.i), self.b.cite(self.j)


def linked_passages(
    reports: Mapping[str, Prepared], pairs: Sequence[PairCrossing]
) -> Iterator[Linked]:
    """All links of a story, source first where the reuse is directed."""
    for pair in pairs:
        reuse = pair.reuse
        reused = {frozenset((p.source, p.derived)) for p in reuse.pairs}
        swapped = reuse.directed and reuse.source == pair.second
        for link in pair.links:
            a, b, i, j = pair.first, pair.second, link.a, link.b
            if swapped:
                a, b, i, j = b, a, j, i
            one, other = reports[a], reports[b]
            yield Linked(
                one,
                i,
                other,
                j,
                score=link.score,
                directed=reuse.directed,
                reused=frozenset((one.cite(i), other.cite(j))) in reused,
                one_lineage=reuse.one_lineage,
            )
